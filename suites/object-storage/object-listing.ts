import type { CallOptions, Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { oneOf } from '../openstack/one-of.ts'
import { linesOf, listedContainer, listedNames } from './fixtures.ts'
import { jsonArray } from './read-body.ts'

const list = 'object-storage.objects.list'

/** Lists the container that nobody writes to. */
export async function listing(
  t: CheckContext,
  query: NonNullable<CallOptions['query']> = {},
  headers: Record<string, string> = {},
): Promise<TargetReply> {
  return t.call(list, { path: { container: await listedContainer(t) }, query, headers })
}

interface FilterCase {
  what: string
  title: string
  detail: string
  query: Record<string, string | number>
  want: readonly string[]
  covers: string[]
}

const from = (first: number, end?: number): readonly string[] => listedNames.slice(first, end)

/** Each row is one request in plain format and the names that must come, in order. */
const filters: FilterCase[] = [
  {
    what: 'limit-truncates',
    title: 'limit is the greatest number of names in a page',
    detail: 'limit',
    query: { limit: 5 },
    want: from(0, 5),
    covers: ['#query.limit', 'rule:full-page-may-have-more'],
  },
  {
    what: 'limit-above-total',
    title: 'a limit above the number of objects lists them all',
    detail: 'limit',
    query: { limit: 100 },
    want: listedNames,
    covers: ['rule:short-page-ends'],
  },
  {
    what: 'marker-follows',
    title: 'marker leaves out the name itself and everything before it',
    detail: 'marker',
    query: { marker: 'apple' },
    want: from(5),
    covers: ['#query.marker', 'rule:marker-exclusive'],
  },
  {
    what: 'marker-needs-no-object',
    title: 'marker is a string to compare with; no object needs to have that name',
    detail: 'marker',
    query: { marker: 'b' },
    want: from(5),
    covers: ['rule:marker-any-string'],
  },
  {
    what: 'end-marker-precedes',
    title: 'end_marker leaves out the name itself and everything after it',
    detail: 'end_marker',
    query: { end_marker: 'apple' },
    want: from(0, 4),
    covers: ['#query.end_marker', 'rule:end-marker-exclusive'],
  },
  {
    what: 'marker-and-end-marker',
    title: 'marker and end_marker together cut out what is between them',
    detail: 'marker and end_marker',
    query: { marker: 'apple', end_marker: 'dates' },
    want: ['banana', 'cherry'],
    covers: [],
  },
  {
    what: 'prefix-selects',
    title: 'prefix lists only the names that begin with it',
    detail: 'prefix',
    query: { prefix: 'animals/cats' },
    want: from(0, 2),
    covers: ['#query.prefix', 'rule:prefix-selects'],
  },
  {
    what: 'prefix-marker-limit',
    title: 'prefix, marker and limit hold together',
    detail: 'prefix, marker and limit',
    query: { prefix: 'animals/', marker: 'animals/cats/persian', limit: 2 },
    want: from(1, 3),
    covers: [],
  },
  {
    what: 'delimiter-rolls-up',
    title: 'delimiter shows what lies below it as one entry that ends in the delimiter',
    detail: 'delimiter',
    query: { delimiter: '/' },
    want: ['animals/', ...from(4, 10), 'plants/'],
    covers: ['#query.delimiter', 'rule:delimiter-nests'],
  },
  {
    what: 'delimiter-of-choice',
    title: 'any character can be the delimiter',
    detail: 'delimiter Char',
    query: { delimiter: 'e', prefix: 'd' },
    want: ['date'],
    covers: [],
  },
  {
    what: 'delimiter-below-prefix',
    title: 'prefix and delimiter list one level of a nested name',
    detail: 'delimiter with prefix',
    query: { delimiter: '/', prefix: 'animals/' },
    want: ['animals/cats/', 'animals/dogs/', 'animals/horse'],
    covers: ['rule:delimiter-nests'],
  },
  {
    what: 'path-top-of-branch',
    title: 'path lists what lies directly in a pseudo-path, not what lies below it',
    detail: 'path',
    query: { path: 'animals/cats' },
    want: from(0, 2),
    covers: ['#query.path', 'rule:path-is-prefix-and-delimiter'],
  },
]

const filterChecks = filters.map(({ what, title, detail, query, want, covers }) =>
  check(`${list}.${what}`, {
    title,
    clause: `§2.7.5.4 request parameter ${detail}`,
    level: 'required',
    effect: 'create',
    covers,
    run: async t => {
      const reply = await listing(t, query)
      t.expect(reply.status, 'a listing that is not empty is 200').toBe(200)
      t.expect(linesOf(reply), `names for ${JSON.stringify(query)}, in order`).toEqual(want)
    },
  }),
)

/** Which names a listing of objects has (§2.7.5.4). */
export const objectListingChecks: Check[] = [
  ...filterChecks,
  check(`${list}.lists-all-by-default`, {
    title: 'without a limit every object is listed, far fewer than 10,000 here, in the order of their names',
    clause: '§2.7.5.4 10,000 names by default',
    level: 'required',
    effect: 'create',
    covers: ['rule:default-limit', '#path.container', '#status.200', 'rule:listed-200'],
    run: async t => {
      const reply = await listing(t)
      t.expect(reply.status, 'objects exist: 200').toBe(200)
      t.expect(linesOf(reply), 'every name').toEqual(listedNames)
    },
  }),
  check(`${list}.path-equals-prefix-and-delimiter`, {
    title: 'path=P lists the objects that delimiter=/ and prefix=P/ list',
    clause: '§2.7.5.4 request parameter path',
    level: 'required',
    effect: 'create',
    covers: ['rule:path-is-prefix-and-delimiter'],
    run: async t => {
      const byPath = linesOf(await listing(t, { path: 'plants' }))
      const byPrefix = linesOf(await listing(t, { prefix: 'plants/', delimiter: '/' }))
      t.expect(byPath.length, 'there is something to compare').toBeGreaterThan(0)
      t.expect(byPath, 'both say the same').toEqual(byPrefix)
    },
  }),
  check(`${list}.path-shows-nested-entries`, {
    title: 'path=P also shows the deeper levels that delimiter=/ and prefix=P/ show as entries',
    clause: '§2.7.5.4 request parameter path',
    level: 'required',
    effect: 'create',
    covers: ['rule:path-is-prefix-and-delimiter'],
    run: async t => {
      const byPath = linesOf(await listing(t, { path: 'animals' }))
      t.expect(byPath, 'as delimiter=/ and prefix=animals/ list it').toEqual([
        'animals/cats/',
        'animals/dogs/',
        'animals/horse',
      ])
    },
  }),
  check(`${list}.pages-join-to-the-whole`, {
    title: 'pages taken by limit and the last name as marker join to the whole list, without gap or repeat',
    clause: '§2.7.5.4 dividing a list by page',
    level: 'required',
    effect: 'create',
    covers: ['rule:pages-by-marker', 'rule:full-page-may-have-more', 'rule:short-page-ends'],
    run: async t => {
      const seen: string[] = []
      for (let page = 0; page < 4; page += 1) {
        const names = linesOf(await listing(t, { limit: 5, marker: seen.at(-1) ?? '' }))
        seen.push(...names)
        if (names.length < 5) break
      }
      t.expect(seen, 'the pages joined').toEqual(listedNames)
    },
  }),
  check(`${list}.exact-last-page-leaves-nothing`, {
    title: 'the page after the last object is empty: 204',
    clause: '§2.7.5.4 204 when filtering leaves nothing',
    level: 'required',
    effect: 'create',
    covers: ['#status.204', 'rule:nothing-left-204'],
    run: async t => {
      const reply = await listing(t, { limit: 5, marker: listedNames.at(-1) ?? '' })
      t.expect(reply.status, 'filtering left nothing').toBe(204)
      t.expect(reply.body.length, 'a 204 has no body').toBe(0)
    },
  }),
  check(`${list}.nothing-left-json`, {
    title: 'a JSON listing that filtering leaves empty is 204, or 200 with an empty array',
    clause: ['§2.7.5.4 204 when filtering leaves nothing', '§2.7.5.4 response element object 0..n'],
    level: 'required',
    effect: 'create',
    covers: ['rule:nothing-left-204'],
    errata: ['object-storage.containers.list.no-containers'],
    run: async t => {
      const reply = await listing(t, { format: 'json', end_marker: 'a' })
      t.expect(reply.status, 'nothing to list').toBe(oneOf([200, 204], reply.status))
      if (reply.status === 200) t.expect(jsonArray(t, reply), 'an envelope of no entry').toEqual([])
    },
  }),
  check(`${list}.missing-container-404`, {
    title: 'listing a container that does not exist is 404 (or 204, as another sentence says)',
    clause: ['§2.7.5.4 404 for a missing container', '§2.7.5.4 204 for a missing container'],
    level: 'required',
    effect: 'read',
    covers: ['#error.404', 'rule:missing-container-404'],
    errata: ['object-storage.objects.list.missing-container-404-or-204'],
    run: async t => {
      const reply = await t.call(list, { path: { container: t.name('never-made') } })
      t.expect(reply.status, 'a container that does not exist has nothing to list').toBe(
        oneOf([404, 204], reply.status),
      )
    },
  }),
  check(`${list}.limit-above-maximum-412`, {
    title: 'a limit above 10,000 is refused as a failed precondition or answered with at most 10,000 names',
    clause: ['§2.7.5.4 10,000 names', '§2.7.4 412'],
    level: 'advisory',
    effect: 'create',
    covers: ['#error.412', 'rule:default-limit'],
    run: async t => {
      const reply = await listing(t, { limit: 10_001 })
      t.expect([200, 412], 'the documents give 10,000 as the most and 412 for a failed precondition').toContain(
        reply.status,
      )
    },
  }),
]
