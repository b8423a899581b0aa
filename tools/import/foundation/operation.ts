import type { ChapterHeader, Operation, StatusCode } from '../../model/catalog.ts'
import type { Section } from '../document/sections.ts'
import { clauseOf } from '../operation/read-operation.ts'
import { standardReason } from '../operation/statuses.ts'
import type { OperationReading } from '../reading.ts'
import type { MarkedMember } from './marked-member.ts'
import { pathNames } from './method-line.ts'
import type { NotedStatus } from './notes.ts'
import { type NamedOnly, parametersOf } from './parameters.ts'
import { type PlacedRow, placeRows, sameName } from './place-rows.ts'
import { responseElementsOf, responseHeadersOf } from './responses.ts'
import { actionOf, type ReadSection } from './section.ts'
import { type ShownMember, shownElements } from './shown-members.ts'
import { structureError } from './structure.ts'

/** What an operation takes from its chapter. */
export interface OperationContext {
  requestHeaders: readonly ChapterHeader[]
  errorCodes: readonly StatusCode[]
  noted: readonly NotedStatus[]
  notes: Section | undefined
  /** Sections that describe the same API. */
  related: readonly ReadSection[]
  /** Members that the chapter says its responses have. */
  marked: readonly MarkedMember[]
}

/**
 * Makes the operation of a section.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` where a row has no place, or nothing tells an action from the others.
 */
export function operationOf(read: ReadSection, context: OperationContext): OperationReading {
  const { section, parts, path, name, prose, samples } = read
  const { method } = parts.endpoint
  const query = queryNames(read)
  const rows = placeRows(section, parts, {
    method,
    pathNames: pathNames(path),
    queryNames: query.map(each => each.name),
    showsBody: read.bodies.request.length > 0,
  })
  const related = (role: 'request' | 'response'): unknown[] => context.related.flatMap(({ bodies }) => bodies[role])
  const responses = { own: read.bodies.response, related: related('response') }
  const operation: Operation = {
    id: name.id,
    title: section.title,
    method,
    path,
    ...discriminatorOf(read, rows),
    ...(name.variantOf === undefined ? {} : { variantOf: name.variantOf }),
    clause: clauseOf(section),
    listedAs: read.listed.map(({ clause }) => clause),
    normalCodes: parts.normalCodes.map(code => ({
      code,
      reason: standardReason(code),
      clause: clauseOf(section, `status ${code}`),
    })),
    errorCodes: errorCodesOf(read, context),
    ...mediaTypesOf(read, rows, context.requestHeaders),
    parameters: parametersOf(
      rows,
      { path: pathNames(path).map(each => pathVariable(read, each)), query, headers: prose.headers },
      { own: read.bodies.request, related: related('request') },
    ),
    responseHeaders: responseHeadersOf(rows),
    responseElements: [
      ...responseElementsOf(rows, responses),
      ...shownElements([...context.marked, ...shownMembers(read)], responses),
    ],
    samples: [],
  }
  const listed = read.listed.map(({ endpoint, clause }) => ({ endpoint, clause }))
  return { operation, section, endpoint: parts.endpoint, listed, entries: rows.map(({ entry }) => entry), samples }
}

/** Members that title and description promise in words, and that the samples of the API name. */
function shownMembers({ name, section, parts }: ReadSection): ShownMember[] {
  const [, ...values] = /\bby type, either (\w+) or (\w+)\.$/.exec(parts.description) ?? []
  return (name.shows ?? []).map(member => ({
    name: member,
    ...(values.length === 0 ? {} : { values }),
    clause: clauseOf(section, `attribute ${member}`),
  }))
}

/** A variable of the path is cited from the section's own path, or from the API list where only that has it. */
function pathVariable({ section, parts, listed }: ReadSection, name: string): NamedOnly {
  const own = new RegExp(`[{<]${name}[}>]`, 'i').test(parts.endpoint.path)
  const row = listed.find(({ endpoint }) => pathNames(endpoint.path).includes(name))
  return { name, clause: own || row === undefined ? clauseOf(section, `path ${name}`) : row.clause }
}

