import type { CheckContext } from '../model/check.ts'
import type { OwnedResource } from './ledger.ts'
import { type RegisteredSuite, suiteOf } from './registry.ts'

export interface CleanUpOptions {
  registry: readonly RegisteredSuite[]
  send: CheckContext['call']
  onDeleted(resource: OwnedResource): void
  onLeft(resource: OwnedResource, why: string): void
  /** Asked before each resource; true leaves the rest alone. */
  stopped?(): boolean
}

/** Deletes resources in the given order (last made first), by their suite, in the account they were made in. */
export async function cleanUp(resources: readonly OwnedResource[], options: CleanUpOptions): Promise<void> {
  for (const resource of resources) {
    if (options.stopped?.()) return
    const { account, ...plain } = resource
    const other = account === undefined ? {} : ({ account, identity: 'alternate' } as const)
    try {
      const { suite } = suiteOf(options.registry, `${resource.service}.`)
      await suite.cleanup(plain, (operation, given) => options.send(operation, { ...given, ...other }))
      options.onDeleted(resource)
    } catch (error) {
      options.onLeft(resource, error instanceof Error ? error.message : String(error))
    }
  }
}
