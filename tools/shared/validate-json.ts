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
 * Judges a value against the JSON Schema 2020-12 in a file; compiled once per file.
 * Every violation is given, at its JSON pointer (RFC 6901, `''` for the whole), with what came instead; at most 20.
 */
export function validateJson(schemaFile: string, value: unknown): Violation[] {
  let validate = compiled.get(schemaFile)
  if (validate === undefined) {
    validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object)
    compiled.set(schemaFile, validate)
  }
  if (validate(value)) return []
  return (validate.errors ?? [])
    .filter(error => error.keyword !== 'if') // what it chose has told its own fault
    .slice(0, 20)
    .map(error => describe(error, value))
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
