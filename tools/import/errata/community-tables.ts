import type { Clause } from '../../model/clause.ts'
import { clauseOf, type ReadOperation } from '../operation/read-operation.ts'
import type { RstRow, RstTable } from '../rst/assign-rows.ts'
import { type MadeExchange, samplesOf } from '../samples/make-samples.ts'
import { type Detector, type Finding, findingOf, shortId } from './finding.ts'

/** The two community tables against the manual, and against each other. */
export const detectCommunityTables: Detector = ({ service, exchanges, rst }) => {
  const withFiles = rst.find(table => table.rows.some(row => row.files.length > 0))
  return [
    ...rst.flatMap(table => service.operations.flatMap(read => endpoints(read, table))),
    ...(withFiles === undefined
      ? []
      : [...numbering(withFiles, service.operations), ...files(withFiles, service.operations, exchanges)]),
    ...rst.flatMap(table => (withFiles === undefined ? [] : counts(table, withFiles, service.operations))),
  ]
}

const cite = (table: RstTable, row?: RstRow): Clause => ({
  document: table.document,
  section: table.section,
  ...(row === undefined ? {} : { detail: `row ${row.number}${row.variant === '' ? '' : ` (${row.variant})`}` }),
})

/** The manual's operation with the position that a row's number names. */
function rowsOf(read: ReadOperation, table: RstTable): RstRow[] {
  return table.rows.filter(row => row.number === Number(read.section.section.split('.').at(-1)))
}

function endpoints(read: ReadOperation, table: RstTable): Finding[] {
  const rows = rowsOf(read, table)
  const here = clauseOf(read.section, 'title')
  const { endpoint } = read
  if (rows.length === 0)
    return [
      findingOf(
        read,
        'omission',
        [`${table.document}-missing`],
        [
          ['described', here],
          ['no row', cite(table)],
        ],
      ),
    ]
  const printed = `${endpoint.method} ${endpoint.path}${endpoint.query.length === 0 ? '' : `{?${endpoint.query.join()}}`}`
  return rows.flatMap(row => {
    const other = `${row.method} ${row.path}`
    const title =
      row.title === endpoint.title
        ? []
        : [
            findingOf(
              read,
              'contradiction',
              [`${table.document}-title`],
              [
                [endpoint.title, here],
                [row.title, cite(table, row)],
              ],
            ),
          ]
    return other === printed
      ? title
      : [
          ...title,
          findingOf(
            read,
            'contradiction',
            [`${table.document}-url`],
            [
              [printed, here],
              [other, cite(table, row)],
            ],
          ),
        ]
  })
}

/** The tables number the chapter's sections as an older edition did. */
function numbering(table: RstTable, operations: readonly ReadOperation[]): Finding[] {
  const row = table.rows[0]
  const number = /\/(\d[\d.]+) /.exec(row?.files[0]?.file ?? '')?.[1]
  const first = operations[0]
  if (row === undefined || first === undefined || number === undefined || number === first.section.section) return []
  return [
    {
      key: 'community-numbering',
      kind: 'contradiction',
      operations: operations.map(({ operation }) => operation.id),
      readings: [
        {
          reading: `the details are section ${first.section.section.replace(/\.\d+$/, '')}`,
          clause: clauseOf(first.section),
        },
        { reading: `the details are section ${number.replace(/\.\d+$/, '')}`, clause: cite(table, row) },
      ],
    },
  ]
}

const kinds: Readonly<Record<string, string>> = {
  curl: 'CURL Request',
  http: 'HTTP Response',
  json: 'Response JSON',
  xml: 'Response XML',
  html: 'Response HTML',
  text: 'Response text',
}

/** Which samples there are, and of which method. */
function files(table: RstTable, operations: readonly ReadOperation[], exchanges: readonly MadeExchange[]): Finding[] {
  return operations.flatMap(read => {
    const rows = rowsOf(read, table)
    if (rows.length === 0) return []
    const own = exchanges.filter(({ exchange }) => read.exchanges.includes(exchange))
    const variantOf = (id: string): string =>
      /\/[\d.]+-(.+)\.[a-z-]+$/.exec(id)?.[1]?.slice(read.operation.title.length + 1) ?? ''
    const ours = own.flatMap(samplesOf).map(({ sample }) => `${kinds[sample.form]} (${variantOf(sample.id)})`)
    const theirs = rows.flatMap(row => row.files.map(({ kind }) => `${kind} (${row.variant})`))
    const missing = ours.filter(name => !theirs.includes(name))
    const extra = theirs.filter(name => !ours.includes(name))
    const findings: Finding[] = []
    if (missing.length + extra.length > 0) {
      const first = (list: readonly string[]): string => (list.length === 0 ? 'nothing else' : list.join(', '))
      findings.push(
        findingOf(
          read,
          'contradiction',
          ['community-samples'],
          [
            [`the manual shows ${first(missing)}`, clauseOf(read.section, 'examples')],
            [`the table lists ${first(extra)}`, cite(table, rows[0])],
          ],
        ),
      )
    }
    for (const { exchange, operation, request } of own) {
      const row = rows.find(other => other.variant === exchange.variant)
      if (operation === read.operation.id || row === undefined || request === undefined) continue
      const method = /-X ([A-Z]+)/.exec(request.text)?.[1]
      const finding = findingOf(
        read,
        'contradiction',
        ['community-method', exchange.variant],
        [
          [`the request is ${method}`, request.sample.clause],
          [`the row is ${row.method}`, cite(table, row)],
        ],
      )
      findings.push({ ...finding, operations: [read.operation.id, operation] })
    }
    return findings
  })
}

/** How many samples one table counts and the other lists. */
function counts(table: RstTable, withFiles: RstTable, operations: readonly ReadOperation[]): Finding[] {
  return table.rows.flatMap(row => {
    const rows = withFiles.rows.filter(other => other.number === row.number)
    const listed = rows.reduce((sum, other) => sum + other.files.length, 0)
    const read = operations.find(({ section }) => section.section.endsWith(`.${row.number}`))
    if (row.count === undefined || row.count === listed || read === undefined) return []
    return [
      {
        key: `community-count:${shortId(read.operation.id)}`,
        kind: 'contradiction' as const,
        operations: [read.operation.id],
        readings: [
          { reading: `${row.count} samples`, clause: cite(table, row) },
          { reading: `${listed} samples`, clause: cite(withFiles, rows[0]) },
        ],
      },
    ]
  })
}
