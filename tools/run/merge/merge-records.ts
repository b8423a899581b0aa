import type { ListedState } from '../../model/known-failure.ts'
import type { CheckLine, FooterLine, HeaderLine } from '../../model/record.ts'
import { sumUses } from '../../model/uses.ts'
import { countVerdicts } from '../../model/verdict.ts'
import type { RunRecord } from '../../shared/read-record.ts'
import { judgeRun } from '../../shared/summarise.ts'
import type { ShardRecord } from './shard-record.ts'

/**
 * One record of all shards, in document order. Requests, and what is held at most, are the sums; the duration is that of
 * the slowest shard, since they can all run at once. An interrupted shard makes the whole run an interrupted one.
 */
export function mergeRecords(shards: readonly ShardRecord[]): RunRecord {
  const header = mergedHeader(shards)
  const place = new Map(header.operations.map(({ id }, position) => [id, position]))
  const checks = shards
    .flatMap(({ header: { shard }, checks: own }) => own.map(line => renamed(line, shard.index)))
    .sort((one, other) => (place.get(one.operation) ?? 0) - (place.get(other.operation) ?? 0))
  return { header, checks, footer: mergedFooter(shards, checks) }
}

/** Ids of exchanges are counted by each shard anew: `x12` of the third shard becomes `s3x12`. */
export function exchangeId(id: string, shard: number): string {
  return `s${shard}${id}`
}

function renamed(line: CheckLine, shard: number): CheckLine {
  return { ...line, exchange: line.exchange.map(id => exchangeId(id, shard)) }
}

function mergedHeader(shards: readonly ShardRecord[]): HeaderLine {
  const headers = shards.map(({ header }) => header)
  const [{ shard, ...first }] = headers as [ShardRecord['header']]
  const place = new Map(shard.operations.map(({ id }, position) => [id, position]))
  const operations = inOrder(
    headers.flatMap(header => header.operations),
    ({ id }) => place.get(id),
  )
  const atOperation = new Map(operations.map(({ id }, position) => [id, position]))
  const services = operations.map(({ service }) => service)
  return {
    ...first,
    run: { ...first.run, startedAt: headers.map(({ run }) => run.startedAt).sort()[0] ?? first.run.startedAt },
    planned: sum(headers.map(({ planned }) => planned)),
    shards: shards.map(({ header, footer }) => ({
      index: header.shard.index,
      run: header.run,
      checks: header.planned,
      requests: footer.requests,
      durationMs: footer.durationMs,
    })),
    peak: sumUses(headers.map(({ peak }) => peak)),
    services: inOrder(unique(headers.flatMap(header => header.services)), ({ id }) => services.indexOf(id)),
    operations,
    notEvaluated: inOrder(
      headers.flatMap(header => header.notEvaluated),
      ({ operation }) => atOperation.get(operation),
    ),
    errata: unique(headers.flatMap(header => header.errata)),
    ...(first.knownFailures === undefined ? {} : { knownFailures: mergedList(headers, first.knownFailures) }),
  }
}

/** What an entry says is known where its checks are: the other shards call it not selected. */
const tellsMost: readonly ListedState[] = ['expired', 'matches-nothing', 'applied', 'other-target', 'not-selected']

function mergedList(
  headers: readonly HeaderLine[],
  first: NonNullable<HeaderLine['knownFailures']>,
): NonNullable<HeaderLine['knownFailures']> {
  const entries = first.entries.map((entry, position) => {
    const states = headers.map(({ knownFailures }) => knownFailures?.entries[position]?.state ?? entry.state)
    return { ...entry, state: tellsMost.find(state => states.includes(state)) ?? entry.state }
  })
  return { ...first, entries }
}

function mergedFooter(shards: readonly ShardRecord[], checks: readonly CheckLine[]): FooterLine {
  const footers = shards.map(({ footer }) => footer)
  const interrupted = footers.some(footer => footer.interrupted)
  const stopped = unique(footers.flatMap(footer => footer.stopped ?? []))
  const backOffs = footers.flatMap(({ backOff }) => backOff ?? [])
  const stored = footers.flatMap(footer => footer.stored ?? [])
  return {
    type: 'footer',
    verdict: judgeRun(checks, interrupted),
    counts: countVerdicts(checks.map(({ verdict }) => verdict)),
    requests: sum(footers.map(({ requests }) => requests)),
    durationMs: Math.max(...footers.map(({ durationMs }) => durationMs)),
    interrupted,
    ...(stopped.length === 0 ? {} : { stopped: stopped.join('; ') }),
    ...(backOffs.length === 0
      ? {}
      : {
          backOff: {
            answers: sum(backOffs.map(({ answers }) => answers)),
            repeats: sum(backOffs.map(({ repeats }) => repeats)),
          },
        }),
    ...(stored.length === 0
      ? {}
      : {
          stored: {
            objects: sum(stored.map(({ objects }) => objects)),
            megabytes: sum(stored.map(({ megabytes }) => megabytes)),
          },
        }),
    leftovers: footers.flatMap(({ leftovers }) => leftovers),
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function inOrder<T>(list: readonly T[], place: (item: T) => number | undefined): T[] {
  return [...list].sort((one, other) => (place(one) ?? 0) - (place(other) ?? 0))
}

/** Without those that are the same in every member. */
function unique<T>(list: readonly T[]): T[] {
  return [...new Map(list.map(item => [JSON.stringify(item), item])).values()]
}
