/** Local time of the region's data centres: Japan's, which has no summer time. */
const offsetMs = 9 * 3_600_000

/** `2016-07-29 18:05:00 +09:00`, as tasks and images tell a moment (§1.7.5.16, 1.7.5.21). */
export function localTime(milliseconds: number): string {
  return `${local(milliseconds).replace('T', ' ')} +09:00`
}

/** `2015/06/12-09:44:42`, as snapshots tell it (§1.7.5.4). */
export function snapshotTime(milliseconds: number): string {
  return local(milliseconds).replaceAll('-', '/').replace('T', '-')
}

function local(milliseconds: number): string {
  return new Date(milliseconds + offsetMs).toISOString().slice(0, 19)
}
