import type { JsonSchema } from '../json/json-schema.ts'
import { patternOf } from '../json/text-format.ts'

/** An element of a body with what is in it; how often it may be there, as tables state it, widened by what samples prove. */
export interface ElementNode {
  name: string
  min: number
  /** Null: any number of times. */
  max: number | null
  attributes: AttributeNode[]
  children: ElementNode[]
  /** What its text must be; plain text for what has children. */
  text: JsonSchema
  /** A sample has text beside its children, or in their place. */
  mixed?: true
  /** Only samples know the element, and none shows what is in it. */
  open?: true
}

export interface AttributeNode {
  name: string
  required: boolean
  text: JsonSchema
}

const md5 = patternOf('md5') ?? ''
const timestamp = patternOf('timestamp') ?? ''

/** What all texts of a leaf are, where the table says no more than string: a count, an MD5 checksum, a time, or any text. */
export function commonText(texts: readonly string[]): JsonSchema {
  if (texts.length === 0) return { type: 'string' }
  if (texts.every(text => /^[0-9]+$/.test(text))) return { type: 'integer', minimum: 0 }
  const pattern = [md5, timestamp].find(one => texts.every(text => new RegExp(one).test(text)))
  return pattern === undefined ? { type: 'string' } : { type: 'string', pattern }
}
