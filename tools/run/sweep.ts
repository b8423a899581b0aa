import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CheckContext } from '../model/check.ts'
import type { LedgerLine } from '../model/record.ts'
import type { ConnectedClient } from '../target/client.ts'
import { Before } from './before.ts'
import { cleanUp } from './clean-up.ts'
import { refuseForeign } from './foreign.ts'
import { JsonLinesFile } from './json-lines-file.ts'
import { type OwnedResource, openResources } from './ledger.ts'
import { outFiles } from './out-folder.ts'
import { callableOf, type RegisteredSuite, suiteOf } from './registry.ts'
import { StuckKinds } from './stuck-kinds.ts'
import { sweepTag } from './worker/exchange-log.ts'
import { requestOf } from './worker/request-of.ts'

interface SendOptions {
  registry: readonly RegisteredSuite[]
  client: Pick<ConnectedClient, 'send'>
  /** What was there before the run: nothing of it is changed or deleted. */
  before?: Before
}

export interface SweepOptions extends SendOptions {
  client: Pick<ConnectedClient, 'send' | 'shown'>
  /** Rounds over what is left; between them the wait doubles, from half a second. Default 4. */
  rounds?: number
  /** As `CleanUpOptions` has it. */
  patience?: number
}

/**
 * Deletes all that a run's ledger leaves on the target, last made first, and notes it there.
 * @returns a line for each resource that is left, with the reason.
 */
export async function sweep(dir: string, options: SweepOptions): Promise<string[]> {
  const open = openResources(readLedger(dir))
  if (open.length === 0) return []
  const log = openIfPossible(outFiles(dir).ledger)
  const note = (event: 'deleted' | 'left', resource: OwnedResource, detail?: string): void => {
    try {
      log?.append({ at: new Date().toISOString(), event, ...resource, ...(detail === undefined ? {} : { detail }) })
    } catch {
      // A full disk must not stop the target from being cleaned; the footer names what is left.
    }
  }
  const before = Before.read(outFiles(dir).before)
  const left = await deleteAll(open, { ...options, before }, resource => note('deleted', resource))
  for (const [resource, why] of left) note('left', resource, why)
  log?.close()
  return [...left].map(([resource, why]) => `${describeResource(resource)}: ${why}`)
}

/**
 * Deletes resources in the given order. What a target has not let go of yet (deletes may be eventually consistent)
 * is tried again.
 * @returns what is left, with the reason.
 */
export async function deleteAll(
  resources: readonly OwnedResource[],
  options: SweepOptions,
  onDeleted: (resource: OwnedResource) => void,
): Promise<Map<OwnedResource, string>> {
  const { rounds = 4, patience = 1 } = options
  const stuck = new StuckKinds()
  let left = new Map<OwnedResource, string>(resources.map(resource => [resource, '']))
  for (let round = 1; round <= rounds && left.size > 0; round += 1) {
    if (round > 1) await sleep(500 * 2 ** (round - 2))
    const open = [...left.keys()]
    left = new Map()
    await cleanUp(open, {
      registry: options.registry,
      send: senderOf(options),
      patience,
      stuck,
      onDeleted,
      onLeft: (resource, why) => left.set(resource, options.client.shown(why)),
    })
  }
  return left
}

/** Sends calls outside of any check, recorded under the given name. */
export function senderOf({ registry, client, before }: SendOptions, name = sweepTag): CheckContext['call'] {
  return async (operation, given) => {
    const registered = suiteOf(registry, operation)
    const called = callableOf(registered, operation)
    if (before !== undefined) refuseForeign(before, registered.suite, called, given ?? {})
    const request = requestOf(registered.catalog, called, given ?? {})
    return client.send({ ...request, check: name })
  }
}

export function describeResource({ kind, path, account }: OwnedResource): string {
  return `${kind} ${path}${account === undefined ? '' : ' of the alternate account'}`
}

/** The lines of a run's ledger; a last line that was cut off is left out. */
export function readLedger(dir: string): LedgerLine[] {
  const file = outFiles(dir).ledger
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap(line => {
      try {
        return line === '' ? [] : [JSON.parse(line) as LedgerLine]
      } catch {
        return []
      }
    })
}

function openIfPossible(file: string): JsonLinesFile | undefined {
  try {
    return new JsonLinesFile(file)
  } catch {
    return undefined
  }
}
