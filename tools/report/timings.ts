import type { ExchangeLine } from '../model/record.ts'
import type { RunData } from './run-data.ts'

/** Times of all complete exchanges that called one operation, in milliseconds until the last byte. */
export interface Timing {
  operation: string
  count: number
  p50: number
  p95: number
  p99: number
  max: number
}

/** In the order of the record's operations; those that were never called are left out. */
export function timingsOf({ record, exchanges }: RunData): Timing[] {
  const methods = new Map(record.header.operations.map(({ id, method }) => [id, method]))
  const operations = new Map(record.checks.map(({ id, operation }) => [id, operation]))
  const times = new Map<string, number[]>()
  for (const exchange of exchanges.values()) {
    const operation = operationOf(exchange, operations, methods)
    if (operation === undefined || exchange.response === undefined) continue
    const own = times.get(operation) ?? []
    own.push(exchange.timings.totalMs)
    times.set(operation, own)
  }
  return record.header.operations.flatMap(({ id }) => {
    const sorted = times.get(id)?.sort((a, b) => a - b)
    if (sorted === undefined) return []
    const [p50, p95, p99, max] = [50, 95, 99, 100].map(percent => percentile(sorted, percent)) as Quartet
    return [{ operation: id, count: sorted.length, p50, p95, p99, max }]
  })
}

type Quartet = [number, number, number, number]

/** Where the exchange does not name its operation, a request of its check with the operation's method is counted. */
function operationOf(
  exchange: ExchangeLine,
  operations: ReadonlyMap<string, string>,
  methods: ReadonlyMap<string, string>,
): string | undefined {
  if (exchange.operation !== undefined) return exchange.operation
  const operation = operations.get(exchange.check)
  return operation !== undefined && methods.get(operation) === exchange.request.method ? operation : undefined
}

/** By nearest rank, of an ascending list that is not empty. */
function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN
}
