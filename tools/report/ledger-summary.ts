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
  /** When its creation was begun, ISO 8601 in UTC. */
  from: string
  /** When it was deleted, given up or found not to be made; absent while it stands. */
  until?: string
}

/** How many things of one kind and account there were, and what became of them. */
export interface LedgerTotal {
  account: string
  service: string
  kind: string
  made: number
  deleted: number
  left: number
}

/** One entry for each thing, in the order they were made; the last event about it decides. */
export function ledgerEntries(ledger: readonly LedgerLine[]): LedgerEntry[] {
  const entries = new Map<string, LedgerEntry>()
  for (const { at, service, kind, path, account = 'default', event, detail = '' } of ledger) {
    const state = event === 'create' ? 'created' : event
    const key = [service, account, kind, path].join('\n')
    const from = entries.get(key)?.from ?? at
    const until = state === 'created' ? {} : { until: at }
    entries.set(key, { service, kind, path, account, state, detail, from, ...until })
  }
  return [...entries.values()]
}

/** Something that is still on the target, as far as the ledger knows. */
export function isLeft({ state }: LedgerEntry): boolean {
  return state === 'created' || state === 'left'
}

/** By account, service and kind, in the order they were first made; what was not made after all does not count. */
export function ledgerTotals(entries: readonly LedgerEntry[]): LedgerTotal[] {
  const totals = new Map<string, LedgerTotal>()
  for (const entry of entries) {
    if (entry.state === 'not-created') continue
    const { account, service, kind } = entry
    const key = [account, service, kind].join('\n')
    const total = totals.get(key) ?? { account, service, kind, made: 0, deleted: 0, left: 0 }
    total.made += 1
    if (isLeft(entry)) total.left += 1
    else total.deleted += 1
    totals.set(key, total)
  }
  return [...totals.values()]
}

/** Leftovers of the footer and of the ledger, each once. */
export function leftoversOf(footer: readonly string[], entries: readonly LedgerEntry[]): string[] {
  return [...new Set([...footer, ...entries.filter(isLeft).map(describeEntry)])]
}

export function describeEntry({ kind, path, account, detail }: LedgerEntry): string {
  return `${kind} ${path}${account === 'default' ? '' : ` (${account} account)`}${detail === '' ? '' : `: ${detail}`}`
}
