import type { TargetDescription } from '../../model/record.ts'
import { ConformanceError } from '../../shared/errors.ts'
import type { ShardRecord } from './shard-record.ts'

/** What the shards of a run have in common, in words for who reads that they have not. */
const common: [what: string, of: (header: ShardRecord['header']) => unknown][] = [
  ['version of the suite', ({ suite }) => suite.version],
  ['spec', ({ suite }) => suite.specHash],
  ['seed (--seed)', ({ run }) => run.seed],
  ['selection of operations (--api)', ({ selection }) => [...selection.api].sort()],
  ['selection of checks (--check)', ({ selection }) => [...selection.check].sort()],
  ['effects (--effects)', ({ selection }) => [...selection.effects].sort()],
  ['target', ({ target }) => targetOf(target)],
  ['list of known failures', ({ knownFailures }) => knownFailures?.digest ?? 'none'],
  ['number of shards', ({ shard }) => shard.count],
  ['plan', ({ plan }) => plan?.digest],
]

/**
 * Shards of different runs tell nothing together.
 * @throws {ConformanceError} `MERGE_UNLIKE`, naming the first thing in which two differ.
 */
export function requireAlike(shards: readonly ShardRecord[]): void {
  const [first, ...others] = shards
  if (first === undefined) return
  for (const other of others)
    for (const [what, of] of common) {
      const [one, two] = [of(first.header), of(other.header)].map(value => JSON.stringify(value))
      if (one === two) continue
      throw new ConformanceError('MERGE_UNLIKE', `the shards differ in the ${what}: ${one} and ${two}`, {
        where: `${first.dir}, ${other.dir}`,
        next: 'run every shard with the same options, of one version, and with the same --seed',
      })
    }
}

/** Every shard starts an embedded emulator of its own, at another port and with other projects. */
function targetOf({ kind, name, auth, authUrl, region, endpoints }: TargetDescription): unknown {
  const services = Object.entries(endpoints).sort(([one], [other]) => (one < other ? -1 : 1))
  if (kind === 'emulator') return { kind, name, auth, services: services.map(([type]) => type) }
  return { kind, name, auth, authUrl, region, services }
}
