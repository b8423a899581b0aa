import type { RunInfo, Selection, SuiteInfo } from '../../model/record.ts'
import type { Counts, RunVerdict, Verdict } from '../../model/verdict.ts'

/**
 * A run in the small form that is committed (`site/runs/<id>.json`) and shown on the site: verdicts and messages, no
 * exchanges, no endpoints.
 */
export interface RecordedRun {
  generated: string
  version: 1
  /** Of the target, for links: `emulator`, `openstack`. */
  id: string
  /** Of the target, for people. */
  title: string
  kind: 'emulator' | 'cloud'
  /** Runs that it was made of; several where services were judged one after the other. */
  runs: (RunInfo & { selection: Selection })[]
  suite: SuiteInfo
  verdict: RunVerdict
  counts: Counts
  /** How many of `counts.fail` are advisory, and so decide nothing. */
  advisoryFails: number
  requests: number
  durationMs: number
  /** By operation and by the check's own name. */
  checks: Record<string, Record<string, RecordedVerdict>>
}

/** A verdict, with its message where it has one. */
export type RecordedVerdict = Verdict | [verdict: Verdict, message: string]

/** What a target's run says of one check. */
export interface CheckResult {
  verdict: Verdict
  message: string
}

/** The result of one check; undefined where the run had no such check. */
export function resultOf(run: RecordedRun, operation: string, ownName: string): CheckResult | undefined {
  const recorded = run.checks[operation]?.[ownName]
  if (recorded === undefined) return undefined
  return typeof recorded === 'string'
    ? { verdict: recorded, message: '' }
    : { verdict: recorded[0], message: recorded[1] }
}
