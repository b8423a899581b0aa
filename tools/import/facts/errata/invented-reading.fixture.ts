import type { Parameter, ResponseElement } from '../../../model/catalog.ts'
import type { Finding } from '../../errata/finding.ts'
import type { TableDetector, TableEvidence } from '../../errata/table-detectors.ts'
import type { OperationReading, PrintedEntry } from '../../reading.ts'
import { readFacts } from '../read-facts.ts'

/** Rows of a table as `name | type | text`, and where what it describes stands. */
export interface InventedOperation {
  /** Name of the operation, e.g. `trays.create`. */
  name: string
  section?: string
  path?: string
  /** `/shop/tray: tray | string | The tray.`; the place may be left out. */
  body?: string[]
  inPath?: string[]
  response?: string[]
  request?: unknown
  answer?: unknown
}

/** A reading of an operation of an invented shop, as a reader of a chapter would make it. */
export function inventedReading(shop: InventedOperation): OperationReading {
  const { name, section = '9.9.1', path = '/shop' } = shop
  const id = `shop.${name}`
  const clause = { document: 'k5-foundation-1.12' as const, section }
  const tables = { body: shop.body, path: shop.inPath, response: shop.response }
  const rows = Object.entries(tables).flatMap(([table, printed = []]) => printed.map(row => rowOf(row, table, section)))
  const parameters = rows
    .filter(({ entry }) => entry.place !== 'response')
    .map(({ entry, at, table }): Parameter => {
      const { clause: cited } = entry
      return {
        ...readFacts(entry),
        in: table === 'path' ? 'path' : 'body',
        ...(at === '' ? {} : { at }),
        clause: cited,
      }
    })
  const responseElements = rows
    .filter(({ entry }) => entry.place === 'response')
    .map(({ entry, at }): ResponseElement => {
      const { name: called, values, limits } = readFacts(entry)
      const facts = { ...(values === undefined ? {} : { values }), ...(limits === undefined ? {} : { limits }) }
      return { name: called, type: entry.type, at, ...facts, parent: null, children: [], clause: entry.clause }
    })
  const sampleOf = (role: 'request' | 'response', body: unknown): OperationReading['samples'] =>
    body === undefined
      ? []
      : [
          {
            sample: {
              id: `${name}.${role}`,
              file: `${name}.${role}.json`,
              operation: id,
              clause: { ...clause, detail: `example ${role}` },
              role,
              form: 'json',
              fencesJoined: 1,
              repairs: [],
              confidence: 'exact',
            },
            text: JSON.stringify(body),
          },
        ]
  const endpoint = { title: name, method: 'POST' as const, path, query: [], printed: `POST ${path}` }
  return {
    operation: {
      id,
      title: name,
      method: 'POST',
      path,
      clause,
      normalCodes: [],
      errorCodes: [],
      parameters,
      responseHeaders: [],
      responseElements,
      samples: [],
    },
    section: { section, title: name, contentsTitle: name, page: 9, line: 1, lines: [] },
    endpoint,
    listed: [],
    entries: rows.map(({ entry }) => entry),
    samples: [...sampleOf('request', shop.request), ...sampleOf('response', shop.answer)],
  }
}

/** What a detector finds in some operations of the shop. */
export function findingsIn(detect: TableDetector, ...shops: InventedOperation[]): Finding[] {
  const operations = shops.map(inventedReading)
  const catalog = {} as TableEvidence['catalog']
  return detect({ service: 'shop', catalog, operations, all: operations, rst: [] } as unknown as TableEvidence)
}

function rowOf(row: string, table: string, section: string): { entry: PrintedEntry; at: string; table: string } {
  const [, at = '', name = '', type = '', text = ''] = /^(?:(\/\S*): )?(.*?) \| (.*?) \| (.*)$/.exec(row) ?? []
  const place = table as 'body' | 'path' | 'response'
  const clause = { document: 'k5-foundation-1.12' as const, section, detail: `${table} ${name}` }
  return { entry: { place, caption: `the ${table}`, name, type, text, line: 0, clause }, at, table }
}
