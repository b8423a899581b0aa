import { emptyProfile, type Profile } from '../model/profile.ts'
import type { Selection } from '../model/record.ts'
import type { Effect } from '../model/verdict.ts'
import { loadCatalogs } from '../shared/load-spec.ts'
import type { ReadKnownFailures } from './known-failures/read.ts'
import { makePlan, type Offer, type Plan } from './plan.ts'
import type { RegisteredSuite } from './registry.ts'
import type { RunOptions } from './run.ts'
import { readTypicalCosts } from './typical-costs.ts'

/** What a plan is made of, apart from what the target offers. */
export interface PlanInputs {
  selection: Selection
  profile: Profile
  knownFailures?: ReadKnownFailures
  /** By which entries of the list expire, in UTC. */
  day: string
}

/** The options that say what is planned. */
export type PlanRequest = Pick<
  RunOptions,
  'api' | 'check' | 'effects' | 'profile' | 'fixtures' | 'limits' | 'knownFailures' | 'shard' | 'registry'
> & { target: Pick<RunOptions['target'], 'kind' | 'name'> }

/**
 * What reads YAML and compiles schemas is loaded where there is a file to be read.
 * @throws {ConformanceError} `PROFILE_FILE`, `KNOWN_FAILURES_FILE`.
 */
export async function readPlanInputs(options: PlanRequest, day: string): Promise<PlanInputs> {
  const effects: Effect[] =
    options.effects ?? (options.target.kind === 'emulator' ? ['read', 'create', 'destructive'] : ['read'])
  const known =
    options.profile === undefined ? emptyProfile : (await import('./profile.ts')).readProfile(options.profile)
  return {
    selection: { api: options.api ?? [], check: options.check ?? [], effects },
    profile: {
      ...known,
      fixtures: { ...options.fixtures, ...known.fixtures },
      limits: { ...known.limits, ...options.limits },
    },
    ...(options.knownFailures === undefined
      ? {}
      : { knownFailures: (await import('./known-failures/read.ts')).readKnownFailures(options.knownFailures) }),
    day,
  }
}

/** @throws {ConformanceError} `SUITE_*`, `SELECT_*`. */
export function planOf(
  registry: readonly RegisteredSuite[],
  { selection, profile, knownFailures, day }: PlanInputs,
  options: PlanRequest,
  offer: Offer,
): Plan {
  return makePlan(registry, {
    selection,
    profile,
    offer,
    ...(knownFailures === undefined ? {} : { knownFailures: { ...knownFailures, target: options.target.name, day } }),
    ...(options.registry === undefined ? { spec: loadCatalogs() } : {}),
    ...(options.shard === undefined ? {} : { shard: { ...options.shard, costs: readTypicalCosts() } }),
  })
}
