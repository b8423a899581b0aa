import type { Erratum, ErratumEffect } from '../model/erratum.ts'
import type { CheckLine } from '../model/record.ts'
import { type Counts, countVerdicts } from '../model/verdict.ts'
import type { RunRecord } from '../shared/read-record.ts'

/** A contradiction of the documents that bears on a verdict of this run. */
export interface ErratumUse {
  id: string
  /** Undefined in a record that names it but does not carry it. */
  erratum: Erratum | undefined
  checks: CheckLine[]
  counts: Counts
}

/** What the decision on an erratum does to verdicts, in words. */
export const effectWords: Record<ErratumEffect, string> = {
  'catalog-corrected': 'the chosen reading stands in place of what is printed, and targets are held to it',
  'chosen-checked': 'targets are held to the chosen reading',
  'either-passes': 'a target may follow any of the readings',
  'not-checked': 'no verdict depends on it',
}

/** Errata that checks of this run name: those that a check did not pass under come first, then by how many checks. */
export function errataUsed({ header, checks }: Pick<RunRecord, 'header' | 'checks'>): ErratumUse[] {
  const byId = new Map<string, CheckLine[]>()
  for (const check of checks)
    for (const id of check.errata) {
      const own = byId.get(id) ?? []
      own.push(check)
      byId.set(id, own)
    }
  const failing = ({ counts }: ErratumUse): number => counts.fail + counts['known-fail'] + counts['unexpected-pass']
  return [...byId]
    .map(([id, own]) => ({
      id,
      erratum: header.errata.find(erratum => erratum.id === id),
      checks: own,
      counts: countVerdicts(own.map(({ verdict }) => verdict)),
    }))
    .sort((a, b) => failing(b) - failing(a) || b.checks.length - a.checks.length || (a.id < b.id ? -1 : 1))
}
