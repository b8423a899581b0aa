import type { Limits } from '../model/profile.ts'
import type { Selection } from '../model/record.ts'
import { type Identity, roles } from '../model/target.ts'
import type { Uses } from '../model/uses.ts'
import type { Effect } from '../model/verdict.ts'
import { groupBy } from '../shared/group-by.ts'
import type { ResolvedTarget } from '../target/resolved-target.ts'
import { canonicalType } from '../target/service-types.ts'
import { forecastRequests, type RequestForecast } from './forecast.ts'
import { type Offer, type Plan, type PlannedCheck, sending } from './plan.ts'
import { type PlanRequest, planOf, readPlanInputs } from './plan-inputs.ts'
import { importRegistry, type RegisteredSuite, registryUrl } from './registry.ts'
import { readTypicalCosts } from './typical-costs.ts'

/** Version of what is told; raised when a reader would have to change. */
const dryRunVersion = 1

/** What a run would do, as far as it can be known without asking the target anything. */
export interface DryRun {
  version: typeof dryRunVersion
  target: { name: string; kind: ResolvedTarget['kind'] }
  selection: Selection
  limits: Limits
  counts: Tally
  /** Of the checks that would run. */
  effects: Record<Effect, number>
  services: {
    id: string
    title: string
    counts: Tally
    operations: { id: string; title: string; method: string; path: string; counts: Tally }[]
  }[]
  /** Checks whose verdict is known beforehand. */
  settled: { id: string; verdict: 'skipped' | 'unsupported'; reason: string }[]
  /** What would stand on the target at a time, at most. */
  peak: Uses
  requests: RequestForecast
  /** Seconds that the requests take at least, by the rate; absent where there is none. */
  secondsAtLeast?: number
  /** What bears on all of this. */
  notes: string[]
}

interface Tally {
  run: number
  skipped: number
  unsupported: number
}

export interface DryRunOptions extends PlanRequest {
  /** What is believed of the target: nobody has asked it. */
  offer: Offer
  /** Requests that authentication takes. */
  authentications: number
  rate?: number
}

/**
 * Plans a run and tells what it would do. Nothing is sent, and nothing is written.
 * @throws {ConformanceError} `PROFILE_FILE`, `KNOWN_FAILURES_FILE`, `SUITE_*`, `SELECT_*`.
 */
export async function dryRun(options: DryRunOptions): Promise<DryRun> {
  const { offer, authentications, rate } = options
  const inputs = await readPlanInputs(options, new Date().toISOString().slice(0, 10))
  const registry = await importRegistry(options.registry ?? registryUrl)
  const plan = planOf(registry, inputs, options, offer)
  const toRun = sending(plan.checks)
  const asked = toRun.length === 0 ? 0 : authentications + probesOf(plan, registry, offer)
  const requests = forecastRequests(
    toRun.map(({ id }) => id),
    asked,
    readTypicalCosts(),
  )
  const { limits } = inputs.profile
  const { name, kind } = options.target
  return {
    version: dryRunVersion,
    target: { name, kind },
    selection: inputs.selection,
    limits,
    counts: tally(plan.checks),
    effects: {
      read: toRun.filter(({ effect }) => effect === 'read').length,
      create: toRun.filter(({ effect }) => effect === 'create').length,
      destructive: toRun.filter(({ effect }) => effect === 'destructive').length,
    },
    services: servicesOf(plan),
    settled: plan.checks.flatMap(({ check, settled }) =>
      settled === undefined ? [] : [{ id: check.id, verdict: settled.verdict, reason: settled.message }],
    ),
    peak: plan.cost.peak,
    requests,
    ...(rate === undefined ? {} : { secondsAtLeast: Math.floor(requests.typical / rate) }),
    notes: notesOf(plan, requests, limits, kind),
  }
}

/**
 * What is believed of a target that is not asked: all that its catalog could have, with the identities that it is told.
 * Where endpoints are given by hand, there is nothing else.
 */
export function believedOffer({ default: main, alternate, roles: users, expiredToken }: ResolvedTarget): Offer {
  const { kind } = main.credentials
  const identities = new Set<Identity>(['default', 'none', 'invalid'])
  if (alternate !== undefined) identities.add('alternate')
  for (const role of roles) if (users?.[role] !== undefined) identities.add(role)
  if (expiredToken !== undefined || issuesTokens(kind)) identities.add('expired')
  const given = new Set(Object.keys(main.endpoints).map(canonicalType))
  const has = (type: string): boolean => {
    if (kind === 'token') return given.has(canonicalType(type))
    // Swift's own authentication tells of its storage alone.
    if (kind === 'v1') return canonicalType(type) === 'object-store' || given.has(canonicalType(type))
    return true
  }
  return { has, identities }
}

/** One for each identity; another token is issued and revoked, to have one that has expired. */
export function authenticationsOf(target: ResolvedTarget): number {
  const identities = [target.default, target.alternate, ...Object.values(target.roles ?? {})]
  const asked = identities.filter(identity => identity !== undefined && identity.credentials.kind !== 'token').length
  return asked + (target.expiredToken === undefined && issuesTokens(target.default.credentials.kind) ? 2 : 0)
}

function issuesTokens(kind: ResolvedTarget['default']['credentials']['kind']): boolean {
  return kind === 'v3password' || kind === 'v3applicationcredential'
}

function probesOf(plan: Plan, registry: readonly RegisteredSuite[], offer: Offer): number {
  const planned = new Set(plan.services.map(({ id }) => id))
  return registry.filter(
    ({ suite }) => suite.probe !== undefined && planned.has(suite.service) && offer.has(suite.serviceType),
  ).length
}

function servicesOf(plan: Plan): DryRun['services'] {
  const byOperation = groupBy(plan.checks, ({ check }) => check.operation)
  return plan.services.map(({ id, title }) => {
    const operations = plan.operations.filter(({ service }) => service === id)
    return {
      id,
      title,
      counts: tally(operations.flatMap(operation => byOperation.get(operation.id) ?? [])),
      operations: operations.map(({ id, title, method, path }) => ({
        id,
        title,
        method,
        path,
        counts: tally(byOperation.get(id) ?? []),
      })),
    }
  })
}

function tally(checks: readonly PlannedCheck[]): Tally {
  const count = (verdict: 'skipped' | 'unsupported' | undefined): number =>
    checks.filter(({ settled }) => settled?.verdict === verdict).length
  return { run: count(undefined), skipped: count('skipped'), unsupported: count('unsupported') }
}

function notesOf(plan: Plan, { typical, unknownChecks }: RequestForecast, limits: Limits, kind: string): string[] {
  const notes = [
    'The requests are those that the same checks sent to the embedded emulator, clean-up included; a target that takes its time is asked more often whether it is done.',
  ]
  if (kind === 'cloud')
    notes.push('The target was not asked anything: what its catalog turns out to lack will be unsupported.')
  if (unknownChecks > 0) notes.push(`${unknownChecks} checks were not measured yet; two requests are assumed for each.`)
  if (plan.cost.refused.length > 0)
    notes.push(
      `The limits leave no room for ${plan.cost.refused.map(key => `"${key}"`).join(', ')}: checks that need it will be skipped.`,
    )
  if (limits.requests !== undefined && typical > limits.requests)
    notes.push(`The limit of ${limits.requests} requests is likely to end the run before all checks have run.`)
  return notes
}
