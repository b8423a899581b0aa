import type { ErratumCategory, ErratumEffect } from '../../model/erratum.ts'
import { ConformanceError } from '../../shared/errors.ts'
import type { Finding } from './finding.ts'
import { matters } from './matter-table.ts'

/** What a detector holds against what, and what its findings do to checks where no adjudication says otherwise. */
export interface Matter {
  category: ErratumCategory
  effect: ErratumEffect
}

/**
 * What a finding is about, told from the first part of its key: `list-title:servers.create:…` → `list-title`.
 * @throws {ConformanceError} `IMPORT_ADJUDICATION` for a detector that the table of matters does not have.
 */
export function matterOf({ key }: Pick<Finding, 'key'>): Matter {
  const head = key.split(':')[0] as string
  const named = matters[head] ?? matters[head.replace(/-\d+$/, '')]
  if (named === undefined)
    throw new ConformanceError('IMPORT_ADJUDICATION', `no category for findings of the kind "${head}"`, {
      where: 'tools/import/errata/matter-table.ts',
      next: 'add the kind there: what is held against what, and what it does to checks',
    })
  const [category, effect] = named
  return { category, effect }
}
