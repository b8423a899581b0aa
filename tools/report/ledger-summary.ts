import type { LedgerLine } from '../model/record.ts'

/** What became of one thing that the run made on the target. */
export interface LedgerEntry {
  service: string
  kind: string
  path: string
  account: string
  /** `created` alone means that no deletion was recorded. */
  state: 'deleted' | 'left' | 'created' | 'not-created'
  detail: string
}

/** One entry for each thing, in the order they were made; the last event about it decides. */
export function ledgerEntries(ledger: readonly LedgerLine[]): LedgerEntry[] {
  const entries = new Map<string, LedgerEntry>()
  for (const { service, kind, path, account = 'default', event, detail = '' } of ledger) {
    const state = event === 'create' ? 'created' : event
    entries.set([service, account, kind, path].join('\n'), { service, kind, path, account, state, detail })
  }
  return [...entries.values()]
}
