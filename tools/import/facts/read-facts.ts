import type { Condition, DataType, Limits } from '../../model/catalog.ts'
import { factsByHand } from './by-hand.ts'
import { plainText, rowName } from './plain-text.ts'
import { readLimits } from './read-limits.ts'
import { readPresence } from './read-presence.ts'
import { readType } from './read-type.ts'
import { readValues } from './read-values.ts'

/** A row of a table of parameters as printed: its three columns; a table without a column of types has `''` there. */
export interface PrintedRow {
  name: string
  type: string
  text: string
  /** The last column of a table that describes in two. */
  details?: string
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

/**
 * Reads the facts of a row: by rules of language, and by hand where none should be bent to it. Pure, and nothing that the
 * row does not say.
 */
export function readFacts(row: PrintedRow): RowFacts {
  const texts = [row.text, row.details ?? ''].map(plainText).filter(text => text !== '')
  const { limits, ...read } = readTexts(row, texts.length === 0 ? [''] : texts)
  const { limits: ownLimits, ...own } = factsByHand(row)
  const all = { ...limits, ...ownLimits }
  return { name: rowName(row.name), ...read, ...own, ...(Object.keys(all).length === 0 ? {} : { limits: all }) }
}

/** What each of the texts says; of two that say the same kind of thing the first. */
function readTexts(row: PrintedRow, texts: readonly string[]): Omit<RowFacts, 'name'> {
  const types = texts.map(text => readType(row.type, text))
  const { type, printedType } = types.find(facts => facts.type !== undefined) ?? (types[0] as (typeof types)[0])
  const { values, ...preset } = Object.assign({}, ...texts.map(readValues).reverse()) as ReturnType<typeof readValues>
  const presence = texts.map(text => readPresence(`${row.name} ${row.type}`, text))
  const limits = Object.assign({}, ...texts.map(text => readLimits(text) ?? {}).reverse())
  const format = printedType?.toLowerCase() === 'anyuri' ? { format: 'uri' } : {}
  const choice = values?.every(value => /^(?:true|false)$/i.test(value)) === true
  return {
    ...(type === undefined && printedType === undefined && choice ? { type: 'boolean' } : {}),
    ...(type === undefined ? {} : { type }),
    ...(printedType === undefined ? {} : { printedType }),
    ...Object.assign({}, ...presence.reverse()),
    ...(values === undefined ? {} : { values }),
    ...preset,
    // A type that is a form needs no second word for it.
    limits: type === 'uuid' && limits.format === 'uuid' ? {} : { ...format, ...limits },
  }
}