/** Names of queries: those of tables are spelled as there, then those of the section's and the list's templates. */
function queryNames({ section, parts, listed, prose }: ReadSection): NamedOnly[] {
  const tabled = parts.tables.flatMap(({ rows }) => rows.map(row => row.cells[0] ?? ''))
  const names = new Map<string, NamedOnly>()
  const add = (printed: string, clause: NamedOnly['clause']): void => {
    const name = tabled.find(each => sameName(each, printed)) ?? printed
    const facts = prose.queries.get(name)
    if (!names.has(name)) names.set(name, { name, clause, ...(facts === undefined ? {} : { facts }) })
  }
  for (const name of parts.endpoint.query) add(name, clauseOf(section, `query template ${name}`))
  for (const { endpoint, clause } of listed)
    for (const name of endpoint.query) add(name, { ...clause, detail: `${clause.detail} query ${name}` })
  for (const name of prose.queries.keys()) add(name, clauseOf(section, `text ${name}`))
  return [...names.values()]
}

function discriminatorOf(read: ReadSection, rows: readonly PlacedRow[]): Pick<Operation, 'discriminator'> {
  const { name, section } = read
  if (name.key !== undefined && !rows.some(({ row }) => row.name === name.key))
    throw structureError(section, -1, `no parameter ${name.key}`, 'the row that tells the operation from others')
  const key = name.key ?? actionOf(read)
  if (key !== undefined) return { discriminator: { in: 'body', name: key } }
  if (!read.path.endsWith('/action')) return {}
  throw structureError(section, -1, 'nothing that names the action', 'a sample of the request with one member')
}

/** Codes that the section or the notes of its chapter name for it; what the chapter's list says of a code holds too. */
function errorCodesOf(
  { parts, path, prose }: ReadSection,
  { errorCodes, noted, notes }: OperationContext,
): StatusCode[] {
  const listed = (code: number): Partial<StatusCode> => errorCodes.find(error => error.code === code) ?? {}
  const endpoint = `${parts.endpoint.method} ${path}`
  const fromNotes = noted.flatMap(({ code, note, operations }): StatusCode[] =>
    code === undefined || notes === undefined || !operations.includes(endpoint)
      ? []
      : [{ code, reason: standardReason(code), ...listed(code), note, clause: clauseOf(notes, `code ${code}`) }],
  )
  const own = prose.errorCodes.map(error => ({ ...error, ...listed(error.code), ...noteAndClause(error) }))
  const found = new Map<number, StatusCode>()
  for (const error of [...own, ...fromNotes]) if (!found.has(error.code)) found.set(error.code, error)
  return [...found.values()]
}

function noteAndClause({ note, clause }: StatusCode): Pick<StatusCode, 'note' | 'clause'> {
  return { ...(note === undefined ? {} : { note }), clause }
}

/** Media types of the bodies; absent where nothing tells whether there is one. */
function mediaTypesOf(
  { parts, samples, prose }: ReadSection,
  rows: readonly PlacedRow[],
  headers: readonly ChapterHeader[],
): Pick<Operation, 'consumes' | 'produces'> {
  const shows = (role: 'request' | 'response'): boolean => samples.some(({ sample }) => sample.role === role)
  const says = (role: 'request' | 'response'): boolean => parts.noBody.some(({ side }) => side === role)
  const headerValue = (name: string): string[] =>
    headers.flatMap(header => (header.name === name ? (header.value ?? []) : []))
  const sent = prose.mediaType === undefined ? headerValue('Content-Type') : [prose.mediaType]
  const consumes =
    shows('request') || rows.some(({ place }) => place === 'body') ? sent : says('request') ? [] : undefined
  const returns = shows('response') || rows.some(({ place }) => place === 'response')
  const produces = returns ? headerValue('Accept') : says('response') ? [] : undefined
  return { ...(consumes === undefined ? {} : { consumes }), ...(produces === undefined ? {} : { produces }) }
}
