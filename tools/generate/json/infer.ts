import { conditionalRules, conditionText } from './conditions.ts'
import { Damaged } from './damaged.ts'
import type { DocumentedFact, DocumentedNode } from './documented-node.ts'
import { isJsonObject, type JsonSchema, type JsonType } from './json-schema.ts'
import { scalarSchema } from './scalar.ts'

type JsonObject = Record<string, unknown>

/** Members that map free names to values in every OpenStack API; their samples show examples of names, not names. */
const freelyNamed = new Set(['metadata', 'meta', 'addresses', 'extra_specs', 'properties', 'volume_image_metadata'])

/**
 * The schema of a JSON body from its samples and from what tables say of places in it.
 * Types are the table's and the samples' together; a member is required only where a table demands it and no sample
 * lacks it; further members are allowed everywhere: extra is no departure. Every sample fits.
 */
export function inferSchema(
  samples: readonly unknown[],
  documented: DocumentedNode = nothing,
  refine: Refinement = {},
): JsonSchema {
  const { related = [] } = refine
  return infer(samples, documented, { refine, name: undefined, related, isRoot: true })
}

/** What else is known of a body. */
export interface Refinement {
  /** Bodies of operations with the same method and path: they show what is no text, though a table calls it one. */
  related?: readonly unknown[]
  /** What a table says of a member by its name alone, since it describes the same body in another form. */
  leaf?: (name: string | undefined, values: readonly unknown[], inferred: JsonSchema) => JsonSchema
  isDemanded?: (name: string) => boolean
}

interface Inner {
  refine: Refinement
  name: string | undefined
  related: readonly unknown[]
  /** It is the body itself. */
  isRoot?: boolean
}

const nothing: DocumentedNode = { members: new Map() }

function infer(values: readonly unknown[], node: DocumentedNode, inner: Inner): JsonSchema {
  if (values.length === 0 && node.fact !== undefined) {
    const structured = inner.related.filter(value => typeof value === 'object' && value !== null)
    // Shown elsewhere: its form is proved, what is always in it is not.
    if (structured.length > 0) return withoutAdvice(infer(structured, node, { ...inner, related: [] }))
  }
  const present = values.filter(value => value !== null)
  const kinds = kindsOf(present, node)
  const sound = present.filter(value => !(value instanceof Damaged))
  const schemas: JsonSchema[] = []
  if (kinds.has('array')) schemas.push(arraySchema(sound.filter(Array.isArray), node, inner))
  if (kinds.has('object')) schemas.push(objectSchema(sound.filter(isJsonObject), node, inner))
  const scalars = new Set([...kinds].filter(kind => kind !== 'array' && kind !== 'object'))
  if (scalars.size > 0) {
    const own = sound.filter(value => typeof value !== 'object')
    const schema = scalarSchema(scalars, own, node.fact)
    schemas.push(inner.refine.leaf?.(inner.name, own, schema) ?? schema)
  }
  const schema = schemas.length > 1 ? { anyOf: schemas } : (schemas[0] ?? {})
  const isNullable = present.length < values.length || node.fact?.nullable === true
  const whole = isNullable ? orNull(schema) : schema
  return node.fact === undefined ? whole : { ...whole, ...notes(node.fact) }
}

/** What a member may be: what samples have, and what tables say unless it is plain text where samples show structure. */
function kindsOf(present: readonly unknown[], node: DocumentedNode): Set<JsonType> {
  const kinds = new Set<JsonType>(present.map(kindOf))
  if (node.items !== undefined) kinds.add('array')
  if (node.entries !== undefined || node.members.size > 0) kinds.add('object')
  const structured = kinds.has('array') || kinds.has('object')
  for (const type of node.fact?.types ?? []) {
    const kind = documentedKinds[type]
    if (kind === 'object' ? !kinds.has('array') : kind === 'array' || !structured) kinds.add(kind)
  }
  if (kinds.size === 0 && node.fact !== undefined) for (const kind of impliedKinds(node.fact)) kinds.add(kind)
  return kinds
}

/** What a row without a type and a sample must mean, since it lists values or states limits. */
function impliedKinds({ values, limits }: DocumentedFact): JsonType[] {
  const { minimum, maximum, fractionDigits, minLength, maxLength, pattern, format } = limits
  if ([minimum, maximum, fractionDigits].some(limit => limit !== undefined)) return ['number']
  const isText = values.length > 0 || [minLength, maxLength, pattern, format].some(limit => limit !== undefined)
  return isText ? ['string'] : []
}

function kindOf(value: unknown): JsonType {
  if (value instanceof Damaged) return kindOf(value.value)
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value as 'object' | 'string' | 'boolean'
}

const documentedKinds: Record<DocumentedFact['types'][number], JsonType> = {
  string: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  datetime: 'string',
  uuid: 'string',
  char: 'string',
  dict: 'object',
  object: 'object',
  array: 'array',
}

/** Null proves that null is allowed and nothing of what else is. */
function orNull(schema: JsonSchema): JsonSchema {
  if (schema.anyOf !== undefined) return { ...schema, anyOf: [...schema.anyOf, { type: 'null' }] }
  if (schema.type === undefined) return schema
  const types = Array.isArray(schema.type) ? schema.type : [schema.type]
  return { ...schema, type: [...types, 'null'], ...(schema.enum === undefined ? {} : { enum: [...schema.enum, null] }) }
}

function notes(fact: DocumentedFact): JsonSchema {
  const conditions = fact.conditions.map(conditionText)
  return { ...(conditions.length === 0 ? {} : { 'x-conditions': conditions }), 'x-clause': fact.clause }
}

