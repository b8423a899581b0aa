import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** A file that describes one body of an operation. */
export interface BodySchema {
  /** Path below the package's root. */
  file: string
  /** `request`, or the status that it is the body of; `error` where it is that of every error. */
  part: string
  form: 'json' | 'xml' | 'form'
  /** Absent for RELAX NG. */
  schema?: JsonSchema
}

/** The part of JSON Schema 2020-12 that the generated schemas use, and their own marks. */
export interface JsonSchema {
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  patternProperties?: Record<string, JsonSchema>
  additionalProperties?: boolean | JsonSchema
  required?: string[]
  items?: JsonSchema
  enum?: unknown[]
  const?: unknown
  default?: unknown
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  if?: JsonSchema
  else?: JsonSchema
  not?: JsonSchema
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  pattern?: string
  format?: string
  'x-clause'?: string
  'x-unit'?: string
  'x-format'?: string
  'x-conditions'?: string[]
  'x-advisory-required'?: string[]
  'x-advisory-format'?: string
  'x-advisory-schema'?: JsonSchema
  'x-fraction-digits'?: number
}

/** Reads the schemas of an operation's bodies; the names of the files say what each is of. */
export function readBodySchemas(root: string, files: readonly string[]): BodySchema[] {
  return files.map(file => {
    const [, , part = '', form = ''] = basename(file).split('.')
    const isJson = file.endsWith('.schema.json')
    return {
      file,
      part,
      form: form === 'xml' || form === 'form' ? form : 'json',
      ...(isJson ? { schema: JSON.parse(readFileSync(join(root, file), 'utf8')) as JsonSchema } : {}),
    }
  })
}
