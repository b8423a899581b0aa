import { fault } from '../rest/fault.ts'
import { readCount, readReference } from './server-fields.ts'
import { statusOf } from './server-status.ts'
import type { Server, ServerStore } from './server-store.ts'

/** As many servers as one answer holds. */
const pageSize = 1000

/** Filters by the name of the query parameter; each is given what the query says. */
const filters: Readonly<Record<string, (server: Server, wanted: string) => boolean>> = {
  image: ({ imageId }, wanted) => imageId === readReference(wanted, 'Invalid image'),
  flavor: ({ flavorId }, wanted) => flavorId === readReference(wanted, 'Invalid flavor'),
  name: ({ name }, wanted) => name.includes(wanted),
  status: (server, wanted) => statusOf(server) === wanted.toUpperCase(),
  host: ({ host }, wanted) => host === wanted,
  reservation_id: ({ reservationId }, wanted) => reservationId === wanted,
}

interface ServerPage {
  servers: Server[]
  /** The query of the next page; absent: this is the last. */
  next?: string
}

/**
 * The servers of a project that a query asks for (§1.2.6.1), page by page where it has a limit. A name is found
 * within names; with `changes-since` servers that are gone since are listed too.
 * @throws {Problem} 400 for a time, limit or marker that is none.
 */
export function selectServers(store: ServerStore, projectId: string, query: URLSearchParams): ServerPage {
  const since = readTime(query.get('changes-since'))
  const all =
    since === undefined
      ? store.list(projectId)
      : [...store.list(projectId), ...store.listGone(projectId)].filter(({ updated }) => updated >= since)
  const wanted = Object.entries(filters).flatMap(([name, accepts]) => {
    const value = query.get(name)
    return value === null ? [] : [(server: Server): boolean => accepts(server, value)]
  })
  const found = all.filter(server => wanted.every(accepts => accepts(server)))
  return takePage(found, query)
}

function takePage(found: Server[], query: URLSearchParams): ServerPage {
  const limit = Math.min(readCount(query.get('limit'), 'limit', 0) ?? pageSize, pageSize)
  const marker = query.get('marker')
  const start = marker === null ? 0 : found.findIndex(({ id }) => id === marker) + 1
  if (marker !== null && start === 0) throw fault(400, `marker [${marker}] not found`)
  const servers = found.slice(start, start + limit)
  const last = servers.at(-1)
  if (last === undefined || start + limit >= found.length) return { servers }
  const next = new URLSearchParams(query)
  next.set('marker', last.id)
  return { servers, next: next.toString() }
}

/** Milliseconds since the epoch. */
function readTime(text: string | null): number | undefined {
  if (text === null) return undefined
  // A date, a time to the minute at least, and a zone: UTC where it is absent; its plus may have become a blank.
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[ +-]\d{2}:?\d{2})?)?$/.exec(text)
  const time = Date.parse(
    match === null ? '' : `${match[1]}T${match[2] ?? '00:00'}${match[3]?.replace(' ', '+') ?? 'Z'}`,
  )
  if (Number.isNaN(time)) throw fault(400, 'Invalid changes-since value')
  return time
}
