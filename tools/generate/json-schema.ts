import type { Operation } from '../model/catalog.ts'
import { leafFormat, leafPatterns } from './leaf-format.ts'

/** The part of JSON Schema 2020-12 that generated schemas use. */
export interface JsonSchema {
  $schema?: string
  $id?: string
  $comment?: string
  type?: string
  pattern?: string
  minimum?: number
  items?: JsonSchema
  minItems?: number
  properties?: Record<string, JsonSchema>
  required?: string[]
  if?: JsonSchema
  else?: JsonSchema
}

/**
 * The schema of a JSON body: its shape is that of the samples; types and presence are the element table's where it
 * names the member, except a type that a sample disproves. A member is required only where the table says 1..1 and
 * every sample has it. Further members are allowed: extra is no departure.
 */
export function inferSchema(samples: readonly unknown[], operation: Operation): JsonSchema {
  const schema = infer(samples, operation)
  const grouped = operation.parameters.some(parameter => parameter.name === 'delimiter')
  if (!grouped || schema.items === undefined) return schema
  // With a delimiter a listing has rows that stand for a group of names; deployed Swift calls their only member `subdir`.
  const group: JsonSchema = { type: 'object', properties: { subdir: { type: 'string' } }, required: ['subdir'] }
  // By if/else rather than anyOf: a wrong row is then told what it lacks as a row, not that it is no group either.
  return { ...schema, items: { if: group, else: schema.items } }
}

function infer(values: readonly unknown[], operation: Operation): JsonSchema {
  if (values.every(Array.isArray)) {
    const items = (values as unknown[][]).flat()
    return items.length === 0 ? { type: 'array' } : { type: 'array', items: inferItem(items, operation) }
  }
  if (values.every(isObject)) return inferObject(values as Record<string, unknown>[], operation)
  if (values.every(value => Number.isInteger(value))) return { type: 'integer', minimum: 0 }
  if (values.every(value => typeof value === 'string')) {
    const pattern = leafPatterns[leafFormat(values as string[])]
    return pattern === undefined ? { type: 'string' } : { type: 'string', pattern: `^${pattern}$` }
  }
  return {}
}

/** Rows that are arrays themselves and all equally long are records without names, such as `[name, status]`. */
function inferItem(items: unknown[], operation: Operation): JsonSchema {
  const schema = infer(items, operation)
  const lengths = new Set(items.map(item => (Array.isArray(item) ? item.length : 0)))
  const [length = 0] = lengths
  return lengths.size === 1 && length > 0 && items.length > 1 ? { ...schema, minItems: length } : schema
}

function inferObject(values: Record<string, unknown>[], operation: Operation): JsonSchema {
  const names = [...new Set(values.flatMap(value => Object.keys(value)))]
  const properties: Record<string, JsonSchema> = {}
  const required: string[] = []
  for (const name of names) {
    const present = values.filter(value => name in value).map(value => value[name])
    properties[name] = infer(present, operation)
    if (present.length === values.length && isDemanded(name, operation)) required.push(name)
  }
  return { type: 'object', properties, ...(required.length === 0 ? {} : { required }) }
}

/** JSON writes "Number Deleted" where the table has `number_deleted`; a name under several parents must be 1..1 in all. */
function isDemanded(member: string, { responseElements }: Operation): boolean {
  const name = member.toLowerCase().replaceAll(' ', '_')
  const named = responseElements.filter(element => element.name === name)
  return named.length > 0 && named.every(({ cardinality }) => (cardinality?.min ?? 0) > 0)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
