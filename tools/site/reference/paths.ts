import type { Parameter } from '../../model/catalog.ts'
import type { Check } from '../../model/check.ts'
import type { Clause } from '../../model/clause.ts'
import type { EditionId, OperationEntry, ServiceEntry } from './site.ts'

/** Where things are on the site: paths from its root, with the anchor. They are stable: others may link to them. */
export const paths = {
  home: 'index.html',
  edition: (id: EditionId): string => `${id}/index.html`,
  service: ({ edition, id }: ServiceEntry): string => `${edition}/${id}.html`,
  operation: ({ edition, operation }: OperationEntry): string => `${edition}/${operation.id}.html`,
  check: (entry: OperationEntry, check: Check): string => `${paths.operation(entry)}#${checkAnchor(check)}`,
  errata: 'errata/index.html',
  erratum: (id: string): string => `errata/${id.slice(0, id.indexOf('.'))}.html#${id}`,
  checks: 'checks/index.html',
  checksOf: (service: string, resource?: string): string =>
    `checks/${service}${resource === undefined ? '' : `.${resource}`}.html`,
  clauses: 'clauses/index.html',
  chapter: (clause: Clause): string => `clauses/${clause.document}-${chapterNumber(clause)}.html`,
  clause: (clause: Clause): string => `${paths.chapter(clause)}#${clause.section}`,
  conformance: 'conformance/index.html',
  target: (id: string): string => `conformance/${id}.html`,
  coverage: 'conformance/coverage.html',
  differences: 'differences.html',
  tableDifferences: 'older-tables.html',
  registers: 'registers.html',
  errors: 'errors.html',
  names: 'names.html',
  guides: 'guides/index.html',
  guide: (id: string): string => `guides/${id}.html`,
  downloads: 'downloads.html',
  viewer: 'viewer.html',
} as const

/** `2.7` of `2.7.5.10`; the service of a group of Jio, whose clauses have names. */
export function chapterNumber({ section }: Clause): string {
  return /^\d/.test(section) ? section.split('.').slice(0, 2).join('.') : (section.split('.', 1)[0] ?? section)
}

/** `check-etag-is-md5`: the check's own name, unique on the page of its operation. */
export function checkAnchor({ id, operation }: Pick<Check, 'id' | 'operation'>): string {
  return `check-${ownName({ id, operation })}`
}

/** What follows the operation in a check's id. */
export function ownName({ id, operation }: Pick<Check, 'id' | 'operation'>): string {
  return id.slice(operation.length + 1)
}

/**
 * `header-x-delete-after`, `body-server-networks-uuid`: an anchor from what a thing is and its name or place. Headers
 * have no case; members of a body that differ by case alone are two.
 */
export function anchorOf(kind: string, name: string): string {
  const words = (kind.startsWith('body') ? name : name.toLowerCase())
    .replaceAll('{}', 'any')
    .replaceAll('@', 'attribute-')
  return [kind, ...words.split(/[^a-zA-Z0-9_]+/)].filter(word => word !== '').join('-')
}

/** Where a name stands in the register of names; names that differ by case alone are two. */
export function nameAnchor(name: string): string {
  return `name-${name.replace(/\s+/g, '-')}`
}

/** Where a parameter stands on the page of its operation. */
export function parameterAnchor({ name, in: place, at }: Pick<Parameter, 'name' | 'in' | 'at'>): string {
  return place === 'body' || place === 'form' ? anchorOf('body', at ?? name) : anchorOf(place, name)
}

/** The way from one page to another place of the site, so that it works under any base path. */
export function relativeLink(from: string, to: string): string {
  const [path = '', anchor] = to.split('#')
  const hash = anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`
  if (path === from && hash !== '') return hash
  const up = from.split('/').slice(0, -1)
  const down = path.split('/')
  while (up.length > 0 && down.length > 1 && up[0] === down[0]) {
    up.shift()
    down.shift()
  }
  return '../'.repeat(up.length) + down.join('/') + hash
}
