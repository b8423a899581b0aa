import type { CallOptions, CheckContext, Resource, ServiceSuite } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { GrowingWait } from '../../tools/shared/growing-wait.ts'
import { ListEnd } from './endless-list.ts'
import { jsonOf, member, rowsOf, sentJson, textAt } from './json.ts'

/**
 * A kind of resource whose ids the target gives. The run knows one before it is created by the name in the request,
 * and finds it again by that name.
 */
export interface NamedKind {
  /** `volume`, `image`, … */
  kind: string
  /**
   * Operations that make one, or give it a name: the way to the name in the request's body, and to the id in the answer's.
   * One that is only named anew has its id already, and no answer may give it another.
   */
  makes: Record<string, { name: readonly string[]; id?: readonly string[] }>
  /** What was there before may be named to make something of it. */
  mayBeNamed?: true
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
    /** Rows of a page that are asked for, where the documents say how. */
    limit?: number
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
): Required<Pick<ServiceSuite, 'creates' | 'standing' | 'identifies' | 'nameless' | 'removes' | 'cleanup' | 'find'>> {
  return {
    creates: (operation, options) =>
      kinds.flatMap(({ kind, makes }) => {
        const made = makes[operation]
        const name = made === undefined ? '' : textAt(sentJson(options), ...made.name)
        return name === '' ? [] : [resourceOf(kind, name)]
      }),
    nameless: (operation, options, reply) =>
      kinds.flatMap(({ kind, makes, variable }) => {
        const made = makes[operation]
        if (made === undefined || textAt(sentJson(options), ...made.name) !== '') return []
        // What the path names was there before.
        if (options.path?.[variable] !== undefined) return []
        return idsIn(reply, made.id).map(id => ({ kind, path: `/${kind}?id=${encodeURIComponent(id)}` }))
      }),
    standing: kinds.filter(hasIds).map(named => ({
      kind: named.kind,
      list: named.list.operation,
      makes: Object.keys(named.makes),
      ...(named.mayBeNamed === undefined ? {} : { mayBeNamed: named.mayBeNamed }),
      pages: send => idPages(named, send),
    })),
    identifies: (operation, reply, call) =>
      kinds.filter(hasIds).flatMap(named => [
        ...idsIn(reply, named.makes[operation]?.id),
        // Of several that are made at once, the answer tells one; the list tells all by their names.
        ...(operation === named.list.operation ? rowsIn(named, reply) : [])
          .filter(({ name }) => call?.isOwn(name) === true)
          .map(({ id }) => id),
      ]),
    // A delete is answered before it is done, so the entry stays until clean-up finds nothing of that name.
    removes: () => [],
    cleanup: async (resource, send, isTold) => {
      const kind = kinds.find(candidate => candidate.kind === resource.kind)
      if (kind === undefined) throw new Error(`nothing is known of the kind "${resource.kind}"`)
      const id = queryOf(resource).get('id')
      if (id !== null) return removeOne(kind, id, send)
      const wanted = queryOf(resource).get('name') ?? ''
      const derived = kind.list.derived ?? (() => false)
      const isWanted = (name: string): boolean => name === wanted || derived(name, wanted)
      const rows = await rowsNamed(kind, send, isWanted, wanted)
      const ends = await Promise.allSettled(
        rows.map(async ({ id }) => {
          if (isTold?.(id) !== true && hasIds(kind)) await mustBeCalled(kind, id, send, isWanted)
          await removeOne(kind, id, send)
        }),
      )
      const failed = ends.find(end => end.status === 'rejected')
      if (failed !== undefined) throw failed.reason
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

interface Row {
  id: string
  name: string
}

/** Every row with such a name, of all pages. */
async function rowsNamed(kind: NamedKind, send: Send, wanted: (name: string) => boolean, exact?: string) {
  const rows: Row[] = []
  for await (const page of pagesOf(kind, send, exact === undefined ? {} : kind.list.query?.(exact)))
    rows.push(...page.filter(({ name }) => wanted(name)))
  return rows
}

async function* idPages(kind: NamedKind, send: Send): AsyncGenerator<string[]> {
  for await (const page of pagesOf(kind, send)) {
    const ids = page.map(({ id }) => id)
    if (ids.includes('')) throw new Error(`${kind.list.operation} lists what has no id`)
    yield ids
  }
}

/** The pages of a list, each with its new rows only; it ends where a page brings nothing new. */
async function* pagesOf(kind: NamedKind, send: Send, select: CallOptions['query'] = {}): AsyncGenerator<Row[]> {
  const { operation, rows, limit } = kind.list
  const seen = new Set<string>()
  const end = new ListEnd(operation)
  for (let marker = ''; ; ) {
    const query = { ...select, ...(limit === undefined ? {} : { limit }), ...(marker === '' ? {} : { marker }) }
    const reply = await send(operation, { query, headers: { Accept: 'application/json' } })
    if (reply.status !== 200) throw new Error(`${operation} answered ${reply.status} ${reply.reason}`)
    if (!Array.isArray(jsonOf(reply)[rows])) throw new Error(`${operation} answered no list of ${rows}`)
    const page = rowsIn(kind, reply).filter(({ id }) => !seen.has(id))
    const last = page.at(-1)
    if (last === undefined) return
    for (const { id } of page) seen.add(id)
    end.after(page.length)
    yield page
    marker = last.id
  }
}

function rowsIn({ list }: NamedKind, reply: TargetReply): Row[] {
  return rowsOf(reply, list.rows)
    .map(row => (list.inner === undefined ? row : member(row, list.inner)))
    .map(row => ({ id: textAt(row, list.id ?? 'id'), name: textAt(row, list.name ?? 'name') }))
}

/** Whether the target gives ids; otherwise the name is all there is, and only a name of the run is the run's own. */
function hasIds({ list }: NamedKind): boolean {
  return list.id === undefined
}

/** Statuses of a delete that may succeed later: the resource is busy, or something still depends on it. */
const busy = [400, 403, 409]

/** A list may mix up ids: what it tells alone must bear the name where it is shown, too. */
async function mustBeCalled(
  { show, variable, list }: NamedKind,
  id: string,
  send: Send,
  isWanted: (name: string) => boolean,
) {
  const reply = await send(show, { path: { [variable]: id }, headers: { Accept: 'application/json' } })
  if (reply.status === 404) return
  if (reply.status !== 200) throw new Error(`${show} answered ${reply.status} ${reply.reason}`)
  const body = jsonOf(reply)
  const names = [body, ...Object.values(body)].map(shown => textAt(shown, list.name ?? 'name'))
  if (!names.some(isWanted))
    throw new Error(`${list.operation} gives it the id ${id}, which ${show} shows as something else`)
}

/** Deletes one and waits until it is gone. */
async function removeOne({ show, remove, variable }: NamedKind, id: string, send: Send): Promise<void> {
  const options = { path: { [variable]: id }, headers: { Accept: 'application/json' } }
  let refused: string | undefined
  const wait = new GrowingWait({ firstMs: 50 })
  for (let attempt = 0; attempt < 65; attempt += 1) {
    if (attempt === 0 || refused !== undefined) {
      const reply = await send(remove, options)
      if (reply.status === 404) return
      const done = reply.status >= 200 && reply.status < 300
      if (!done && !busy.includes(reply.status)) throw new Error(`${remove} answered ${reply.status} ${reply.reason}`)
      refused = done ? undefined : `${reply.status} ${reply.reason}`
    }
    if (refused === undefined && (await send(show, options)).status === 404) return
    await wait.pass()
  }
  throw new Error(refused === undefined ? `it is still there after ${remove}` : `${remove} answers ${refused}`)
}
