import type { CallOptions, CheckContext, Resource, ServiceSuite } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonOf, member, rowsOf, sentJson, textAt } from './json.ts'

/**
 * A kind of resource whose ids the target gives. The run knows one before it is created by the name in the request,
 * and finds it again by that name.
 */
export interface NamedKind {
  /** `volume`, `image`, … */
  kind: string
  /** Operations that make one: the way to its name in the request's body, and to its id in the answer's. */
  makes: Record<string, { name: readonly string[]; id: readonly string[] }>
  list: {
    operation: string
    /** Name of the rows in the body, e.g. `volumes`. */
    rows: string
    /** Member of a row in which the resource is, e.g. `keypair`; by default the row is the resource. */
    inner?: string
    /** Member of a resource that holds the name; default `name`. */
    name?: string
    /** Member that holds what the path names it by; default `id`. */
    id?: string
    /** What else than the name itself one of that name may be called, e.g. `web-2` of several made as `web`. */
    derived?: (candidate: string, name: string) => boolean
    /** Query by which the service itself can select the name; the rows are compared again in any case. */
    query?: (name: string) => NonNullable<CallOptions['query']>
  }
  show: string
  remove: string
  /** Variable of the path of `show` and `remove`, e.g. `volume_id`. */
  variable: string
}

type Made = Omit<Resource, 'service'>
type Send = CheckContext['call']

/** The parts of a suite that look after such resources; the kinds in the order in which they must be deleted. */
export function namedResources(
  kinds: readonly NamedKind[],
): Required<Pick<ServiceSuite, 'creates' | 'identifies' | 'nameless' | 'removes' | 'cleanup' | 'find'>> {
  return {
    creates: (operation, options) =>
      kinds.flatMap(({ kind, makes }) => {
        const made = makes[operation]
        const name = made === undefined ? '' : textAt(sentJson(options), ...made.name)
        return name === '' ? [] : [resourceOf(kind, name)]
      }),
    nameless: (operation, options, reply) =>
      kinds.flatMap(({ kind, makes }) => {
        const made = makes[operation]
        if (made === undefined || textAt(sentJson(options), ...made.name) !== '') return []
        // What the path names was there before.
        const before = Object.values(options.path ?? {})
        return idsIn(reply, made.id)
          .filter(id => !before.includes(id))
          .map(id => ({ kind, path: `/${kind}?id=${encodeURIComponent(id)}` }))
      }),
    identifies: (operation, reply) => kinds.flatMap(({ makes }) => idsIn(reply, makes[operation]?.id)),
    // A delete is answered before it is done, so the entry stays until clean-up finds nothing of that name.
    removes: () => [],
    cleanup: async (resource, send) => {
      const kind = kinds.find(candidate => candidate.kind === resource.kind)
      if (kind === undefined) throw new Error(`nothing is known of the kind "${resource.kind}"`)
      const id = queryOf(resource).get('id')
      if (id !== null) return removeOne(kind, id, send)
      const wanted = queryOf(resource).get('name') ?? ''
      const derived = kind.list.derived ?? (() => false)
      const rows = await rowsNamed(kind, send, name => name === wanted || derived(name, wanted), wanted)
      await Promise.all(rows.map(({ id }) => removeOne(kind, id, send)))
    },
    find: async (prefix, send) => {
      const found: Made[] = []
      for (const kind of kinds) {
        const rows = await rowsNamed(kind, send, name => name.startsWith(prefix))
        found.push(...[...new Set(rows.map(({ name }) => name))].map(name => resourceOf(kind.kind, name)))
      }
      return found
    },
  }
}

function idsIn(reply: TargetReply, way: readonly string[] | undefined): string[] {
  const id = way === undefined ? undefined : member(jsonOf(reply), ...way)
  return typeof id === 'string' ? [id] : []
}

function resourceOf(kind: string, name: string): Made {
  return { kind, path: `/${kind}?name=${encodeURIComponent(name)}` }
}

function queryOf({ path }: Resource): URLSearchParams {
  return new URLSearchParams(path.slice(path.indexOf('?')))
}

/** Every row with such a name, of all pages; the list ends where a page brings nothing new. */
async function rowsNamed(
  { list }: NamedKind,
  send: Send,
  wanted: (name: string) => boolean,
  exact?: string,
): Promise<{ id: string; name: string }[]> {
  const seen = new Map<string, { id: string; name: string }>()
  for (let marker = ''; ; ) {
    const query = {
      ...(exact === undefined ? {} : list.query?.(exact)),
      ...(marker === '' ? {} : { marker }),
    }
    const reply = await send(list.operation, { query, headers: { Accept: 'application/json' } })
    if (reply.status !== 200) throw new Error(`${list.operation} answered ${reply.status} ${reply.reason}`)
    const page = rowsOf(reply, list.rows)
      .map(row => (list.inner === undefined ? row : member(row, list.inner)))
      .map(row => ({ id: textAt(row, list.id ?? 'id'), name: textAt(row, list.name ?? 'name') }))
      .filter(({ id }) => !seen.has(id))
    for (const row of page) seen.set(row.id, row)
    const last = page.at(-1)
    if (last === undefined) return [...seen.values()].filter(({ name }) => wanted(name))
    marker = last.id
  }
}

/** Statuses of a delete that may succeed later: the resource is busy, or something still depends on it. */
const busy = [400, 403, 409]

/** Deletes one and waits until it is gone. */
async function removeOne({ show, remove, variable }: NamedKind, id: string, send: Send): Promise<void> {
  const options = { path: { [variable]: id }, headers: { Accept: 'application/json' } }
  let refused: string | undefined
  for (let attempt = 0, wait = 50; attempt < 60; attempt += 1, wait = Math.min(wait * 2, 1000)) {
    if (attempt === 0 || refused !== undefined) {
      const reply = await send(remove, options)
      if (reply.status === 404) return
      const done = reply.status >= 200 && reply.status < 300
      if (!done && !busy.includes(reply.status)) throw new Error(`${remove} answered ${reply.status} ${reply.reason}`)
      refused = done ? undefined : `${reply.status} ${reply.reason}`
    }
    if (refused === undefined && (await send(show, options)).status === 404) return
    await new Promise(resolve => setTimeout(resolve, wait))
  }
  throw new Error(refused === undefined ? `it is still there after ${remove}` : `${remove} answers ${refused}`)
}
