import type { DocumentedFact } from './documented-node.ts'
import type { JsonSchema, JsonType } from './json-schema.ts'
import { commonFormat, hasFormat, isStandardFormat, patternOf } from './text-format.ts'

/** Order in which the types of one member are written. */
const order: readonly JsonType[] = ['string', 'integer', 'number', 'boolean']

/**
 * The schema of a text, number or truth value.
 * @param types what samples and tables make of it together, at least one
 * @param values what samples have of these types
 * @param fact what tables say; what a sample contradicts is told by `x-contradicted` and demanded of nobody
 */
export function scalarSchema(
  types: ReadonlySet<JsonType>,
  values: readonly unknown[],
  fact: DocumentedFact | undefined,
): JsonSchema {
  const listed = order.filter(type => types.has(type) && !(type === 'integer' && types.has('number')))
  const schema: JsonSchema = { type: listed.length === 1 ? (listed[0] as JsonType) : listed }
  const contradicted: string[] = []
  const texts = values.filter(value => typeof value === 'string')
  if (fact !== undefined) {
    if (listed.includes('string')) Object.assign(schema, textFacets(texts, fact, listed, contradicted))
    if (listed.includes('integer') || listed.includes('number'))
      Object.assign(schema, numberFacets(values, fact, contradicted))
    Object.assign(schema, valueFacets(listed, values, fact, contradicted))
    if (fact.limits.unit !== undefined) schema['x-unit'] = fact.limits.unit
  }
  if (listed.length === 1 && schema.format === undefined && schema.pattern === undefined && schema.enum === undefined) {
    const shown = commonFormat(texts)
    if (shown !== undefined) schema['x-advisory-format'] = shown
  }
  if (contradicted.length > 0) schema['x-contradicted'] = contradicted
  return schema
}

function textFacets(
  texts: readonly string[],
  { types, limits, printedType }: DocumentedFact,
  listed: readonly JsonType[],
  contradicted: string[],
): JsonSchema {
  const facets: JsonSchema = {}
  const isCharacter = types.length === 1 && types[0] === 'char'
  const { minLength = isCharacter ? 1 : undefined, maxLength = isCharacter ? 1 : undefined, pattern } = limits
  const keep = (name: string, holds: (text: string) => boolean) => {
    const held = texts.every(holds)
    if (!held) contradicted.push(name)
    return held
  }
  if (minLength !== undefined && keep('minLength', text => [...text].length >= minLength)) facets.minLength = minLength
  if (maxLength !== undefined && keep('maxLength', text => [...text].length <= maxLength)) facets.maxLength = maxLength
  const format = limits.format ?? (types.includes('uuid') ? 'uuid' : undefined)
  if (format !== undefined && keep('format', text => hasFormat(text, format)))
    Object.assign(facets, formatFacet(format))
  // A time of which no sample shows the zone may have none.
  else if (types.includes('datetime')) {
    const shown = commonFormat(texts, ['date-time']) ?? 'timestamp'
    if (keep('datetime', text => hasFormat(text, shown))) Object.assign(facets, formatFacet(shown))
  }
  if (pattern !== undefined) {
    const expression = new RegExp(pattern, 'u')
    if (keep('pattern', text => expression.test(text))) facets.pattern = pattern
  }
  // A whole number by the table, text by a sample: text that is a whole number.
  const isNumber = types.length > 0 && types.every(type => type === 'integer')
  const digits = '^[+-]?[0-9]+$'
  if (isNumber && listed.includes('integer') && texts.every(text => /^[+-]?[0-9]+$/.test(text))) facets.pattern = digits
  if (printedType !== undefined) facets['x-printed-type'] = printedType
  return facets
}

function formatFacet(format: string): JsonSchema {
  if (isStandardFormat(format)) return { format }
  const pattern = patternOf(format)
  if (pattern === undefined) return { 'x-format': format }
  return format === 'base64' ? { contentEncoding: 'base64', pattern } : { 'x-format': format, pattern }
}

function numberFacets(values: readonly unknown[], { limits }: DocumentedFact, contradicted: string[]): JsonSchema {
  const numbers = values.filter(value => typeof value === 'number')
  const facets: JsonSchema = {}
  const { minimum, maximum } = limits
  if (minimum !== undefined) {
    if (numbers.every(number => number >= minimum)) facets.minimum = minimum
    else contradicted.push('minimum')
  }
  if (maximum !== undefined) {
    if (numbers.every(number => number <= maximum)) facets.maximum = maximum
    else contradicted.push('maximum')
  }
  if (limits.fractionDigits !== undefined) facets['x-fraction-digits'] = limits.fractionDigits
  return facets
}

/** The documented values, and those of samples besides; a documented default where it has the type. */
function valueFacets(
  types: readonly JsonType[],
  values: readonly unknown[],
  fact: DocumentedFact,
  contradicted: string[],
): JsonSchema {
  const facets: JsonSchema = {}
  const asTypes = (text: string) => types.flatMap(type => asType(text, type))
  const allowed = fact.values.flatMap(asTypes)
  const usable = allowed.length > 0 && fact.values.every(text => asTypes(text).length > 0)
  if (usable) {
    const others = values.filter(value => !allowed.includes(value))
    if (others.length > 0) contradicted.push('values')
    facets.enum = [...new Set([...allowed, ...others])]
  }
  // The type that the table prints comes before the one that only a sample shows.
  const stated = types.filter(type => fact.types.some(documented => documented === type))
  const { default: printed, nullable } = fact
  const isNull = nullable && printed === 'null'
  const [first] = printed === undefined ? [] : [...stated, ...types].flatMap(type => asType(printed, type))
  if (isNull) facets.default = null
  else if (first !== undefined && (facets.enum?.includes(first) ?? true)) facets.default = first
  return facets
}

/** A printed value as a value of JSON; none where it is no such value. */
export function asType(text: string, type: JsonType): unknown[] {
  if (type === 'string') return [text]
  if (type === 'boolean') return /^(true|false)$/i.test(text) ? [text.toLowerCase() === 'true'] : []
  const number = Number(text)
  const fits = type === 'number' ? Number.isFinite(number) : Number.isInteger(number)
  return text.trim() !== '' && fits ? [number] : []
}
