import type { CheckContext } from '../model/check.ts'
import { groupBy } from '../shared/group-by.ts'
import type { OwnedResource } from './ledger.ts'
import { Patience } from './patience.ts'
import { type RegisteredSuite, suiteOf } from './registry.ts'
import { StuckKinds } from './stuck-kinds.ts'

export interface CleanUpOptions {
  registry: readonly RegisteredSuite[]
  send: CheckContext['call']
  onDeleted(resource: OwnedResource): void
  onLeft(resource: OwnedResource, why: string): void
  /** Asked before each resource; true leaves the rest alone. */
  stopped?(): boolean
  /** Whether an id was told by a create of the run; what is found by its name alone is looked at before it is deleted. */
  isTold?(id: string): boolean
  /** How many times as long as usual, 15 minutes, the deletion of one thing may take. */
  patience?: number
  /** What earlier clean-up of the run met; absent: nothing. */
  stuck?: StuckKinds
}

/**
 * Deletes resources by their suite, in the account they were made in. The given order (last made first) holds within a
 * group of the suite; groups go at once, as far as the client lets requests through. It ends, whatever the target answers.
 */
export async function cleanUp(resources: readonly OwnedResource[], options: CleanUpOptions): Promise<void> {
  const groups = groupBy(resources, resource => {
    const { suite } = suiteOf(options.registry, `${resource.service}.`)
    return [resource.account ?? '', resource.service, suite.cleanupGroup?.(resource) ?? ''].join(' ')
  })
  const { send, patience: times = 1, stuck = new StuckKinds() } = options
  const patience = new Patience({ send, times, stuck })
  await Promise.all([...groups.values()].map(group => deleteInOrder(group, options, patience)))
}

/** Neighbours of one kind (the objects of a container) do not depend on each other and go at once. */
async function deleteInOrder(
  resources: readonly OwnedResource[],
  options: CleanUpOptions,
  patience: Patience,
): Promise<void> {
  for (const alike of runsOfOneKind(resources)) {
    if (options.stopped?.()) return
    await Promise.all(alike.map(resource => deleteOne(resource, options, patience)))
  }
}

function runsOfOneKind(resources: readonly OwnedResource[]): OwnedResource[][] {
  const runs: OwnedResource[][] = []
  for (const resource of resources) {
    const last = runs.at(-1)
    if (last?.[0]?.kind === resource.kind) last.push(resource)
    else runs.push([resource])
  }
  return runs
}

async function deleteOne(resource: OwnedResource, options: CleanUpOptions, patience: Patience): Promise<void> {
  const { account, ...plain } = resource
  const other = account === undefined ? {} : ({ account, identity: 'alternate' } as const)
  try {
    const { suite } = suiteOf(options.registry, `${resource.service}.`)
    await patience.spend(resource, send =>
      suite.cleanup(plain, (operation, given) => send(operation, { ...given, ...other }), options.isTold),
    )
    options.onDeleted(resource)
  } catch (error) {
    options.onLeft(resource, error instanceof Error ? error.message : String(error))
  }
}
