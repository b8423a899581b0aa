import type { Clause } from './clause.ts'
import type { Erratum } from './erratum.ts'
import type { Exchange } from './exchange.ts'
import type { GateProblem, KnownFailureList } from './known-failure.ts'
import type { Limits, Profile } from './profile.ts'
import type { Uses } from './uses.ts'
import type { Counts, Effect, Level, RunVerdict, Verdict } from './verdict.ts'

/** Version of the machine formats below; raised when a reader would have to change. */
export const recordVersion = 1

/** The lines of `results.jsonl`: a header, one check line for each planned check, a footer. */
export type RecordLine = HeaderLine | CheckLine | FooterLine

export interface HeaderLine {
  type: 'header'
  version: typeof recordVersion
  run: RunInfo
  target: TargetDescription
  suite: SuiteInfo
  selection: Selection
  /** Number of planned checks: as many check lines must follow. */
  planned: number
  /** The plan of the whole run, the same for each of its shards; absent in older records. */
  plan?: PlanInfo
  /** Present where the run was one of several shards. */
  shard?: ShardInfo
  /** Present where shards were merged: what each was, in the order of their numbers. */
  shards?: MergedShard[]
  /** What the run may hold on the target at a time, at most. */
  peak: Uses
  /** Under which conditions it was run, for who repeats it; absent in older records. */
  conditions?: RunConditions
  /** What the check lines name, so that the record can be read without the spec it was made from. */
  services: { id: string; title: string }[]
  /** Every selected operation in document order, also one that no check was planned for. */
  operations: OperationInfo[]
  /** Documented facts of the selected operations that no planned check exercises. */
  notEvaluated: NotEvaluated[]
  /** The errata that planned checks name. */
  errata: Erratum[]
  /** Absent where the run was not of the committed spec. */
  withoutChecks?: WithoutChecks
  /** The list of known failures; absent where none was given. */
  knownFailures?: KnownFailureList
}

/** What bears on a run besides target, suite and selection. */
export interface RunConditions {
  /** Version of Node.js, and its platform, e.g. `linux x64`. */
  node: string
  platform: string
  /** Checks and requests at once, at most; absent: the default. */
  concurrency?: number
  /** Requests begun per second, at most; absent: no bound. */
  rate?: number
  /** Of one request, in milliseconds; absent: the default. */
  timeoutMs?: number
  /** How many times as long as usual the target was given for what it begins; absent: once. */
  patience?: number
  /** What the profile and `--limit` allow at most. */
  limits: Limits
  /** What the profile says that the target does not have. */
  lacks: Profile['lacks']
}

export interface PlanInfo {
  /**
   * SHA-256, hexadecimal, over what decides which checks there are and which of them send anything: suite, spec,
   * selection, and every check with the verdict that was known beforehand.
   */
  digest: string
  /** Checks of all shards. */
  checks: number
}

/** One of `count` parts of a run, counted from 1. */
export interface ShardInfo {
  index: number
  count: number
  /** Every operation of the whole run in document order, with the number of its checks. */
  operations: { id: string; checks: number }[]
}

/** A shard of a merged record. */
export interface MergedShard {
  index: number
  run: RunInfo
  checks: number
  requests: number
  durationMs: number
}

/** Operations of the committed spec that no check exists for yet, selected or not: no verdict says anything of them. */
export interface WithoutChecks {
  operations: number
  /** How many operations the spec has. */
  of: number
  /** Those that have such operations, with how many. */
  services: { id: string; title: string; operations: number }[]
}

export interface OperationInfo {
  id: string
  service: string
  title: string
  method: string
  path: string
  clause: Clause
  /** Earlier ids of it, so that older records can be compared. */
  aliases?: string[]
}

export interface NotEvaluated {
  /** Id of the fact, e.g. `object-storage.objects.upload#request-header.etag`. */
  fact: string
  operation: string
  clause: Clause
  reason: string
}

