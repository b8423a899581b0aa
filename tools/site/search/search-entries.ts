import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { groupBy } from '../../shared/group-by.ts'
import { guides } from '../guides.ts'
import { documentNames, placeWords } from '../parts/clause-link.ts'
import { headingsOf } from '../parts/markdown.ts'
import { clauseIndex } from '../reference/clause-index.ts'
import { nameAnchor, paths } from '../reference/paths.ts'
import type { OperationEntry, Site } from '../reference/site.ts'
import { partsFound } from './operation-parts.ts'

/** What search knows of one place of the site. */
export interface SearchEntry {
  /** What is found. */
  kind: SearchKind
  title: string
  /** Names that one types in full: an id, a number of a section, a code. */
  key: string
  /** What else one may know of it. */
  text: string
  /** Of parts of an operation: its title and id, which are the same for all of them. */
  words?: string
  /** From the site's root. */
  to: string
  /** What it may be called too, in full: `put container`. */
  also?: string
  /** It is another edition's, or describes again what another describes: it stands after that. */
  lesser?: true
}

export const searchKinds = [
  'operation',
  'parameter',
  'header',
  'error',
  'clause',
  'check',
  'erratum',
  'guide',
  'service',
  'page',
] as const
export type SearchKind = (typeof searchKinds)[number]

/** Everything that search finds, in an order that stands among equals. */
export function searchEntries(site: Site): SearchEntry[] {
  const { k5, jio } = site.editions
  const isRival = extensionRivals(k5.services.flatMap(({ operations }) => operations))
  return [
    ...site.operations.map(entry => operationFound(entry, isRival)),
    ...[...k5.services, ...jio.services].map(service => ({
      kind: 'service' as const,
      title: service.edition === 'jio' ? `${service.title} (Jio)` : service.title,
      key: service.id,
      text: service.serviceType,
      to: paths.service(service),
      ...(service.edition === 'jio' ? { lesser: true as const } : {}),
    })),
    ...site.operations.flatMap(partsFound),
    ...pathVariablesFound(site),
    ...statusesFound(site),
    ...sectionsFound(site),
    ...site.errata.flatMap(({ errata }) =>
      errata.map(({ id, category, chosen }) => ({
        kind: 'erratum' as const,
        title: id,
        key: id,
        text: `${category} ${chosen}`,
        to: paths.erratum(id),
      })),
    ),
    ...guidesFound(site),
    ...pagesFound(site),
  ]
}

function operationFound(entry: OperationEntry, isRival: (entry: OperationEntry) => boolean): SearchEntry {
  const { id, title, method, path, clause, discriminator, variantOf } = entry.operation
  const isLesser = entry.edition === 'jio' || variantOf !== undefined || isRival(entry)
  const last = path.split('/').at(-1)?.replace(/[{}]/g, '') ?? ''
  return {
    ...(isLesser ? { lesser: true } : {}),
    ...(isFirstOfPath(entry) ? { also: `${method} ${last}`.toLowerCase() } : {}),
    kind: 'operation',
    title: entry.edition === 'jio' ? `${title} (Jio)` : title,
    // Sections of Jio have names, not numbers: what stands in the text is enough.
    key: entry.edition === 'jio' ? id : `${id} ${clause.section}`,
    text: [`${method} ${path}`, discriminator?.name ?? '', placeWords(clause), entry.service.title]
      .filter(part => part !== '')
      .join(' · '),
    to: paths.operation(entry),
  }
}

/** An extension (`/os-volumes`) that repeats what a service of its own offers: the service is meant first. */
function extensionRivals(entries: readonly OperationEntry[]): (entry: OperationEntry) => boolean {
  const isExtension = ({ operation }: OperationEntry): boolean => operation.path.includes('/os-')
  const own = new Set(entries.filter(entry => !isExtension(entry)).map(({ operation }) => operation.title))
  return entry => isExtension(entry) && own.has(entry.operation.title)
}

