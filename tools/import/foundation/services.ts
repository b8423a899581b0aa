import { ConformanceError } from '../../shared/errors.ts'
import type { ListedRow } from './api-list.ts'
import type { ChapterFacts } from './chapter.ts'
import { structureError } from './structure.ts'
import { type RuleOfRow, ruleOfItem, rulesOfGroups, type UrlRule } from './urls.ts'

/** Names of the services, by their type in the identity service's catalog. */
const serviceOfType: Readonly<Record<string, string>> = {
  compute: 'compute',
  image: 'image',
  blockstoragev2: 'block-storage',
  orchestration: 'orchestration',
  autoscale: 'autoscale',
}

/** Which URLs the operations of a chapter use. */
export interface ChapterUrls {
  /** By group of the API list; empty where the list has none. */
  groups: Map<string, RuleOfRow>
  ruleOf(row: ListedRow): UrlRule
  /** The rule of a service. */
  ruleOfService(service: string): UrlRule
}

/**
 * Assigns the service types of a chapter to the rows of its API list.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` where a row has none, or a service type is unknown.
 */
export function chapterUrls({ urls, rows, own, head }: ChapterFacts): ChapterUrls {
  const unknown = urls.find(({ serviceType }) => serviceOfType[serviceType] === undefined)
  if (unknown !== undefined)
    throw structureError(own?.urls ?? head, -1, `the service type ${unknown.serviceType}`, known)
  const groups = rulesOfGroups(urls, [...new Set(rows.map(({ group }) => group))])
  const byItem = urls.some(({ items }) => items !== undefined)
  return {
    groups: byItem ? new Map() : groups,
    ruleOf(row) {
      const rule = byItem ? ruleOfItem(urls, row.item) : groups.get(row.group)?.rule
      if (rule !== undefined) return rule
      throw structureError(own?.list ?? head, -1, `no URL for item ${row.item} of the API list`, known)
    },
    ruleOfService(service) {
      const rule = urls.find(({ serviceType }) => serviceOfType[serviceType] === service)
      if (rule !== undefined) return rule
      throw new ConformanceError('IMPORT_OPERATION_ID', `chapter ${head.section} names no URL of ${service}`, {
        where: 'tools/import/foundation/ids.ts',
        next: 'begin the id with the service that the chapter names',
      })
    },
  }
}

const known = `one of ${Object.keys(serviceOfType).join(', ')}`

/** The service of a service type. */
export function serviceOf(serviceType: string): string {
  return serviceOfType[serviceType] ?? serviceType
}

/**
 * What the endpoint stands for and each path begins with: the endpoint's own path, or, where no path begins with that,
 * the version and account that all of them begin with.
 */
export function pathPrefixOf({ endpointPath }: UrlRule, paths: readonly string[]): string {
  if (paths.some(path => path.startsWith(endpointPath))) return endpointPath
  const beginnings = new Set(paths.map(path => /^\/v[\d.]+\/\{tenant_id\}/.exec(path)?.[0]))
  const [only] = beginnings
  return beginnings.size === 1 && only !== undefined ? only : endpointPath
}