export interface CheckLine {
  type: 'check'
  id: string
  operation: string
  title: string
  kind: CheckKind
  clauses: Clause[]
  level: Level
  effect: Effect
  verdict: Verdict
  /** One line that says why; empty for a plain pass. */
  message: string
  /** Present on a fail: what the clause demands and what came. Redacted, shortened. */
  expected?: string
  actual?: string
  /** Errata that let another reading pass or that bear on the verdict. */
  errata: string[]
  durationMs: number
  /** Ids of the exchanges it sent or judged, in order; the whole ones are in `exchanges.jsonl`. */
  exchange: string[]
  /** Reproduces the judged request; the token comes from the environment. Present on fail and error. */
  curl?: string
  /** Command that repeats the check with all that it needs; secrets come from where the run had them. Present on fail and error. */
  repeat?: string
  /** Line of the entry of the list of known failures that names it: of a `known-fail` and an `unexpected-pass`. */
  knownFailure?: number
}

export interface FooterLine {
  type: 'footer'
  verdict: RunVerdict
  counts: Counts
  requests: number
  durationMs: number
  interrupted: boolean
  /** Present where a limit ended the run before its time: which. */
  stopped?: string
  /** Present where the target told to come back later: so many answers did, and so many requests were sent again. */
  backOff?: { answers: number; repeats: number }
  /** Present where the run put something into object storage. */
  stored?: StoredInAll
  /** What could not be deleted. */
  leftovers: string[]
}

/** What a run put into object storage in all, refused requests among it. */
export interface StoredInAll {
  objects: number
  /** Of 10^6 bytes, uploaded; the sum is rounded up. */
  megabytes: number
}

export type CheckKind = 'contract' | 'behaviour' | 'security' | 'negative' | 'lifecycle'

export interface RunInfo {
  /** `k5c-<id>-` prefixes every name the run creates. */
  id: string
  startedAt: string
  seed: number
}

export interface SuiteInfo {
  version: string
  /** SHA-256 over the committed spec, so that two runs can be compared. */
  specHash: string
}

export interface Selection {
  api: string[]
  check: string[]
  effects: Effect[]
}

/** The target without its secrets. */
export interface TargetDescription {
  name: string
  kind: 'emulator' | 'cloud'
  /** How it was authenticated. */
  auth: 'v3password' | 'v3token' | 'v3applicationcredential' | 'v1' | 'token'
  authUrl?: string
  region?: string
  endpoints: Record<string, string>
}

export interface OperationSummary {
  id: string
  title: string
  method: string
  path: string
  clause: Clause
  /** Worst verdict of its checks; a failed advisory check does not decide it. */
  verdict: Verdict
  counts: Counts
  /** How many of `counts.fail` are advisory, and so decide nothing. */
  advisoryFails: number
}

/** `summary.json` */
export interface Summary {
  version: typeof recordVersion
  verdict: RunVerdict
  counts: Counts
  /** How many of `counts.fail` are advisory, and so decide nothing. */
  advisoryFails: number
  operations: OperationSummary[]
  services: { id: string; title: string; verdict: Verdict; counts: Counts; advisoryFails: number }[]
  notEvaluated: NotEvaluated[]
  /** Absent where the run was not of the committed spec. */
  withoutChecks?: WithoutChecks
  /** What is out of date in the list of known failures: the gate fails where it is not empty. Absent without a list. */
  gate?: GateProblem[]
  target: TargetDescription
  suite: SuiteInfo & { seed: number }
  run: RunInfo
  requests: number
  durationMs: number
  /** As in the footer. */
  stopped?: string
  backOff?: { answers: number; repeats: number }
  stored?: StoredInAll
}

/** A line of `exchanges.jsonl`. */
export type ExchangeLine = Exchange

/**
 * A line of `ledger.jsonl`: written before the create, and again when it is deleted. `not-created`: the target refused
 * the create, or the resource was there before, so that it is not the run's and is never deleted.
 */
export interface LedgerLine {
  at: string
  /** Present in a merged ledger: id of the shard's run. */
  run?: string
  event: 'create' | 'not-created' | 'deleted' | 'left'
  /** `container`, `object`, `account-metadata`, … */
  kind: string
  service: string
  /** Path below the endpoint, e.g. `/k5c-…/name`; what `cleanup` deletes. */
  path: string
  /** Present for what stands in the other project's account. */
  account?: 'alternate'
  detail?: string
}
