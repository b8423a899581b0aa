import type { Operation } from '../../model/catalog.ts'
import { segmentsOf } from '../json/documented-node.ts'
import { isJsonObject, type JsonSchema } from '../json/json-schema.ts'

/**
 * The schema of a request that something in the body tells from its neighbours: without it, it would be another
 * operation, so it is required, and so is everything around it. Where a sample of the operation lacks it, the document
 * itself does without.
 */
export function discriminated(
  schema: JsonSchema,
  { discriminator }: Operation,
  samples: readonly unknown[],
): JsonSchema {
  if (discriminator === undefined || discriminator.in === 'query') return schema
  const { name, value } = discriminator
  const path = name.startsWith('/') ? segmentsOf(name) : (pathTo(schema, name) ?? [name])
  return samples.every(sample => isIn(sample, path)) ? demand(schema, path, value) : schema
}

function isIn(value: unknown, [step, ...rest]: string[]): boolean {
  if (step === undefined) return true
  if (step === '[]') return Array.isArray(value) && value.length > 0 && value.every(item => isIn(item, rest))
  return isJsonObject(value) && Object.hasOwn(value, step) && isIn(value[step], rest)
}

function demand(schema: JsonSchema, [step, ...rest]: string[], value: string | undefined): JsonSchema {
  if (step === undefined) return value === undefined ? schema : { ...schema, enum: [value] }
  if (step === '[]') return { ...schema, type: 'array', items: demand(schema.items ?? {}, rest, value) }
  const own = schema.properties?.[step] ?? {}
  const { 'x-advisory-required': advisory = [], ...plain } = schema
  const others = advisory.filter(one => one !== step)
  return {
    ...plain,
    type: 'object',
    properties: { ...schema.properties, [step]: demand(own, rest, value) },
    required: [...new Set([...(schema.required ?? []), step])],
    ...(others.length === 0 ? {} : { 'x-advisory-required': others }),
  }
}

/** The members on the way to the member of a name, the nearest to the root first; undefined where there is none. */
function pathTo(schema: JsonSchema, name: string): string[] | undefined {
  let level: { schema: JsonSchema; path: string[] }[] = [{ schema, path: [] }]
  while (level.length > 0) {
    const found = level.find(one => one.schema.properties?.[name] !== undefined)
    if (found !== undefined) return [...found.path, name]
    level = level.flatMap(({ schema: { properties = {}, items }, path }) => [
      ...Object.entries(properties).map(([step, inner]) => ({ schema: inner, path: [...path, step] })),
      ...(items === undefined ? [] : [{ schema: items, path: [...path, '[]'] }]),
    ])
  }
  return undefined
}