function withoutAdvice(schema: JsonSchema): JsonSchema {
  const kept = Object.entries(schema).filter(([keyword]) => !keyword.startsWith('x-advisory-'))
  return Object.fromEntries(
    kept.map(([keyword, inner]) => {
      if (keyword === 'items' || keyword === 'additionalProperties') return [keyword, withoutAdvice(inner)]
      if (keyword !== 'properties') return [keyword, inner]
      const members = Object.entries(inner as Record<string, JsonSchema>)
      return [keyword, Object.fromEntries(members.map(([name, member]) => [name, withoutAdvice(member)]))]
    }),
  )
}

function arraySchema(arrays: readonly unknown[][], node: DocumentedNode, { refine, related }: Inner): JsonSchema {
  const items = arrays.flat()
  const counts = itemCounts(arrays, node.fact)
  if (items.length === 0 && node.items === undefined) return { type: 'array', ...counts }
  const schema = infer(items, node.items ?? nothing, {
    refine,
    name: undefined,
    related: related.filter(Array.isArray).flat(),
  })
  // Rows that are arrays themselves and all equally long are records without names, such as `[name, status]`.
  const lengths = new Set(items.map(item => (Array.isArray(item) ? item.length : 0)))
  const [length = 0] = lengths
  const isRecord = lengths.size === 1 && length > 0 && items.length > 1
  return { type: 'array', items: isRecord ? { ...schema, minItems: length } : schema, ...counts }
}

/** How many items a table allows, where no sample has more or fewer. */
function itemCounts(arrays: readonly unknown[][], fact: DocumentedFact | undefined): JsonSchema {
  const { minItems, maxItems } = fact?.limits ?? {}
  return {
    ...(minItems !== undefined && arrays.every(array => array.length >= minItems) ? { minItems } : {}),
    ...(maxItems !== undefined && arrays.every(array => array.length <= maxItems) ? { maxItems } : {}),
  }
}

function objectSchema(objects: readonly JsonObject[], node: DocumentedNode, inner: Inner): JsonSchema {
  const isMap = node.entries !== undefined || (inner.name !== undefined && freelyNamed.has(inner.name))
  const shown = isMap ? [] : objects.flatMap(object => Object.keys(object))
  const families = [...node.members].filter(([name]) => isFamily(name))
  const names = [...new Set([...shown, ...node.members.keys()])].filter(name => !isFamily(name))
  const entries = isMap ? mapEntries(objects, node, inner) : undefined
  const properties = Object.fromEntries(
    names.map(name => {
      const values = membersOf(objects, name)
      const related = membersOf(inner.related, name)
      return [name, infer(values, node.members.get(name) ?? nothing, { ...inner, name, related, isRoot: false })]
    }),
  )
  const { rules, released } = conditionalRules(node.members, objects)
  const inAll = names.filter(name => objects.every(object => Object.hasOwn(object, name)))
  const presence = (name: string) => node.members.get(name)?.fact?.presence
  // Around what is required an envelope is required too, where there is but one.
  const isEnvelope = (name: string) => {
    const isOnly = inner.isRoot && names.length === 1 && presence(name) === undefined
    return isOnly && (properties[name]?.required ?? []).length > 0
  }
  const isDemanded = (name: string) =>
    presence(name) === 'required' || inner.refine.isDemanded?.(name) === true || isEnvelope(name)
  const required = inAll.filter(name => isDemanded(name) && !released.has(name))
  const advisory = inAll.filter(name => !isDemanded(name) && presence(name) === undefined && objects.length > 0)
  return {
    type: 'object',
    ...(names.length === 0 ? {} : { properties }),
    ...(families.length === 0 ? {} : { patternProperties: familySchemas(families, objects) }),
    ...(entries === undefined || Object.keys(entries).length === 0 ? {} : { additionalProperties: entries }),
    ...(required.length === 0 ? {} : { required }),
    ...(rules.length === 0 ? {} : { allOf: rules }),
    ...(advisory.length === 0 ? {} : { 'x-advisory-required': advisory }),
  }
}

/** `property-{name}` stands for any number of members. */
function isFamily(name: string): boolean {
  return /\{[^{}]+\}$/.test(name)
}

function familySchemas(
  families: readonly [string, DocumentedNode][],
  objects: readonly JsonObject[],
): Record<string, JsonSchema> {
  return Object.fromEntries(
    families.map(([name, node]) => {
      const prefix = name.slice(0, name.lastIndexOf('{'))
      const values = objects.flatMap(object =>
        Object.entries(object).flatMap(([member, value]) => (member.startsWith(prefix) ? [value] : [])),
      )
      const pattern = `^${prefix.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`
      return [pattern, infer(values, node, { refine: {}, name: undefined, related: [] })]
    }),
  )
}

function membersOf(objects: readonly unknown[], name: string): unknown[] {
  return objects.flatMap(object => (isJsonObject(object) && Object.hasOwn(object, name) ? [object[name]] : []))
}

/** What a map has under any name; the form of one value is no rule for the next, so formats are left out. */
function mapEntries(objects: readonly JsonObject[], node: DocumentedNode, { refine }: Inner): JsonSchema {
  const values = objects.flatMap(object =>
    Object.entries(object)
      .filter(([name]) => !node.members.has(name))
      .map(([, value]) => value),
  )
  const { 'x-advisory-format': _shown, ...entries } = infer(values, node.entries ?? nothing, {
    refine,
    name: undefined,
    related: [],
  })
  return entries
}
