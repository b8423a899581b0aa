import type { Finding } from '../../errata/finding.ts'
import type { TableDetector } from '../../errata/table-detectors.ts'
import type { OperationReading } from '../../reading.ts'
import { repairPath } from '../method-line.ts'
import { sameName } from '../place-rows.ts'
import { inFoundationForm, tableFinding } from './table-finding.ts'

/** Rows of the API list against the sections that they mean. */
export const apiListDetectors: readonly TableDetector[] = [
  evidence => inFoundationForm(evidence).flatMap(titles),
  evidence => inFoundationForm(evidence).flatMap(methods),
  evidence => inFoundationForm(evidence).flatMap(paths),
  evidence => inFoundationForm(evidence).flatMap(queries),
  evidence => inFoundationForm(evidence).flatMap(notListed),
]

/** Each pair of a row and its section once, however many rows print the same. */
function different(
  read: OperationReading,
  print: (endpoint: OperationReading['endpoint']) => string,
): { listed: OperationReading['listed'][0]; printed: string }[] {
  const own = print(read.endpoint)
  const found = new Map<string, OperationReading['listed'][0]>()
  for (const listed of read.listed) {
    const printed = print(listed.endpoint)
    if (printed !== own && !found.has(printed)) found.set(printed, listed)
  }
  return [...found].map(([printed, listed]) => ({ listed, printed }))
}

function titles(read: OperationReading): Finding[] {
  return different(read, ({ title }) => title).map(({ listed, printed }) =>
    printed === ''
      ? tableFinding(
          read,
          'omission',
          ['list-title-missing'],
          [
            ['no title', listed.clause],
            [read.operation.title, read.operation.clause],
          ],
        )
      : tableFinding(
          read,
          'contradiction',
          ['list-title', printed],
          [
            [printed, listed.clause],
            [read.operation.title, read.operation.clause],
          ],
        ),
  )
}

function methods(read: OperationReading): Finding[] {
  return different(read, ({ method }) => method).map(({ listed, printed }) =>
    tableFinding(
      read,
      'contradiction',
      ['list-method', printed],
      [
        [`${printed} ${listed.endpoint.path}`, listed.clause],
        [`${read.operation.method} ${read.operation.path}`, read.operation.clause],
      ],
    ),
  )
}

/** Paths that differ, and what is no path by its syntax: `<ID>`, a bracket, a blank. */
function paths(read: OperationReading): Finding[] {
  const { operation, endpoint, listed } = read
  const odd = different(read, ({ path }) => repairPath(path)).map(other =>
    tableFinding(
      read,
      'contradiction',
      ['list-path', other.printed],
      [
        [other.printed, other.listed.clause],
        [repairPath(endpoint.path), operation.clause],
      ],
    ),
  )
  const lines = [{ endpoint, clause: operation.clause }, ...listed]
  const damaged = lines.filter(line => hasSyntaxError(line.endpoint.printed))
  const [first] = damaged
  if (first === undefined) return odd
  return [
    ...odd,
    tableFinding(
      read,
      'damage',
      ['path-syntax'],
      [
        ...damaged.map(line => [line.endpoint.printed, line.clause] as const),
        [`${operation.method} ${operation.path}`, operation.clause],
      ],
    ),
  ]
}

/** A blank inside of it, angle brackets, a square bracket, or braces that do not match. */
function hasSyntaxError(printed: string): boolean {
  const target = printed.replace(/^[A-Z]+ /, '')
  const braces = target.replace(/[^{}]/g, '')
  return /[\s<>\]]/.test(target) || !/^(?:\{\})*$/.test(braces)
}

/** Query templates that one of the two lacks, or that spell a name in another way than the table. */
function queries(read: OperationReading): Finding[] {
  const { operation, endpoint, listed } = read
  const own = endpoint.query
  const lacking = listed.filter(row => own.length > 0 !== row.endpoint.query.length > 0)
  const names = operation.parameters.filter(parameter => parameter.in === 'query').map(({ name }) => name)
  const templates = [{ endpoint, clause: operation.clause }, ...listed]
  const spelled = templates.flatMap(({ endpoint: { query }, clause }) =>
    query
      .filter(name => !names.includes(name) && names.some(each => sameName(each, name)))
      .map(name =>
        tableFinding(
          read,
          'damage',
          ['query-name', name],
          [
            [name, clause],
            [names.find(each => sameName(each, name)) ?? '', operation.clause],
          ],
        ),
      ),
  )
  if (lacking.length === 0) return spelled
  const template = (query: readonly string[]): string => (query.length === 0 ? 'no query' : `{?${query.join(',')}}`)
  return [
    ...spelled,
    tableFinding(
      read,
      'omission',
      ['list-query'],
      [...lacking.map(row => [template(row.endpoint.query), row.clause] as const), [template(own), operation.clause]],
    ),
  ]
}

function notListed(read: OperationReading): Finding[] {
  if (read.listed.length > 0) return []
  return [tableFinding(read, 'omission', ['not-listed'], [['in no API list', read.operation.clause]])]
}