/** Of operations that share a path the first is meant by who types the method and what it is for. */
function isFirstOfPath({ service, samePath, operation, edition }: OperationEntry): boolean {
  const position = (id: string): number => service.operations.findIndex(one => one.operation.id === id)
  return edition === 'k5' && samePath.every(other => position(other.operation.id) > position(operation.id))
}

/** Variables of paths, each once: many operations have the same. */
function pathVariablesFound({ operations }: Site): SearchEntry[] {
  const uses = operations.flatMap(entry =>
    entry.operation.parameters.filter(({ in: place }) => place === 'path').map(({ name }) => ({ name, entry })),
  )
  return [...groupBy(uses, ({ name }) => name)].map(([name, own]) => ({
    kind: 'parameter',
    title: name,
    key: name,
    text: `path of ${own.length} operations`,
    to: `${paths.names}#${nameAnchor(name)}`,
    ...(own.every(({ entry }) => entry.edition === 'jio') ? { lesser: true as const } : {}),
  }))
}

/** Statuses of errors, each once: a page tells which operations answer it. */
function statusesFound({ editions }: Site): SearchEntry[] {
  const codes = editions.k5.services.flatMap(({ operations }) => operations.flatMap(entry => entry.errorCodes))
  return [...new Map(codes.map(({ code, reason }) => [code, reason]))].map(([code, reason]) => ({
    kind: 'error',
    title: `${code} ${reason}`,
    key: String(code),
    text: 'status',
    to: `${paths.errors}#status-${code}`,
  }))
}

/** Sections that describe no operation: those of operations are found as these. */
function sectionsFound(site: Site): SearchEntry[] {
  return clauseIndex(site).flatMap(({ document, title: chapter, sections }) =>
    sections
      .filter(({ operations }) => operations.length === 0)
      .map(({ section, title }) => ({
        kind: 'clause',
        title: `§${section}${title === '' ? '' : ` ${title}`}`,
        key: section,
        text: [documentNames[document], ...(chapter === title ? [] : [chapter])].join(', '),
        to: paths.clause({ document, section }),
        ...(document === 'k5-foundation-1.12' ? {} : { lesser: true as const }),
      })),
  )
}

function guidesFound({ root }: Site): SearchEntry[] {
  const there = guides.filter(({ file }) => existsSync(join(root, file)))
  return there.flatMap(({ id, title, file, about }) => [
    { kind: 'guide', title, key: id, text: about, to: paths.guide(id) },
    ...headingsOf(readFileSync(join(root, file), 'utf8')).map(
      ({ words, anchor }): SearchEntry => ({
        kind: 'guide',
        title: words,
        key: '',
        text: title,
        to: `${paths.guide(id)}#${anchor}`,
      }),
    ),
  ])
}

/** Registers and pages of targets. */
function pagesFound({ runs }: Site): SearchEntry[] {
  const pages: [title: string, text: string, to: string][] = [
    ['Conformance', 'verdicts of every API on every recorded target, matrix', paths.conformance],
    ['Coverage', 'what is not judged, not evaluated, and why', paths.coverage],
    ['K5 and Jio', 'differences between the editions', paths.differences],
    ['Older community tables', 'differences from the manual 1.12', paths.tableDifferences],
    ['Errata', 'register of contradictions', paths.errata],
    ['Checks', 'register of checks', paths.checks],
    ['Clauses', 'traceability, sections of the documents', paths.clauses],
    ['Error codes and messages', 'register of errors and statuses', paths.errors],
    ['Parameters and headers', 'register of names', paths.names],
    ['Downloads', 'OpenAPI files, schemas', paths.downloads],
    ['OpenAPI viewer', 'Swagger UI', paths.viewer],
    ...runs.map(({ id, title }): [string, string, string] => [title, 'target, recorded run', paths.target(id)]),
  ]
  return pages.map(([title, text, to]) => ({ kind: 'page', title, key: '', text, to }))
}
