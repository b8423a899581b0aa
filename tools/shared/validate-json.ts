import { readFileSync } from 'node:fs'
import type { ErrorObject, ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Violation } from '../model/check.ts'

// A schema is found by its file: two copies of one with the same $id may be compiled. A branch may require what only
// another one describes.
const [everyFault, firstFault] = [true, false].map(ajvOf) as [Ajv2020, Ajv2020]

function ajvOf(allErrors: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    addUsedSchema: false,
    // Tests hold the committed schemas to the meta-schema; each is compiled once or twice, and used a few times.
    validateSchema: false,
    code: { optimize: false },
  })
  addFormats.default(ajv)
  // Forms that samples show and the standard has no name for.
  ajv.addFormat('timestamp', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/)
  ajv.addFormat('mac', /^[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2}){5}$/)
  // What generated schemas tell their readers besides; a misspelt keyword is still refused.
  ajv.addVocabulary([
    'x-advisory-format',
    'x-advisory-required',
    'x-advisory-schema',
    'x-clause',
    'x-conditions',
    'x-contradicted',
    'x-fault-names',
    'x-format',
    'x-fraction-digits',
    'x-printed-type',
    'x-unit',
  ])
  return ajv
}

const compiled = new Map<string, ValidateFunction>()

/**
 * Judges a value against the JSON Schema 2020-12 in a file; compiled once per file and way of reading.
 * Every violation is given, at its JSON pointer (RFC 6901, `''` for the whole), with what came instead; at most 20, and of a huge
 * value the first one only: each of its parts may be wrong.
 * `advisory`: what the schema only advises (`x-advisory-required` and its like) is demanded too.
 */
export function validateJson(schemaFile: string, value: unknown, { advisory = false } = {}): Violation[] {
  const ajv = isHuge(value) ? firstFault : everyFault
  const key = `${schemaFile}${advisory ? ' advisory' : ''}${ajv === firstFault ? ' first' : ''}`
  let validate = compiled.get(key)
  if (validate === undefined) {
    const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as object
    validate = ajv.compile(advisory ? (demanding(schema) as object) : schema)
    compiled.set(key, validate)
  }
  if (validate(value)) return []
  return (validate.errors ?? [])
    .filter(error => error.keyword !== 'if') // what it chose has told its own fault
    .slice(0, 20)
    .map(error => describe(error, value))
}

const manyParts = 50_000

/** Counted without recursion, no further than needed. */
function isHuge(value: unknown): boolean {
  const waiting = [value]
  let parts = 0
  while (waiting.length > 0 && parts <= manyParts) {
    const next = waiting.pop()
    if (typeof next !== 'object' || next === null) continue
    const inner = Array.isArray(next) ? next.slice(0, manyParts) : Object.values(next)
    parts += Array.isArray(next) ? next.length : inner.length
    if (parts <= manyParts) waiting.push(...inner)
  }
  return parts > manyParts
}

/** A schema whose advice is demanded. */
function demanding(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(demanding)
  if (typeof schema !== 'object' || schema === null) return schema
  const {
    'x-advisory-required': required,
    'x-advisory-format': format,
    'x-advisory-schema': whole,
    ...rest
  } = Object.fromEntries(Object.entries(schema).map(([name, inner]) => [name, demanding(inner)]))
  const advice = [
    ...(required === undefined ? [] : [{ required }]),
    ...(format === undefined ? [] : [{ type: 'string', format }]),
    ...(whole === undefined ? [] : [whole]),
  ]
  return advice.length === 0 ? rest : { ...rest, allOf: [...((rest.allOf as unknown[]) ?? []), ...advice] }
}

function describe(error: ErrorObject, value: unknown): Violation {
  const came = shown(at(value, error.instancePath))
  const allowed = error.keyword === 'enum' ? ` ${JSON.stringify(error.params.allowedValues)}` : ''
  const start = came.length > 80 ? `${came.slice(0, 80)}…` : came
  return { at: error.instancePath, message: `${error.message}${allowed}, came ${start}` }
}

function shown(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'nothing'
  } catch {
    return 'what is too deep to be shown'
  }
}

/** RFC 6901. */
function at(value: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1)
  return steps.reduce<unknown>(
    (inner, step) => (inner as Record<string, unknown> | undefined)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')],
    value,
  )
}
