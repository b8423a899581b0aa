import type { Operation, ServiceCatalog } from '../model/catalog.ts'
import type { Check } from '../model/check.ts'
import type { Clause } from '../model/clause.ts'
import { parseClause } from '../model/clause.ts'
import type { Erratum } from '../model/erratum.ts'
import type { KnownFailure, ListedFailure } from '../model/known-failure.ts'
import { emptyProfile, type Profile } from '../model/profile.ts'
import type { NotEvaluated, OperationInfo, Selection, WithoutChecks } from '../model/record.ts'
import type { Identity } from '../model/target.ts'
import { exceeded, formatUses } from '../model/uses.ts'
import { ConformanceError } from '../shared/errors.ts'
import { type Cost, costOf } from './cost.ts'
import { applyKnownFailures, checkNames } from './known-failures/apply.ts'
import { matchPatterns } from './patterns.ts'
import { costOfShard, operationsOfShard, type ShardOptions } from './plan-share.ts'
import type { RegisteredSuite } from './registry.ts'
import { notEvaluatedOf } from './uncovered.ts'
import { countUnchecked, operationsWithoutChecks, refuseUnchecked } from './without-checks.ts'

/** One line of the record to come. */
export interface PlannedCheck {
  check: Check
  clauses: Clause[]
  /** The verdict that is known before anything is sent. */
  settled?: { verdict: 'skipped' | 'unsupported'; message: string }
  /** Its entry of the list of known failures; a `fail` then becomes `known-fail`, a pass `unexpected-pass`. */
  knownFailure?: Excuse
}

/** What a check's line needs of the entry that names it. */
export type Excuse = Pick<KnownFailure, 'line' | 'reason'>

export interface Plan {
  checks: PlannedCheck[]
  /** The checks of all shards; `checks` where the run has no shards. */
  whole: readonly Pick<PlannedCheck, 'check' | 'settled'>[]
  services: { id: string; title: string }[]
  operations: OperationInfo[]
  notEvaluated: NotEvaluated[]
  cost: Cost
  /** The errata that planned checks name. */
  errata: Erratum[]
  /** Every entry of the list of known failures, with what it is in this run. */
  knownFailures: ListedFailure[]
  /** Present where the whole spec was given. */
  withoutChecks?: WithoutChecks
}

/** What the target can be asked, as far as the plan must know. */
export interface Offer {
  /** Service types with an endpoint, e.g. `object-store`. */
  has(serviceType: string): boolean
  identities: ReadonlySet<Identity>
}

export interface PlanOptions {
  selection: Selection
  offer: Offer
  /** The list of known failures, the target's name, and the day (UTC) by which entries expire. */
  knownFailures?: { entries: readonly KnownFailure[]; target: string; day: string }
  profile?: Profile
  /** Every service of the spec, also those that no suite judges yet. */
  spec?: readonly ServiceCatalog[]
  /** Only a part of the operations, so that several machines share a run. */
  shard?: ShardOptions
}

/**
 * The ordered list of checks: operations in document order, the checks of each in the suite's order. Pure.
 * @throws {ConformanceError} `SUITE_*` where a suite contradicts itself or its catalog; `SELECT_*` where a pattern
 * matches nothing.
 */
export function makePlan(registry: readonly RegisteredSuite[], options: PlanOptions): Plan {
  const { selection, shard, profile = emptyProfile } = options
  for (const registered of registry) validate(registered)
  const unchecked = operationsWithoutChecks(registry, options.spec ?? [])
  refuseUnchecked(selection.api, registry, unchecked)
  const everyOperation = registry.flatMap(({ suite, catalog }) =>
    catalog.operations.map(operation => ({ operation, suite })),
  )
  const wanted = matchPatterns(
    '--api',
    selection.api,
    everyOperation.map(({ operation }) => operation.id),
  )
  const selected = everyOperation.filter(({ operation }) => wanted(operation.id))
  const candidates = selected.flatMap(({ operation, suite }) =>
    suite.checks.filter(check => check.operation === operation.id),
  )
  const everyCheck = registry.flatMap(({ suite }) => suite.checks.map(check => check.id))
  const named = matchPatterns('--check', selection.check, everyCheck)
  const everySelected = candidates.filter(check => named(check.id))
  if (everySelected.length === 0)
    throw new ConformanceError('SELECT_NOTHING', 'the selection leaves no check', {
      where: '--api, --check',
      next: 'k5-conformance list shows what there is',
    })
  const typeOf = new Map(registry.map(({ suite }) => [suite.service, suite.serviceType]))
  const lackOf = lacksOf(profile, everyCheck)
  const judgeable = everySelected.map(check => withVerdict(check, settle(check, typeOf, options, lackOf(check.id))))
  const wholeCost = costOf(sending(judgeable), registry, profile.limits)
  const whole = judgeable.map(row => withinLimits(row, wholeCost))
  const shares = shard === undefined ? undefined : operationsOfShard(whole, shard, wholeCost.room)
  const own = whole.filter(({ check }) => shares?.has(check.operation) !== false)
  const checks = own.map(({ check }) => check)
  const known = applyKnownFailures(options.knownFailures?.entries ?? [], {
    ...(options.knownFailures ?? { target: '', day: '' }),
    every: checkNames(registry),
    planned: new Set(checks.map(check => check.id)),
  })
  const cited = new Set(checks.flatMap(check => check.errata))
  const narrowed = selection.check.length > 0
  const planned = own.map(({ check, settled }) => planCheck(check, settled, known.entryOf(check.id)))
  const judged = new Set(checks.map(check => check.operation))
  const inPlan = new Set(whole.map(({ check }) => check.operation))
  const first = shard === undefined || shard.index === 1
  // What no check is for is shown all the same, by one of the shards.
  const operations = selected.filter(
    ({ operation: { id } }) => judged.has(id) || (!narrowed && first && !inPlan.has(id)),
  )
  const shown = new Set(operations.map(({ operation }) => operation.id))
  return {
    checks: planned,
    whole,
    cost: shares === undefined ? wholeCost : costOfShard(wholeCost, sending(own), registry, profile.limits),
    services: registry
      .filter(({ suite }) => operations.some(item => item.suite === suite))
      .map(({ catalog }) => ({ id: catalog.service, title: catalog.title })),
    operations: operations.map(({ operation, suite }) => describe(operation, suite.service)),
    notEvaluated: narrowed
      ? []
      : registry.flatMap(registered => notEvaluatedOf(registered)).filter(({ operation }) => shown.has(operation)),
    errata: registry.flatMap(({ errata }) => errata).filter(({ id }) => cited.has(id)),
    knownFailures: known.entries,
    ...(options.spec === undefined ? {} : { withoutChecks: countUnchecked(unchecked, options.spec) }),
  }
}

