import type { CallOptions, Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { type JsonObject, member, rowsOf, textAt } from '../../openstack/json.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { flavors } from '../found.ts'
import { list } from '../requests.ts'
import { theServer } from '../servers/own-server.ts'
import { succeededLook } from './exemplars.ts'
import { linkOf, serverIn } from './rows.ts'
import { shownStatuses } from './variants.ts'

/** A list that the query selects from. */
interface Filtered {
  operation: string
  section: string
  /** Section or list whose rows describe the query (erratum `compute.servers.list-details.rows-without-section`). */
  rows: string
  detailed?: true
}

const lists: Filtered[] = [
  { operation: 'list', section: '1.2.6.1', rows: '§1.2.6.1 query parameter' },
  { operation: 'list-details', section: '1.1.6.2', rows: '§1.2.2 Servers item 6 query', detailed: true },
  { operation: 'list-block-devices', section: '1.2.6.39', rows: '§1.2.6.39 query parameter' },
]

/** Rows that the query leaves. */
async function selected(
  t: CheckContext,
  { operation }: Filtered,
  query: NonNullable<CallOptions['query']>,
): Promise<JsonObject[]> {
  const reply = await list(t, `servers.${operation}`, query)
  t.expect(reply.status, `the answer to ${JSON.stringify(query)}`).toBe(oneOf(shownStatuses, reply.status))
  return rowsOf(reply, 'servers')
}

const has = (rows: readonly JsonObject[], id: string): boolean => rows.some(row => row.id === id)

/**
 * The way in which the target takes a reference to an image or flavor: the rows say that it is a URL, deployed
 * services take an id. The first by which it finds the server is it.
 */
async function referring(t: CheckContext, of: Filtered, what: 'image' | 'flavor') {
  const { id } = await theServer(t)
  const named = serverIn((await succeededLook(t, 'show')).reply)[what]
  const own = textAt(named, 'id')
  if (own === '') t.unsupported(`the server is shown without its ${what}, so nothing tells what to ask for`)
  const url = linkOf(t, member(named, 'links'), 'bookmark')?.href
  const forms = [...(url?.endsWith(own) ? [url] : []), own]
  for (const form of forms) {
    const reply = await list(t, `servers.${of.operation}`, { [what]: form })
    const rows = rowsOf(reply, 'servers')
    if (has(rows, id)) return { id, own, rows, other: (otherId: string) => form.slice(0, -own.length) + otherId }
  }
  t.expect(forms, `forms of the ${what} by which the list has a server made of it`).toEqual(['at least one'])
  return undefined
}

/** Servers of something else are not selected; a target may also say that there is no such thing. */
async function expectNotSelected(t: CheckContext, { operation }: Filtered, query: Record<string, string>, id: string) {
  const reply = await list(t, `servers.${operation}`, query)
  t.expect(reply.status, `the answer to ${JSON.stringify(query)}`).toBe(
    oneOf([...shownStatuses, 400, 404], reply.status),
  )
  t.expect(has(rowsOf(reply, 'servers'), id), `the server is selected by ${JSON.stringify(query)}`).toBe(false)
}

/** Statuses that no server has which is active, nor comes to pass through. */
const lasting = ['SHUTOFF', 'ERROR', 'DELETED', 'PAUSED', 'SUSPENDED', 'SHELVED', 'SHELVED_OFFLOADED']

interface Filter {
  query: string
  title: string
  errata?: string[]
  rule?: string
  run: (t: CheckContext, of: Filtered) => Promise<void>
}

const filters: Filter[] = [
  {
    query: 'name',
    title: 'by its name a server is listed, and servers that are called otherwise are not',
    run: async (t, of) => {
      const { id, name } = await theServer(t)
      const rows = await selected(t, of, { name })
      t.expect(has(rows, id), 'the server of that name is listed').toBe(true)
      // Deployed services find a name within names, and of any case.
      for (const row of rows) t.expect(textAt(row, 'name').toLowerCase()).toContain(name.toLowerCase())
      t.expect(await selected(t, of, { name: t.name('nobody') }), 'servers of a name that none has').toEqual([])
    },
  },
  {
    query: 'status',
    title: 'by status active servers are listed, and only those',
    run: async (t, of) => {
      const { id } = await theServer(t)
      const active = await selected(t, of, { status: 'ACTIVE' })
      t.expect(has(active, id), 'the server is among the active').toBe(true)
      // What is just done with somebody's active server (a reboot) may show in its status already.
      if (of.detailed) for (const row of active) t.expect(lasting, 'another status').not.toContain(row.status)
      t.expect(has(await selected(t, of, { status: 'SHUTOFF' }), id), 'it is among the shut off').toBe(false)
    },
  },
  {
    query: 'image',
    title: 'by image servers are listed that were made of it',
    rule: 'by-reference',
    run: async (t, of) => {
      const found = await referring(t, of, 'image')
      if (found === undefined) return
      if (of.detailed)
        for (const row of found.rows) t.expect(member(row, 'image', 'id'), 'the image of a row').toBe(found.own)
      await expectNotSelected(t, of, { image: found.other(t.unknownId()) }, found.id)
    },
  },
  {
    query: 'flavor',
    title: 'by flavor servers are listed that are of it',
    rule: 'by-reference',
    run: async (t, of) => {
      const found = await referring(t, of, 'flavor')
      if (found === undefined) return
      if (of.detailed)
        for (const row of found.rows) t.expect(member(row, 'flavor', 'id'), 'the flavor of a row').toBe(found.own)
      const another = (await flavors(t)).find(({ id }) => id !== found.own)?.id ?? t.unknownId()
      await expectNotSelected(t, of, { flavor: found.other(another) }, found.id)
    },
  },
  {
    query: 'host',
    title: 'by host servers are listed that are on it',
    errata: ['compute.servers.extended-attributes-in-some-answers'],
    run: async (t, of) => {
      const { id } = await theServer(t)
      const host = textAt(serverIn((await succeededLook(t, 'show')).reply), 'OS-EXT-SRV-ATTR:host')
      if (host === '') t.unsupported('the target shows no host of a server, so nothing tells what to ask for')
      t.expect(has(await selected(t, of, { host }), id), 'the server is listed by its host').toBe(true)
      await expectNotSelected(t, of, { host: t.name('host') }, id)
    },
  },
  {
    query: 'changes-since',
    title: 'by time servers are listed that have changed since',
    errata: ['compute.rst.changes-since', 'compute.servers.changes-since-lost-hyphen'],
    run: async (t, of) => {
      const { id } = await theServer(t)
      const { reply } = await succeededLook(t, 'show')
      const updated = Date.parse(textAt(serverIn(reply), 'updated'))
      if (Number.isNaN(updated)) t.notRun('the server does not tell when it was updated')
      const at = (time: number): string => new Date(time).toISOString().replace('.000Z', 'Z')
      const earlier = await selected(t, of, { 'changes-since': at(updated - 60_000) })
      t.expect(has(earlier, id), 'the server is listed since a minute before its change').toBe(true)
      const later = await selected(t, of, { 'changes-since': at(updated + 7 * 24 * 3_600_000) })
      t.expect(has(later, id), 'the server is listed since a week after its change').toBe(false)
    },
  },
]

const checksOf = (of: Filtered): Check[] => [
  ...filters.map(({ query, title, errata = [], rule, run }) =>
    check(`compute.servers.${of.operation}.by-${query}`, {
      title,
      clause: `${of.rows} ${query}`,
      level: 'required',
      effect: 'create',
      covers: [`#query.${query}`, ...(rule === undefined ? [] : [`rule:compute.servers.list.${rule}`])],
      errata: [
        ...errata,
        ...(of.operation === 'list-details' ? ['compute.servers.list-details.rows-without-section'] : []),
      ],
      run: t => run(t, of),
    }),
  ),
  check(`compute.servers.${of.operation}.by-all-at-once`, {
    title: 'servers are listed that every part of the query selects',
    clause: [`${of.rows} name`, `${of.rows} status`],
    level: 'required',
    effect: 'create',
    covers: ['#query.name', '#query.status'],
    run: async t => {
      const { id, name } = await theServer(t)
      t.expect(has(await selected(t, of, { name, status: 'ACTIVE' }), id), 'both are true of it').toBe(true)
      t.expect(has(await selected(t, of, { name, status: 'SHUTOFF' }), id), 'only its name is').toBe(false)
      t.expect(has(await selected(t, of, { name: t.name('nobody'), status: 'ACTIVE' }), id), 'only its status is').toBe(
        false,
      )
    },
  }),
  check(`compute.servers.${of.operation}.no-time-400`, {
    title: 'a time that is none is a bad request',
    clause: [`${of.rows} changes-since`, `§${of.section.startsWith('1.1') ? '1.1.4' : '1.2.4'} 400`],
    level: 'required',
    effect: 'read',
    covers: ['#query.changes-since', '#error.400'],
    run: async t => {
      const reply = await list(t, `servers.${of.operation}`, { 'changes-since': 'yesterday' })
      t.expect(reply.status, 'a bad request').toBe(400)
      const found = await t.violations(`compute.servers.${of.operation}`, 400, 'application/json', reply.body)
      t.expect(found, 'departures from the documented fault').toEqual([])
    },
  }),
]

/** What the query of the lists selects (§1.2.6.1, §1.2.6.39, and the details by §1.2.2 Servers item 6). */
export const filterChecks: Check[] = lists.flatMap(checksOf)
