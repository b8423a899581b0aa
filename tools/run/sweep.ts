import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LedgerLine } from '../model/record.ts'
import type { TargetClient } from '../model/target.ts'
import { cleanUp } from './clean-up.ts'
import { JsonLinesFile } from './json-lines-file.ts'
import { type OwnedResource, openResources } from './ledger.ts'
import { outFiles } from './out-folder.ts'
import { type RegisteredSuite, suiteOf } from './registry.ts'
import { requestOf } from './worker/request-of.ts'

export interface SweepOptions {
  dir: string
  registry: readonly RegisteredSuite[]
  client: Pick<TargetClient, 'send'>
  /** Rounds over what is left; between them the wait doubles, from half a second. Default 4. */
  rounds?: number
  onDeleted?(resource: OwnedResource): void
}

/**
 * Deletes all that a run's ledger leaves on the target, last made first, and notes it there. What a target has not
 * let go of yet (deletes may be eventually consistent) is tried again.
 * @returns a line for each resource that is left, with the reason.
 */
export async function sweep(options: SweepOptions): Promise<string[]> {
  const file = outFiles(options.dir).ledger
  let open = openResources(readLedger(options.dir))
  if (open.length === 0) return []
  const log = openIfPossible(file)
  const note = (event: 'deleted' | 'left', resource: OwnedResource, detail?: string): void => {
    try {
      log?.append({ at: new Date().toISOString(), event, ...resource, ...(detail === undefined ? {} : { detail }) })
    } catch {
      // A full disk must not stop the target from being cleaned; the footer names what is left.
    }
  }
  const { rounds = 4 } = options
  let reasons = new Map<OwnedResource, string>()
  for (let round = 1; round <= rounds && open.length > 0; round += 1) {
    if (round > 1) await sleep(500 * 2 ** (round - 2))
    reasons = new Map()
    await cleanUp(open, {
      registry: options.registry,
      send: (operation, given) => {
        const { catalog } = suiteOf(options.registry, operation)
        const called = catalog.operations.find(({ id }) => id === operation)
        if (called === undefined) throw new TypeError(`the catalog has no operation "${operation}"`)
        return options.client.send({ ...requestOf(catalog, called, given ?? {}), check: 'cleanup', operation })
      },
      onDeleted: resource => {
        note('deleted', resource)
        options.onDeleted?.(resource)
      },
      onLeft: (resource, why) => reasons.set(resource, why),
    })
    open = [...reasons.keys()]
  }
  for (const [resource, why] of reasons) note('left', resource, why)
  log?.close()
  return [...reasons].map(([{ kind, path }, why]) => `${kind} ${path}: ${why}`)
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
