import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { oneOf } from '../openstack/one-of.ts'
import { linesOf, listedAccount } from './fixtures.ts'
import { childText } from './markup.ts'
import { jsonArray, xmlRoot } from './read-body.ts'

const list = 'object-storage.containers.list'

/** Counters of an account may follow its containers by a background job. */
const countersLag = { timeoutMs: 60_000, intervalMs: 500 }

type Query = Record<string, string | number>

/** Lists the run's three containers by their common prefix, once the account's listing shows all of them. */
async function ownListing(
  t: CheckContext,
  extra: (names: string[]) => Query,
  headers: Record<string, string> = {},
): Promise<{ reply: TargetReply; names: string[] }> {
  const { prefix, names } = await listedAccount(t)
  const reply = await t.call(list, { query: { prefix, ...extra(names) }, headers })
  return { reply, names }
}

interface FilterCase {
  what: string
  title: string
  detail: string
  query: (names: string[]) => Query
  want: (names: string[]) => string[]
  covers: string[]
}

const filters: FilterCase[] = [
  {
    what: 'prefix-selects',
    title: 'prefix lists only the containers whose names begin with it',
    detail: 'prefix',
    query: () => ({}),
    want: names => names,
    covers: ['#query.prefix', 'rule:prefix-selects'],
  },
  {
    what: 'limit-truncates',
    title: 'limit is the greatest number of containers in a page',
    detail: 'limit',
    query: () => ({ limit: 2 }),
    want: names => names.slice(0, 2),
    covers: ['#query.limit', 'rule:full-page-may-have-more'],
  },
  {
    what: 'marker-follows',
    title: 'marker leaves out the container itself and everything before it',
    detail: 'marker',
    query: names => ({ marker: names[0] as string }),
    want: names => names.slice(1),
    covers: ['#query.marker', 'rule:marker-exclusive', 'rule:short-page-ends'],
  },
  {
    what: 'end-marker-precedes',
    title: 'end_marker leaves out the container itself and everything after it',
    detail: 'end_marker',
    query: names => ({ end_marker: names[2] as string }),
    want: names => names.slice(0, 2),
    covers: ['#query.end_marker', 'rule:end-marker-exclusive'],
  },
]

const filterChecks = filters.map(({ what, title, detail, query, want, covers }) =>
  check(`${list}.${what}`, {
    title,
    clause: `§2.7.5.1 request parameter ${detail}`,
    level: 'required',
    effect: 'create',
    covers,
    run: t =>
      t.eventually(async () => {
        const { reply, names } = await ownListing(t, query)
        t.expect(linesOf(reply), 'names in order').toEqual(want(names))
      }),
  }),
)

/** Name, count and bytes of the container that holds one object of 7 bytes. */
async function firstEntry(t: CheckContext, format: 'json' | 'xml'): Promise<unknown> {
  const { reply, names } = await ownListing(t, () => ({ format }))
  if (format === 'json') {
    const found = jsonArray<{ name: string; count: unknown; bytes: unknown }>(t, reply).find(e => e.name === names[0])
    return found && { count: String(found.count), bytes: String(found.bytes) }
  }
  const found = xmlRoot(t, reply).children.find(
    child => child.name === 'container' && childText(child, 'name') === names[0],
  )
  return found && { count: childText(found, 'count'), bytes: childText(found, 'bytes') }
}

const details = (['json', 'xml'] as const).map(format =>
  check(`${list}.${format}-details-are-true`, {
    title: `a listing in ${format} tells how many objects and bytes each container holds`,
    clause: ['§2.7.5.1 request parameter format', '§2.7.5.1 response elements'],
    level: 'required',
    effect: 'create',
    covers: [
      '#query.format',
      'rule:format-adds-details',
      '#element.account.container',
      '#element.container.name',
      '#element.container.count',
      '#element.container.bytes',
    ],
    run: t =>
      t.eventually(async () => {
        t.expect(await firstEntry(t, format), 'one object of 7 bytes').toEqual({ count: '1', bytes: '7' })
      }, countersLag),
  }),
)

const accepted = [
  { what: 'accept-json', value: 'application/json', covers: ['#request-header.accept'] },
  { what: 'accept-xml', value: 'application/xml', covers: ['#request-header.accept'] },
  { what: 'accept-text-xml', value: 'text/xml', covers: ['#request-header.accept'] },
].map(({ what, value, covers }) =>
  check(`${list}.${what}`, {
    title: `Accept: ${value} asks for that format without a query`,
    clause: '§2.7.5.1 request header Accept',
    level: 'required',
    effect: 'create',
    covers,
    run: t =>
      t.eventually(async () => {
        const { reply, names } = await ownListing(t, () => ({}), { Accept: value })
        t.expect(reply.header('content-type')?.split(';')[0], 'the accepted MIME type').toBe(value)
        const listed =
          value === 'application/json'
            ? jsonArray<{ name: string }>(t, reply).map(({ name }) => name)
            : xmlRoot(t, reply).children.map(child => childText(child, 'name'))
        t.expect(listed, 'the names, in that format').toEqual(names)
      }),
  }),
)

