import type { CallOptions, Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { type JsonObject, jsonOf, rowsOf, textAt } from '../openstack/json.ts'
import { listedImages } from './fixtures.ts'
import { idOf, list, listed } from './requests.ts'

const operation = 'image.images.list'

type Query = NonNullable<CallOptions['query']>

/** The query of a link of the list, which must lead to the list again. */
function followed(t: CheckContext, link: string): Query {
  const url = new URL(link, 'http://image.invalid')
  t.expect(url.pathname.endsWith('/v2/images'), `the link ${link} leads to the list of images`).toBe(true)
  return Object.fromEntries(url.searchParams)
}

function nextOf(reply: TargetReply): string | undefined {
  const next = jsonOf(reply).next
  return typeof next === 'string' ? next : undefined
}

/** Every page by `next` links; stops after more pages than there can be. */
async function walk(t: CheckContext, query: Query, pages = 10): Promise<{ rows: JsonObject[][]; ended: boolean }> {
  const rows: JsonObject[][] = []
  for (let asked: Query | undefined = query; asked !== undefined; ) {
    if (rows.length === pages) return { rows, ended: false }
    const reply = await list(t, asked)
    t.expect(reply.status, 'the status of each page').toBe(200)
    rows.push(rowsOf(reply, 'images'))
    const next = nextOf(reply)
    asked = next === undefined ? undefined : followed(t, next)
  }
  return { rows, ended: true }
}

const clause = '§1.8.6.10 Pagination'

/** Pages of the list of images (§1.8.6.10). */
export const listingChecks: Check[] = [
  check(`${operation}.limit-of-any-list`, {
    title: 'a list with a limit has no more images than that, whatever images there are',
    clause: [clause, '§1.8.2 Image Service API v2 Images item 2 query limit'],
    level: 'required',
    effect: 'read',
    covers: ['#query.limit', 'rule:limit-bounds-page'],
    run: async t => {
      for (const limit of [1, 2])
        t.expect((await listed(t, { limit })).length, `limit ${limit}`).toBeLessThanOrEqual(limit)
    },
  }),
  ...[1, 3].map(limit =>
    check(`${operation}.limit-${limit}-of-four`, {
      title: `a limit of ${limit} gives a page of at most ${limit} of four images, and a link to more`,
      clause,
      level: 'required',
      effect: 'create',
      covers: ['#query.limit', 'rule:limit-bounds-page', 'rule:next-while-more'],
      run: async t => {
        const { name } = await listedImages(t)
        const reply = await list(t, { name, limit })
        const rows = rowsOf(reply, 'images')
        t.expect(rows.length, 'images on the page').toBeLessThanOrEqual(limit)
        t.expect(rows.length, 'a first page that is not empty').toBeGreaterThan(0)
        t.expect(nextOf(reply), 'a link to the rest').toBeTypeOf('string')
      },
    }),
  ),
  check(`${operation}.next-links-reach-all`, {
    title: 'following next links gives every image once and comes to an end',
    clause,
    level: 'required',
    effect: 'create',
    covers: ['#query.limit', '#query.marker', 'rule:next-while-more', 'rule:no-next-at-the-end'],
    run: async t => {
      const { name, ids } = await listedImages(t)
      const { rows, ended } = await walk(t, { name, limit: 1 })
      t.expect(rows.flat().map(idOf).sort(), 'each image once').toEqual([...ids].sort())
      t.expect(ended, 'there is a page without a next link').toBe(true)
    },
  }),
  check(`${operation}.next-keeps-query`, {
    title: 'the next link keeps the parameters of the first request',
    clause,
    level: 'required',
    effect: 'create',
    covers: ['rule:next-keeps-query'],
    run: async t => {
      const { name, ids } = await listedImages(t)
      const first = { name, limit: '2', sort_key: 'size', sort_dir: 'asc' }
      const reply = await list(t, first)
      const next = nextOf(reply)
      t.expect(next, 'a link to the rest').toBeTypeOf('string')
      const query = followed(t, next ?? '')
      t.expect(query, 'the parameters of the link').toMatchObject(first)
      const rest = await listed(t, query)
      const both = [...rowsOf(reply, 'images'), ...rest]
      t.expect(
        both.map(({ size }) => size),
        'the pages go on in the same order',
      ).toEqual([10, 20, 30, 40])
      t.expect(both.map(idOf).sort(), 'each image once').toEqual([...ids].sort())
    },
  }),
  check(`${operation}.marker-goes-on`, {
    title: 'asking with the last id as the marker gives every image once',
    clause: [clause, '§1.8.2 Image Service API v2 Images item 2 query marker'],
    level: 'required',
    effect: 'create',
    covers: ['#query.marker', 'rule:marker-is-last-seen'],
    run: async t => {
      const { name, ids } = await listedImages(t)
      const found: string[] = []
      for (let page = await listed(t, { name, limit: 3 }); page.length > 0 && found.length <= ids.length; ) {
        found.push(...page.map(idOf))
        page = await listed(t, { name, limit: 3, marker: found.at(-1) ?? '' })
      }
      t.expect([...found].sort(), 'each image once').toEqual([...ids].sort())
    },
  }),
  check(`${operation}.marker-without-limit`, {
    title: 'a marker alone gives what follows it',
    clause,
    level: 'required',
    effect: 'create',
    covers: ['#query.marker', 'rule:marker-is-last-seen'],
    run: async t => {
      const { name } = await listedImages(t)
      const all = (await listed(t, { name })).map(idOf)
      const marker = all[1] ?? ''
      t.expect((await listed(t, { name, marker })).map(idOf), 'what follows the second').toEqual(all.slice(2))
    },
  }),
  check(`${operation}.first-link-leads-back`, {
    title: 'the first link of a later page leads to the first page',
    clause,
    level: 'required',
    effect: 'create',
    covers: ['rule:first-leads-back'],
    run: async t => {
      const { name } = await listedImages(t)
      const first = await list(t, { name, limit: 2 })
      const marker = rowsOf(first, 'images').map(idOf).at(-1) ?? ''
      const later = await list(t, { name, limit: 2, marker })
      const link = textAt(jsonOf(later), 'first')
      t.expect(link, 'a later page has a first link').not.toBe('')
      const again = await listed(t, followed(t, link))
      t.expect(again.map(idOf), 'the first page').toEqual(rowsOf(first, 'images').map(idOf))
    },
  }),
  check(`${operation}.order-is-stable`, {
    title: 'asking twice gives the same images in the same order',
    clause,
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const { name } = await listedImages(t)
      const once = await listed(t, { name })
      t.expect((await listed(t, { name })).map(idOf), 'the same order').toEqual(once.map(idOf))
    },
  }),
  ...(['limit', 'marker'] as const).map(parameter =>
    check(`${operation}.bad-${parameter}-400`, {
      title: `a ${parameter} that cannot be one is refused with 400`,
      clause: '§1.8.4 400',
      level: 'advisory',
      effect: 'read',
      kind: 'contract',
      covers: ['#error.400', `#query.${parameter}`],
      run: async t => {
        const reply = await list(t, { [parameter]: parameter === 'limit' ? 'many' : t.unknownId() })
        t.expect(reply.status, 'not a good request').toBe(400)
      },
    }),
  ),
]
