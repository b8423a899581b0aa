/** A type of JSON as JSON Schema names it. */
export type JsonType = 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object' | 'null'

/** The part of JSON Schema 2020-12 that generated schemas use, and what this project adds to it. */
export interface JsonSchema {
  $schema?: string
  $id?: string
  $comment?: string
  title?: string
  type?: JsonType | JsonType[]
  enum?: unknown[]
  default?: unknown
  format?: string
  contentEncoding?: 'base64'
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  items?: JsonSchema
  minItems?: number
  maxItems?: number
  properties?: Record<string, JsonSchema>
  patternProperties?: Record<string, JsonSchema>
  additionalProperties?: JsonSchema
  required?: string[]
  minProperties?: number
  if?: JsonSchema
  then?: JsonSchema
  else?: JsonSchema
  not?: JsonSchema
  allOf?: JsonSchema[]
  anyOf?: JsonSchema[]
  /** Members that every sample has and no table demands. */
  'x-advisory-required'?: string[]
  /** Format that every sample has and no table states. */
  'x-advisory-format'?: string
  /** When presence changes, for readers; also as `allOf` where JSON Schema can say it. */
  'x-conditions'?: string[]
  /** Documented facts that a sample of the same document contradicts: both readings are let through. */
  'x-contradicted'?: string[]
  /** Digits after the decimal point at most. */
  'x-fraction-digits'?: number
  /** What a number counts or a length is measured in. */
  'x-unit'?: string
  /** A documented form that JSON Schema has no name for, e.g. `cron`. */
  'x-format'?: string
  /** Type as printed, where it is no plain one. */
  'x-printed-type'?: string
  /** Names of the faults that the document lists for a status. */
  'x-fault-names'?: string[]
  /** What custom, not a document, says of a body. */
  'x-advisory-schema'?: JsonSchema
  'x-clause'?: string
}

/** A JSON object: neither null nor an array. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
