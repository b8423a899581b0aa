import type { HeaderLine, ShardInfo } from '../../model/record.ts'
import { ConformanceError } from '../../shared/errors.ts'
import { type RunRecord, readRecord } from '../../shared/read-record.ts'

/** The whole record of one shard, with its folder. */
export interface ShardRecord extends RunRecord {
  dir: string
  header: HeaderLine & { shard: ShardInfo }
}

/**
 * Reads the shards of a run, in the order of their numbers.
 * @throws {ConformanceError} `RUN_NOT_FOUND`, `RECORD_INCOMPLETE`; `MERGE_SHARDS` for what is no shard, and where one is
 * missing or there twice.
 */
export async function readShards(dirs: readonly string[]): Promise<ShardRecord[]> {
  const shards: ShardRecord[] = []
  for (const dir of dirs) {
    const { header, ...record } = await readRecord(dir)
    const { shard } = header
    if (shard === undefined)
      throw new ConformanceError('MERGE_SHARDS', 'the run in this folder is no shard', {
        where: dir,
        next: header.shards === undefined ? 'it was made without --shard, and is whole' : 'it is merged already',
      })
    shards.push({ ...record, dir, header: { ...header, shard } })
  }
  shards.sort((one, other) => one.header.shard.index - other.header.shard.index)
  return shards
}

/** @throws {ConformanceError} `MERGE_SHARDS` where a shard is missing or there twice. */
export function requireEveryShard(shards: readonly ShardRecord[]): void {
  const count = shards[0]?.header.shard.count ?? 0
  for (const index of Array.from({ length: count }, (_, position) => position + 1)) {
    const found = shards.filter(({ header }) => header.shard.index === index)
    if (found.length === 1) continue
    throw new ConformanceError(
      'MERGE_SHARDS',
      found.length === 0 ? `shard ${index} of ${count} is missing` : `shard ${index} of ${count} is there twice`,
      {
        where: found.length === 0 ? shards.map(({ dir }) => dir).join(', ') : found.map(({ dir }) => dir).join(', '),
        next: found.length === 0 ? `name its folder, or run it: --shard ${index}/${count}` : 'name one of them',
      },
    )
  }
}

/**
 * Each planned check is in exactly one shard.
 * @throws {ConformanceError} `MERGE_CHECKS`.
 */
export function requireEveryCheck(shards: readonly ShardRecord[]): void {
  const placeOf = new Map<string, string>()
  const counts = new Map<string, number>()
  for (const { checks, dir } of shards)
    for (const { id, operation } of checks) {
      const before = placeOf.get(id)
      if (before !== undefined) throw wrong(`the check ${id} is in two shards`, `${before}, ${dir}`)
      placeOf.set(id, dir)
      counts.set(operation, (counts.get(operation) ?? 0) + 1)
    }
  for (const { id, checks } of shards[0]?.header.shard.operations ?? []) {
    const found = counts.get(id) ?? 0
    if (found !== checks)
      throw wrong(
        `of ${id}, ${checks} checks were planned, and ${found} are there`,
        shards.map(({ dir }) => dir).join(', '),
      )
    counts.delete(id)
  }
  const [foreign] = counts.keys()
  if (foreign !== undefined) throw wrong(`no check of ${foreign} was planned`, shards.map(({ dir }) => dir).join(', '))
}

function wrong(message: string, where: string): ConformanceError {
  return new ConformanceError('MERGE_CHECKS', message, {
    where,
    next: 'the records do not belong together, or were changed: repeat the shards',
  })
}
