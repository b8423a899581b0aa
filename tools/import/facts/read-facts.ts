import type { Condition, DataType, Limits } from '../../model/catalog.ts'

/** A row of a table of parameters as printed: its three columns. */
export interface PrintedRow {
  name: string
  type: string
  text: string
  /** Where it stands: a row that a rule of language cannot read has its facts made by hand. */
  clause?: { section: string }
}

/** What a row says of its parameter; what it does not say is absent. */
export interface RowFacts {
  /** Without `(optional)` and without braces. */
  name: string
  type?: DataType
  /** Type as printed, where it is no plain one. */
  printedType?: string
  presence?: 'required' | 'optional'
  conditions?: Condition[]
  values?: string[]
  default?: string
  /** See `Parameter.defaultFrom`. */
  defaultFrom?: string
  limits?: Limits
}

const types: Readonly<Record<string, DataType>> = {
  string: 'string',
  int: 'integer',
  integer: 'integer',
  bool: 'boolean',
  boolean: 'boolean',
  uuid: 'uuid',
}

/** Reads the facts of a row: pure, and nothing that the row does not say. */
export function readFacts({ name, type }: PrintedRow): RowFacts {
  const facts: RowFacts = {
    name: name
      .replace(/\(optional\)/i, '')
      .replace(/[{}]/g, '')
      .trim(),
  }
  const printed = type.replace(/\((?:optional|required)\)/i, '').trim()
  const known = types[printed.toLowerCase()]
  if (known !== undefined) facts.type = known
  else if (printed !== '') facts.printedType = printed
  const presence = /\b(optional|required)\b/i.exec(`${name} ${type}`)?.[1]
  if (presence !== undefined) facts.presence = presence.toLowerCase() as 'required' | 'optional'
  return facts
}
