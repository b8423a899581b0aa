/** Microseconds since the epoch, a multiple of ten: Swift's timestamps have five decimals. */
export type Timestamp = number

/** A source of strictly increasing timestamps, so that no two versions of an object share one. */
export function createTimestamps(clock: () => number): () => Timestamp {
  let last = 0
  return () => {
    last = Math.max(last + 10, Math.round(clock() * 100) * 10)
    return last
  }
}

/** `1389453423.35964`, as X-Timestamp and the names of old versions state it. */
export function formatTimestamp(timestamp: Timestamp): string {
  const seconds = Math.floor(timestamp / 1e6)
  return `${String(seconds).padStart(10, '0')}.${String((timestamp % 1e6) / 10).padStart(5, '0')}`
}

/** `2014-01-15T16:41:49.390270`, as `last_modified` in listings states it (§2.7.5.4). */
export function formatIsoTimestamp(timestamp: Timestamp): string {
  const seconds = Math.floor(timestamp / 1e6)
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${String(timestamp % 1e6).padStart(6, '0')}`
}

export function toMilliseconds(timestamp: Timestamp): number {
  return timestamp / 1000
}
