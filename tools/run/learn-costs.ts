import type { Exchange } from '../model/exchange.ts'
import type { CheckLine } from '../model/record.ts'
import { groupBy } from '../shared/group-by.ts'
import type { RunRecord } from '../shared/read-record.ts'
import type { Effort, TypicalCosts } from './typical-costs.ts'

/** From when until when something was at work, in milliseconds. */
interface Span {
  from: number
  to: number
}

/**
 * What each check and each shared resource of a run took. The time of a check is that from its first request to its
 * last answer, less what it waited for shared resources to be made, and what its clean-up took. Resources that only one
 * operation needs count as work of the first check that does.
 * @param exchanges of a run with little at once (`--concurrency 1`): otherwise waiting is taken for work.
 */
export function learnCosts({ header, checks: lines }: RunRecord, exchanges: readonly Exchange[]): TypicalCosts {
  const place = new Map(header.operations.map(({ id }, position) => [id, position]))
  const checks = [...lines].sort(
    (one, other) => (place.get(one.operation) ?? 0) - (place.get(other.operation) ?? 0) || (one.id < other.id ? -1 : 1),
  )
  const byId = new Map(exchanges.map(exchange => [exchange.id, exchange]))
  const prepared = exchanges.filter(({ check }) => check === 'fixture')
  const making = groupBy(prepared, exchange => exchange.for ?? '')
  const removing = groupBy(
    exchanges.filter(({ check }) => check === 'cleanup'),
    exchange => exchange.for ?? '',
  )
  const sending = groupBy(exchanges, ({ check }) => check)
  const keysOf = (line: CheckLine): string[] => [
    ...new Set(line.exchange.flatMap(id => (byId.get(id)?.check === 'fixture' ? (byId.get(id)?.for ?? []) : []))),
  ]
  const needs = new Map(checks.map(line => [line.id, keysOf(line)]))
  const spans = new Map([...making].map(([key, list]) => [key, spanOf(list)]))
  const others = (keys: Iterable<string>, key?: string): Span[] =>
    [...keys].flatMap(other => (other === key ? [] : (spans.get(other) ?? [])))
  const users = [...making.keys()].map(key => {
    const lines = checks.filter(({ id }) => needs.get(id)?.includes(key))
    // What all that need it need besides is what it needs itself, or is made before it at any rate.
    const inner = [...making.keys()].filter(other => lines.every(({ id }) => needs.get(id)?.includes(other)))
    return { key, lines, inner }
  })
  const shared = new Map<string, Effort>()
  const folded = new Map<string, Effort>()
  for (const { key, lines, inner } of users) {
    const own = making.get(key) ?? []
    const effort = { ms: workOf(spanOf(own), others(inner, key)), requests: own.length }
    const [first] = lines
    if (new Set(lines.map(({ operation }) => operation)).size > 1) shared.set(key, effort)
    else if (first !== undefined) folded.set(first.id, sum(folded.get(first.id) ?? nothing, effort))
  }
  const costOf = (line: CheckLine): [string, Effort & { shared: string[] }] => {
    const own = sending.get(line.id) ?? []
    const after = removing.get(line.id) ?? []
    const work = own.length === 0 ? 0 : workOf(spanOf(own), others(needs.get(line.id) ?? []))
    const cleaning = after.reduce((ms, { timings }) => ms + timings.totalMs, 0)
    const effort = sum({ ms: work + cleaning, requests: own.length + after.length }, folded.get(line.id) ?? nothing)
    const keys = (needs.get(line.id) ?? []).filter(key => shared.has(key)).sort()
    return [line.id, { ...rounded(effort), shared: keys }]
  }
  const sorted = [...shared].sort(([one], [other]) => (one < other ? -1 : 1))
  return {
    shared: new Map(sorted.map(([key, effort]) => [key, rounded(effort)])),
    checks: new Map(checks.filter(({ exchange }) => exchange.length > 0).map(costOf)),
  }
}

/** What the later costs tell of, each with the least time that either saw. */
export function leastOf(before: TypicalCosts, later: TypicalCosts): TypicalCosts {
  const least = <T extends Effort>(effort: T, other: Effort | undefined): T => ({
    ...effort,
    ms: Math.min(effort.ms, other?.ms ?? effort.ms),
  })
  return {
    shared: new Map([...later.shared].map(([key, effort]) => [key, least(effort, before.shared.get(key))])),
    checks: new Map([...later.checks].map(([id, effort]) => [id, least(effort, before.checks.get(id))])),
  }
}

const nothing: Effort = { ms: 0, requests: 0 }

function sum(one: Effort, other: Effort): Effort {
  return { ms: one.ms + other.ms, requests: one.requests + other.requests }
}

function rounded({ ms, requests }: Effort): Effort {
  return { ms: Math.round(ms), requests }
}

function spanOf(list: readonly Exchange[]): Span {
  const begun = list.map(({ at }) => Date.parse(at))
  const ended = list.map(({ at, timings }) => Date.parse(at) + timings.totalMs)
  return { from: Math.min(...begun), to: Math.max(...ended) }
}

/** The length of a span without the parts that lie in others. */
function workOf({ from, to }: Span, others: readonly Span[]): number {
  let work = 0
  let at = from
  for (const other of [...others].sort((one, next) => one.from - next.from)) {
    if (other.from > at) work += Math.min(other.from, to) - at
    at = Math.max(at, Math.min(other.to, to))
    if (at >= to) return work
  }
  return work + to - at
}
