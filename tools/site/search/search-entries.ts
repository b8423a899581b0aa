import { guides } from '../guides.ts'
import { placeWords } from '../parts/clause-link.ts'
import { anchorOf, checkAnchor, parameterAnchor, paths } from '../reference/paths.ts'
import type { OperationEntry, Site } from '../reference/site.ts'

/** What search knows of one place of the site. Names are short: a browser loads some thousands of these. */
export interface SearchEntry {
  /** What is found. */
  kind: SearchKind
  title: string
  /** Names that one types in full: an id, a number of a section, a code. */
  key: string
  /** What else one may know of it. */
  text: string
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
] as const
export type SearchKind = (typeof searchKinds)[number]

/** Everything that search finds, in an order that stands among equals. */
export function searchEntries(site: Site): SearchEntry[] {
  const { k5, jio } = site.editions
  return [
    ...site.operations.map(operationFound),
    ...[...k5.services, ...jio.services].map(service => ({
      kind: 'service' as const,
      title: service.edition === 'jio' ? `${service.title} (Jio)` : service.title,
      key: service.id,
      text: service.serviceType,
      to: paths.service(service),
    })),
    ...k5.services.flatMap(({ operations }) => operations.flatMap(partsFound)),
    ...site.errata.flatMap(({ errata }) =>
      errata.map(({ id, category, chosen }) => ({
        kind: 'erratum' as const,
        title: id,
        key: id,
        text: `${category} ${chosen}`,
        to: paths.erratum(id),
      })),
    ),
    ...guides.map(({ id, title }) => ({ kind: 'guide' as const, title, key: '', text: '', to: paths.guide(id) })),
  ]
}

function operationFound(entry: OperationEntry): SearchEntry {
  const { id, title, method, path, clause, discriminator, variantOf } = entry.operation
  const isLesser = entry.edition === 'jio' || variantOf !== undefined
  const last = path.split('/').at(-1)?.replace(/[{}]/g, '') ?? ''
  return {
    ...(isLesser ? { lesser: true } : {}),
    ...(isFirstOfPath(entry) ? { also: `${method} ${last}`.toLowerCase() } : {}),
    kind: 'operation',
    title: entry.edition === 'jio' ? `${title} (Jio)` : title,
    key: `${id} ${clause.section}`,
    text: `${method} ${path} ${placeWords(clause)} ${discriminator?.name ?? ''} ${entry.service.title}`,
    to: paths.operation(entry),
  }
}

/** Of operations that share a path the first is meant by who types the method and what it is for. */
function isFirstOfPath({ service, samePath, operation, edition }: OperationEntry): boolean {
  const position = (id: string): number => service.operations.findIndex(one => one.operation.id === id)
  return edition === 'k5' && samePath.every(other => position(other.operation.id) > position(operation.id))
}

function partsFound(entry: OperationEntry): SearchEntry[] {
  const { operation, errors, checks } = entry
  const page = paths.operation(entry)
  const inOperation = `${operation.title} ${operation.id}`
  return [
    ...operation.parameters
      .filter(({ in: place }) => place !== 'path')
      .map(({ name, in: place, at, values = [] }) => ({
        kind: place === 'header' ? ('header' as const) : ('parameter' as const),
        title: name,
        key: name,
        text: `${inOperation} ${place} ${values.join(' ')}`,
        to: `${page}#${parameterAnchor({ name, in: place, ...(at === undefined ? {} : { at }) })}`,
      })),
    ...operation.responseHeaders.map(({ name }) => ({
      kind: 'header' as const,
      title: name,
      key: name,
      text: `answer ${inOperation}`,
      to: `${page}#${anchorOf('response-header', name)}`,
    })),
    ...(operation.errors === undefined ? [] : errors)
      .filter(({ code }) => code !== undefined)
      .map(({ status, code = '', message }) => ({
        kind: 'error' as const,
        title: `${code} ${message}`,
        key: code,
        text: `${status} ${message} ${inOperation}`,
        to: `${page}#${anchorOf('error', code)}`,
      })),
    ...checks.map(({ check }) => ({
      kind: 'check' as const,
      title: check.title,
      key: check.id,
      text: check.kind,
      to: `${page}#${checkAnchor(check)}`,
    })),
  ]
}
