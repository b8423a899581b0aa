import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { ConformanceError } from '../../shared/errors.ts'
import type { UnreadKind, UnreadRun } from './unread-runs.ts'

/** What somebody who read them says of runs that no rule reads. Rows of `spec/errata/unread-review.yaml`. */
export interface UnreadReview {
  /** What it is, in our own words. */
  note: string
  /**
   * Where its facts went: it tells none of the API, the catalog has them from elsewhere, `spec/rules` has them, or they
   * are behaviour that will be transcribed when the service gets its checks.
   */
  facts: (typeof destinations)[number]
  kind: UnreadKind
  /** Beginnings of the runs' hashes, at least twelve digits of each, by section. A table or a fence has a row of its own. */
  runs: Record<string, string[]>
}

/** Where the reviews stand, below the package's root. */
const reviewsPath = 'spec/errata/unread-review.yaml'

const destinations = ['none', 'catalog', 'rules', 'later'] as const
const kinds: readonly UnreadKind[] = ['prose', 'list', 'table', 'fence']

/**
 * The committed reviews.
 * @throws {ConformanceError} `IMPORT_UNREAD` when the file is missing, or a row of it is none.
 */
export function readReviews(root: string): UnreadReview[] {
  const file = join(root, reviewsPath)
  if (!existsSync(file)) throw problem('the reviews of what no rule reads are missing')
  const rows: unknown = parse(readFileSync(file, 'utf8'))
  if (!Array.isArray(rows)) throw problem('the reviews of what no rule reads are no list')
  for (const [index, row] of (rows as Partial<UnreadReview>[]).entries()) {
    const runs = Object.values(row.runs ?? {}).flat()
    const isHash = (hash: unknown): boolean => typeof hash === 'string' && /^[0-9a-f]{12,64}$/.test(hash)
    const isWhole =
      typeof row.note === 'string' &&
      destinations.some(known => known === row.facts) &&
      kinds.some(known => known === row.kind) &&
      runs.every(isHash)
    if (!isWhole)
      throw problem(`review ${index + 1} ("${row.note}") lacks note, facts, kind, or hashes of 12 digits as text`)
    if (runs.length !== 1 && (row.kind === 'table' || row.kind === 'fence'))
      throw problem(`review ${index + 1} ("${row.note}") is of ${runs.length} ${row.kind}s: each has its own`)
  }
  return rows as UnreadReview[]
}

/**
 * Holds every unread run against the reviews.
 * @throws {ConformanceError} `IMPORT_UNREAD` when a run has no review, or a review matches no run.
 */
export function checkReviews(runs: readonly UnreadRun[], reviews: readonly UnreadReview[]): void {
  const bySection = new Map<string, { hash: string; kind: UnreadKind; used: boolean; note: string }[]>()
  for (const { runs: named, kind, note } of reviews)
    for (const [section, hashes] of Object.entries(named))
      bySection.set(section, [
        ...(bySection.get(section) ?? []),
        ...hashes.map(hash => ({ hash, kind, note, used: false })),
      ])
  const problems: string[] = []
  for (const run of runs) {
    const own = (bySection.get(run.section) ?? []).filter(
      ({ hash, kind }) => kind === run.kind && run.sha256.startsWith(hash),
    )
    for (const review of own) review.used = true
    const what = `§${run.section} ${run.kind} ${run.sha256.slice(0, 12)}, lines ${run.from}-${run.to} of ${run.document}`
    if (own.length === 0) problems.push(`not reviewed: ${what}`)
    if (own.length > 1) problems.push(`reviewed ${own.length} times: ${what}`)
  }
  for (const [section, rows] of bySection)
    for (const { hash, kind, note } of rows.filter(({ used }) => !used))
      problems.push(`no such unread ${kind}: §${section} ${hash} ("${note}")`)
  if (problems.length > 0)
    throw problem(`what no rule reads and its reviews do not agree:\n    ${problems.join('\n    ')}`)
}

function problem(message: string): ConformanceError {
  return new ConformanceError('IMPORT_UNREAD', message, {
    where: reviewsPath,
    next: 'read those lines; teach a reader what they say, or tell there where their facts are; remove what no longer applies',
  })
}