type Settled = NonNullable<PlannedCheck['settled']>
type SettledCheck = Pick<PlannedCheck, 'check' | 'settled'>

function withVerdict(check: Check, settled: Settled | undefined): SettledCheck {
  return settled === undefined ? { check } : { check, settled }
}

/** The checks that send something: what is settled makes nothing. */
export function sending(rows: readonly SettledCheck[]): Check[] {
  return rows.filter(({ settled }) => settled === undefined).map(({ check }) => check)
}

function planCheck(check: Check, settled: Settled | undefined, known: KnownFailure | undefined): PlannedCheck {
  return {
    ...withVerdict(check, settled),
    clauses: check.clauses.map(clause => parseClause(clause)),
    ...(known === undefined ? {} : { knownFailure: { line: known.line, reason: known.reason } }),
  }
}

function settle(
  check: Check,
  typeOf: ReadonlyMap<string, string>,
  { selection, offer }: PlanOptions,
  lack: string | undefined,
): PlannedCheck['settled'] {
  const type = typeOf.get(check.operation.split('.', 1)[0] ?? '') ?? ''
  if (!offer.has(type)) return { verdict: 'unsupported', message: `the target's catalog has no ${type} service` }
  if (lack !== undefined)
    return { verdict: 'unsupported', message: `the profile says that the target lacks it: ${lack}` }
  if (!selection.effects.includes(check.effect))
    return { verdict: 'skipped', message: `the effect "${check.effect}" was not selected (--effects)` }
  const missing = check.needs.find(identity => !offer.identities.has(identity))
  if (missing === undefined) return undefined
  return { verdict: 'skipped', message: `no ${missing} identity was given (see the guide to running)` }
}

/** A check that would never find room is not begun. */
function withinLimits(planned: SettledCheck, { room }: Cost): SettledCheck {
  const { uses = {} } = planned.check
  if (planned.settled !== undefined || exceeded(uses, room) === undefined) return planned
  const message = `it needs ${formatUses(uses)} of its own, and the limits leave ${formatUses(room)}`
  return { ...planned, settled: { verdict: 'skipped', message } }
}

/** Reasons of a profile by the checks they stand for: those of an operation, or single ones. */
function lacksOf({ lacks }: Profile, ids: string[]): (id: string) => string | undefined {
  const every = [...ids, ...new Set(ids.map(operationPart))]
  const rows = lacks.map(({ what, reason }) => ({ reason, matches: matchPatterns('profile: lacks', [what], every) }))
  return id => rows.find(({ matches }) => matches(id) || matches(operationPart(id)))?.reason
}

const operationPart = (id: string): string => id.split('.').slice(0, 3).join('.')

function describe(operation: Operation, service: string): OperationInfo {
  const { id, title, method, path, clause, discriminator, aliases } = operation
  const shown = discriminator?.in === 'query' ? `${path}?${discriminator.name}` : path
  return { id, service, title, method, path: shown, clause, ...(aliases === undefined ? {} : { aliases }) }
}

/** Faults of a suite would make its verdicts worthless, so none of its checks runs. */
function validate({ suite, catalog }: RegisteredSuite): void {
  const operations = new Set(catalog.operations.map(operation => operation.id))
  const seen = new Set<string>()
  for (const check of suite.checks) {
    if (seen.has(check.id)) throw fault('SUITE_DUPLICATE_CHECK', `two checks have the id "${check.id}"`)
    seen.add(check.id)
    if (!operations.has(check.operation))
      throw fault('SUITE_UNKNOWN_OPERATION', `check "${check.id}" names no operation of the catalog`)
    for (const clause of check.clauses) {
      try {
        parseClause(clause)
      } catch {
        throw fault('SUITE_CLAUSE', `check "${check.id}" cites "${clause}", which is not a clause`)
      }
    }
    if (check.clauses.length === 0) throw fault('SUITE_CLAUSE', `check "${check.id}" cites no clause`)
  }
}

function fault(code: string, message: string): ConformanceError {
  return new ConformanceError(code, message, { where: 'suites', next: 'correct the suite; CONTRIBUTING.md tells how' })
}
