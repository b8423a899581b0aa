import type { Condition, DataType, Limits } from '../../model/catalog.ts'
import { factsByHand } from './by-hand.ts'
import { plainText, rowName } from './plain-text.ts'
import { readLimits } from './read-limits.ts'
import { readNullable } from './read-nullable.ts'
import { readPresence } from './read-presence.ts'
import { readType } from './read-type.ts'
import { readValues } from './read-values.ts'

/** A row of a table of parameters as printed: its three columns; a table without a column of types has `''` there. */
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
  /** See `Parameter.nullable`. */
  nullable?: true
}

/**
 * Reads the facts of a row: by rules of language, and by hand where none should be bent to it. Pure, and nothing that the
 * row does not say.
 */
export function readFacts(row: PrintedRow): RowFacts {
  const text = plainText(row.text)
  const { type, printedType } = readType(row.type, text)
  const { values, ...preset } = readValues(text)
  const { limits: limitsByHand, ...byHand } = factsByHand(row)
  const limits = { ...(printedType === 'AnyURI' ? { format: 'uri' } : {}), ...readLimits(text), ...limitsByHand }
  // A type that is a form needs no second word for it.
  if (limits.format === type) delete limits.format
  const choice = values?.every(value => /^(?:true|false)$/i.test(value)) === true
  return {
    name: rowName(row.name),
    ...(type === undefined && printedType === undefined && choice ? { type: 'boolean' } : {}),
    ...(type === undefined ? {} : { type }),
    ...(printedType === undefined ? {} : { printedType }),
    ...readPresence(`${row.name} ${row.type}`, text),
    ...(values === undefined ? {} : { values }),
    ...preset,
    ...byHand,
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
    ...(readNullable(text) ? { nullable: true } : {}),
  }
}
