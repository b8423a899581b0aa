import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HeaderLine } from '../model/record.ts'
import { ConformanceError } from '../shared/errors.ts'
import { groupBy } from '../shared/group-by.ts'
import { Redactor } from '../shared/redact.ts'
import { type ConnectedClient, connect } from '../target/client.ts'
import type { ResolvedTarget } from '../target/resolved-target.ts'
import { Before } from './before.ts'
import { JsonLinesFile } from './json-lines-file.ts'
import { type OwnedResource, openResources } from './ledger.ts'
import { outFiles } from './out-folder.ts'
import { importRegistry, type RegisteredSuite, registryUrl } from './registry.ts'
import { deleteAll, describeResource, readLedger, senderOf } from './sweep.ts'

export interface RemoveOptions {
  target: ResolvedTarget
  /** A run's folder, or a prefix of names: one of them. */
  from: { dir: string } | { prefix: string }
  dryRun?: boolean
  /** As `SweepOptions` has it. */
  rounds?: number
  /** As `CleanUpOptions` has it. */
  patience?: number
  registry?: string
}

/** Each entry names a resource; those of `left` also say why. */
export interface Removed {
  found: string[]
  deleted: string[]
  left: string[]
}

/**
 * Deletes what a run left on its target, and nothing that was there before it, as its folder tells. By a prefix, names are all
 * there is to go by.
 * @throws {ConformanceError} `RUN_NOT_FOUND`; `CLEANUP_PREFIX` for a prefix that no run makes; `CLEANUP_TARGET` when the
 * target is not the one of the run; `TARGET_*`.
 */
export async function removeLeftovers(options: RemoveOptions): Promise<Removed> {
  const { from } = options
  const lines = 'dir' in from ? ledgerOf(from.dir) : []
  if ('prefix' in from) requirePrefix(from.prefix)
  const registry = await importRegistry(options.registry ?? registryUrl)
  const client = await connect(options.target, { redactor: new Redactor(), onExchange: () => {} })
  try {
    if ('dir' in from) requireSameTarget(from.dir, client)
    const parts =
      'dir' in from
        ? partsOf(lines, outFiles(from.dir).before)
        : [{ resources: await findByPrefix(from.prefix, registry, client) }]
    const found = parts.flatMap(({ resources }) => resources.map(describeResource))
    if (options.dryRun === true) return { found, deleted: [], left: [] }
    const log = 'dir' in from ? new JsonLinesFile(outFiles(from.dir).ledger) : undefined
    const deleted: string[] = []
    const left: string[] = []
    const bounds = {
      ...(options.rounds === undefined ? {} : { rounds: options.rounds }),
      ...(options.patience === undefined ? {} : { patience: options.patience }),
    }
    for (const { resources, run, ...before } of parts) {
      const kept = await deleteAll(resources, { registry, client, ...before, ...bounds }, resource => {
        deleted.push(describeResource(resource))
        log?.append({
          at: new Date().toISOString(),
          ...(run === undefined ? {} : { run }),
          event: 'deleted',
          ...resource,
        })
      })
      left.push(...[...kept].map(([resource, why]) => `${describeResource(resource)}: ${why}`))
    }
    log?.close()
    return { found, deleted, left }
  } finally {
    await client.close()
  }
}

/** What each shard of a merged run left, or the only run, with what was there before it. */
interface Part {
  resources: OwnedResource[]
  run?: string
  before?: Before
}

function partsOf(lines: ReturnType<typeof readLedger>, before: string): Part[] {
  return [...groupBy(lines, ({ run }) => run)].map(([run, own]) => ({
    resources: openResources(own),
    ...(run === undefined ? {} : { run }),
    before: Before.read(before, run),
  }))
}

function ledgerOf(dir: string): ReturnType<typeof readLedger> {
  if (existsSync(outFiles(dir).ledger)) return readLedger(dir)
  throw new ConformanceError('RUN_NOT_FOUND', 'this folder holds no run: it has no ledger.jsonl', {
    where: join(dir, 'ledger.jsonl'),
    next: 'name the folder that "k5-conformance run --out DIR" wrote',
  })
}

/** A short or foreign prefix could match what other people made. */
function requirePrefix(prefix: string): void {
  if (/^k5c-[a-z0-9]{4,}/.test(prefix)) return
  throw new ConformanceError('CLEANUP_PREFIX', `"${prefix}" is not the prefix of a run's names`, {
    where: '--prefix',
    next: 'it is k5c-, the id of the run and a hyphen, as in k5c-t5zk2p4f2a-',
  })
}

function requireSameTarget(dir: string, client: ConnectedClient): void {
  const header = headerOf(dir)
  if (header === undefined) return
  const there = client.description.endpoints
  const other = Object.entries(header.target.endpoints).find(([type, url]) => there[type] !== url)
  if (other === undefined) return
  const [type, url] = other
  throw new ConformanceError('CLEANUP_TARGET', `the run was made on another target: its ${type} was ${url}`, {
    where: dir,
    next: `name that target; this one's ${type} is ${there[type] ?? 'not in its catalog'}`,
  })
}

/** The first line of a run's record, also of one that did not end; undefined where there is none. */
export function headerOf(dir: string): HeaderLine | undefined {
  const { results } = outFiles(dir)
  const [line = ''] = existsSync(results) ? readFileSync(results, 'utf8').split('\n', 1) : []
  return line === '' ? undefined : (JSON.parse(line) as HeaderLine)
}

async function findByPrefix(
  prefix: string,
  registry: readonly RegisteredSuite[],
  client: ConnectedClient,
): Promise<OwnedResource[]> {
  const lists = registry
    .filter(({ suite }) => suite.find !== undefined && client.has(suite.serviceType))
    .map(async ({ suite }) => {
      const found = (await suite.find?.(prefix, senderOf({ registry, client }))) ?? []
      return found.map(resource => ({ service: suite.service, ...resource }))
    })
  return (await Promise.all(lists)).flat()
}
