import { readFileSync } from 'node:fs'
import type { ErrorObject, ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Violation } from '../model/check.ts'

// A schema is found by its file: two copies of one with the same $id may be compiled. A branch may require what only
// another one describes.
const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  addUsedSchema: false,
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
const compiled = new Map<string, ValidateFunction>()

/**
 * Judges a value against the JSON Schema 2020-12 in a file; compiled once per file and way of reading.
 * Every violation is given, at its JSON pointer (RFC 6901, `''` for the whole), with what came instead; at most 20.
 * `advisory`: what the schema only advises (`x-advisory-required` and its like) is demanded too.
 */
export function validateJson(schemaFile: string, value: unknown, { advisory = false } = {}): Violation[] {
  const key = advisory ? `${schemaFile} advisory` : schemaFile
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
  const came = JSON.stringify(at(value, error.instancePath)) ?? 'nothing'
  const allowed = error.keyword === 'enum' ? ` ${JSON.stringify(error.params.allowedValues)}` : ''
  const shown = came.length > 80 ? `${came.slice(0, 80)}…` : came
  return { at: error.instancePath, message: `${error.message}${allowed}, came ${shown}` }
}

/** RFC 6901. */
function at(value: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1)
  return steps.reduce<unknown>(
    (inner, step) => (inner as Record<string, unknown> | undefined)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')],
    value,
  )
}
