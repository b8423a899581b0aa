import type { Condition, Parameter, ResponseElement } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'
import { condition } from '../facts/condition.ts'
import { readFacts } from '../facts/read-facts.ts'
import type { PrintedEntry } from '../reading.ts'
import type { CaptionedTable } from './captioned-tables.ts'

type Cite = (detail: string) => Clause

const places = {
  header: 'header',
  query: 'query',
  body: 'body',
  response: 'response',
  failure: 'response',
  error: 'error',
} as const satisfies Partial<Record<CaptionedTable['kind'], PrintedEntry['place']>>

const labels: Readonly<Record<PrintedEntry['place'], string>> = {
  path: 'path parameter',
  header: 'request header',
  query: 'query parameter',
  body: 'request parameter',
  form: 'request parameter',
  response: 'response parameter',
  error: 'error parameter',
}

/** The rows of the tables of parameters, as printed. */
export function readEntries(tables: readonly CaptionedTable[], cite: Cite): PrintedEntry[] {
  return tables.flatMap(({ kind, caption, rows }) => {
    if (!(kind in places)) return []
    const place = places[kind as keyof typeof places]
    return rows.map(({ cells: [name = '', type = '', text = ''], line }) => ({
      place,
      caption,
      name,
      type,
      text,
      line,
      clause: cite(`${labels[place]} ${name.replace(/ \(optional\)$/, '')}`),
    }))
  })
}

/**
 * A request's parameter. What the table does not mark as optional is required where the list of errors says so.
 * @param demanded names for which the list of errors has "Required parameter … is not specified".
 */
export function parameterOf(entry: PrintedEntry, demanded: ReadonlySet<string>): Parameter {
  const place = entry.place as Parameter['in']
  const { name: printed, presence, ...facts } = readFacts(entry)
  const name = printed.replace(/\*$/, '{name}')
  const needed = presence ?? (place === 'body' && demanded.has(name) ? 'required' : undefined)
  return {
    name,
    in: place,
    ...(name === printed ? {} : { family: true }),
    ...(needed === undefined ? {} : { presence: needed }),
    ...facts,
    ...(place === 'body' ? { at: `/${name}` } : {}),
    clause: entry.clause,
  }
}

/**
 * The elements of a body. The tables are flat; what follows an array in its table stands in each item.
 * @param quoted words that the sentences of the section have in quotes: they tell how a keyword is spelled.
 */
export function elementsOf(entries: readonly PrintedEntry[], quoted: ReadonlySet<string>): ResponseElement[] {
  let list: ResponseElement | undefined
  return entries.map((entry, index) => {
    if (entry.caption !== entries[index - 1]?.caption) list = undefined
    const { name, type, values, limits } = readFacts(entry)
    const needed = conditionOf(entry.caption)
    const element: ResponseElement = {
      name,
      type: entry.type === '' ? name : (type ?? entry.type.toLowerCase()),
      at: list === undefined ? `/${name}` : `${list.at}/[]/${name}`,
      ...(values === undefined ? {} : { values: values.map(value => spelledAs(value, quoted)) }),
      ...(limits === undefined ? {} : { limits }),
      ...(needed === undefined ? {} : { conditions: [needed] }),
      parent: list?.name ?? null,
      children: [],
      clause: entry.clause,
    }
    list?.children.push(name)
    if (type === 'array') list = element
    return element
  })
}

/** `Failed` of a table is the `failed` of the sentence beside it. */
function spelledAs(value: string, quoted: ReadonlySet<string>): string {
  return quoted.has(value) ? value : ([...quoted].find(word => word.toLowerCase() === value.toLowerCase()) ?? value)
}

/** `Response parameters when import fails` are there when `import_status` is `failed`. */
function conditionOf(caption: string): Condition | undefined {
  const process = /when (import|export) fails$/.exec(caption)?.[1]
  return process === undefined
    ? undefined
    : condition('required', 'equals', { parameter: `${process}_status`, value: 'failed' })
}
