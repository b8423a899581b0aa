import { groupBy } from '../../shared/group-by.ts'
import type { Edition, EditionId, OperationEntry } from './site.ts'

/** Fills in which operations share a path, are described twice, or are in the other edition too. */
export function linkEntries(editions: Record<EditionId, Edition>): void {
  for (const edition of Object.values(editions)) {
    const entries = edition.services.flatMap(({ operations }) => operations)
    linkSamePath(entries)
    linkVariants(entries)
  }
  linkEditions(editions)
}

function linkSamePath(entries: readonly OperationEntry[]): void {
  const groups = groupBy(entries, ({ service, operation }) => `${service.id} ${operation.method} ${operation.path}`)
  for (const group of groups.values())
    for (const entry of group) entry.samePath = group.filter(other => other !== entry)
}

function linkVariants(entries: readonly OperationEntry[]): void {
  const families = groupBy(entries, ({ operation }) => operation.variantOf ?? operation.id)
  for (const family of families.values())
    for (const entry of family) entry.variants = family.filter(other => other !== entry)
}

function linkEditions({ k5, jio }: Record<EditionId, Edition>): void {
  const byId = new Map(k5.services.flatMap(({ operations }) => operations.map(entry => [entry.operation.id, entry])))
  for (const entry of jio.services.flatMap(({ operations }) => operations))
    for (const other of entry.operation.sameAs ?? []) {
      const same = byId.get(other.slice(other.lastIndexOf(' ') + 1))
      if (same === undefined || entry.otherEdition.includes(same)) continue
      entry.otherEdition.push(same)
      same.otherEdition.push(entry)
    }
}
