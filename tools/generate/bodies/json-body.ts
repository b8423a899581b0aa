import type { Operation, ResponseElement } from '../../model/catalog.ts'
import { Damaged } from '../json/damaged.ts'
import type { DocumentedNode } from '../json/documented-node.ts'
import { inferSchema, type Refinement } from '../json/infer.ts'
import { isJsonObject, type JsonSchema } from '../json/json-schema.ts'
import { commonText } from '../xml/element-node.ts'
import type { SampleText } from './body-samples.ts'

/** The schema of a JSON body of an operation from its samples and from what tables say of places in it. */
export function jsonBodySchema(
  operation: Operation,
  samples: readonly SampleText[],
  documented: DocumentedNode,
  related: readonly SampleText[] = [],
): JsonSchema {
  const refine = refinement(operation.responseElements)
  const schema = inferSchema(samples.map(soundValue), documented, { ...refine, related: related.map(soundValue) })
  const grouped = operation.parameters.some(parameter => parameter.name === 'delimiter')
  if (!grouped || schema.items === undefined) return schema
  // With a delimiter a listing has rows that stand for a group of names; deployed Swift calls their only member `subdir`.
  const group: JsonSchema = { type: 'object', properties: { subdir: { type: 'string' } }, required: ['subdir'] }
  // By if/else rather than anyOf: a wrong row is then told what it lacks as a row, not that it is no group either.
  return { ...schema, items: { if: group, else: schema.items } }
}

/**
 * A table with parents and children describes the body in XML, and JSON's members by their names: it writes
 * "Number Deleted" where the table has `number_deleted`. A name under several parents must be 1..1 in all to be demanded.
 */
function refinement(elements: readonly ResponseElement[]): Omit<Refinement, 'related'> {
  if (!elements.some(({ children, at }) => at === undefined && children.length > 0)) return {}
  const named = (member: string) =>
    elements.filter(element => element.name === member.toLowerCase().replaceAll(' ', '_'))
  return {
    isDemanded: member =>
      named(member).length > 0 && named(member).every(({ cardinality }) => (cardinality?.min ?? 0) > 0),
    // What is a count, a checksum or a time in XML is one in JSON; JSON has counts as numbers.
    leaf: (member, values, inferred) => {
      if (member === undefined || named(member).length === 0) return inferred
      const { pattern } = commonText(values.filter(value => typeof value === 'string'))
      const { 'x-advisory-format': _shown, ...plain } = inferred
      if (plain.type === 'integer' && values.every(value => Number(value) >= 0)) return { ...plain, minimum: 0 }
      return plain.type === 'string' && pattern !== undefined ? { ...plain, pattern } : inferred
    },
  }
}

/** The value of a sample; what its record calls damaged proves its type only. */
function soundValue({ sample, text }: SampleText): unknown {
  const value = JSON.parse(text) as unknown
  for (const { at } of sample.damaged ?? []) {
    const steps = at
      .split('/')
      .slice(1)
      .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    const last = steps.pop()
    const parent = steps.reduce<unknown>((inner, step) => member(inner, step), value)
    if (last === undefined) continue
    if (Array.isArray(parent)) parent[Number(last)] = new Damaged(parent[Number(last)])
    else if (isJsonObject(parent)) parent[last] = new Damaged(parent[last])
  }
  return value
}

function member(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return value[Number(step)]
  return isJsonObject(value) ? value[step] : undefined
}