/** Which containers a listing has, and how it is written (§2.7.5.1). */
export const containerListingChecks: Check[] = [
  ...filterChecks,
  ...details,
  ...accepted,
  check(`${list}.default-format-plain`, {
    title: 'without a format the containers come as plain text, one name a line',
    clause: '§2.7.5.1 request parameter format, default plain',
    level: 'required',
    effect: 'create',
    covers: [
      '#query.format',
      'rule:default-format-plain',
      'rule:plain-is-line-delimited',
      '#status.200',
      'rule:listed-200',
    ],
    run: t =>
      t.eventually(async () => {
        const { reply, names } = await ownListing(t, () => ({}))
        t.expect(reply.status, 'a list is included: 200').toBe(200)
        t.expect(reply.header('content-type'), 'text/plain').toMatch(/^text\/plain\b/)
        t.expect(reply.text().replace(/\n$/, ''), 'names delimited by line feeds').toBe(names.join('\n'))
      }),
  }),
  check(`${list}.format-plain-is-the-default`, {
    title: 'format=plain answers what no format answers',
    clause: '§2.7.5.1 request parameter format',
    level: 'required',
    effect: 'create',
    covers: ['#query.format'],
    run: t =>
      t.eventually(async () => {
        const { reply, names } = await ownListing(t, () => ({ format: 'plain' }))
        t.expect(linesOf(reply), 'the names, one a line').toEqual(names)
      }),
  }),
  check(`${list}.pages-join-to-the-whole`, {
    title: 'pages taken by limit and the last name as marker join to the whole list',
    clause: '§2.7.5.1 dividing a list by page',
    level: 'required',
    effect: 'create',
    covers: ['rule:pages-by-marker', 'rule:full-page-may-have-more', 'rule:short-page-ends'],
    run: t =>
      t.eventually(async () => {
        const first = await ownListing(t, () => ({ limit: 2 }))
        const second = await ownListing(t, names => ({ limit: 2, marker: names[1] as string }))
        t.expect([...linesOf(first.reply), ...linesOf(second.reply)], 'the pages joined').toEqual(first.names)
      }),
  }),
  check(`${list}.nothing-left-204`, {
    title: 'a listing that filtering leaves empty is 204 without a body',
    clause: '§2.7.5.1 204 when filtering leaves nothing',
    level: 'required',
    effect: 'create',
    covers: ['#status.204', 'rule:nothing-left-204'],
    run: async t => {
      const { reply } = await ownListing(t, names => ({ marker: names[2] as string }))
      t.expect(reply.status, 'filtering left nothing').toBe(204)
      t.expect(reply.body.length, 'a 204 has no body').toBe(0)
    },
  }),
  check(`${list}.nothing-left-json`, {
    title: 'a JSON listing that filtering leaves empty is 204, or 200 with an empty array',
    clause: ['§2.7.5.1 204 when filtering leaves nothing', '§2.7.5.1 response element container 0..n'],
    level: 'required',
    effect: 'create',
    covers: ['rule:nothing-left-204'],
    errata: ['object-storage.containers.list.no-containers'],
    run: async t => {
      const { reply } = await ownListing(t, names => ({ format: 'json', marker: names[2] as string }))
      t.expect(reply.status, 'nothing to list').toBe(oneOf([200, 204], reply.status))
      if (reply.status === 200) t.expect(jsonArray(t, reply), 'an envelope of no entry').toEqual([])
    },
  }),
  check(`${list}.delimiter-rolls-up`, {
    title: 'delimiter, which only the URL names, shows names beyond it as one entry',
    clause: '§2.7.2 item 1 delimiter',
    level: 'advisory',
    effect: 'create',
    covers: ['#query.delimiter'],
    run: t =>
      t.eventually(async () => {
        const { prefix } = await listedAccount(t)
        const reply = await t.call(list, { query: { prefix, delimiter: '-' } })
        t.expect(linesOf(reply), 'three containers rolled up into one entry').toEqual([`${prefix}-`])
      }),
  }),
  check(`${list}.newest-accepted`, {
    title: 'X-Newest: True is accepted and answers the same listing',
    clause: '§2.7.5.1 request header X-Newest',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-newest'],
    run: t =>
      t.eventually(async () => {
        const { reply, names } = await ownListing(t, () => ({}), { 'X-Newest': 'True' })
        t.expect(linesOf(reply), 'the newest list of names').toEqual(names)
      }),
  }),
]
