import type { CallOptions, Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { jsonOf, rowsOf, textAt } from '../openstack/json.ts'
import { oneOf } from '../openstack/one-of.ts'
import { listedImages, listedTag, ownProject } from './fixtures.ts'
import { answerOffer, offeredImage } from './members.ts'
import { idOf, list, listed, other, show } from './requests.ts'

const operation = 'image.images.list'
const clause = '§1.8.6.10 Filtering'

type Query = NonNullable<CallOptions['query']>

/** Ids of the listed images (20, 40, 10 and 30 bytes) that a filter leaves. */
async function left(t: CheckContext, query: Query): Promise<string[]> {
  const { name } = await listedImages(t)
  return (await listed(t, { name, ...query })).map(idOf).sort()
}

async function ids(t: CheckContext, ...positions: number[]): Promise<string[]> {
  const all = (await listedImages(t)).ids
  return positions.map(position => all[position] ?? '').sort()
}

interface Comparison {
  parameter: string
  title: string
  /** A value that all listed images have, and one that none has. */
  same: (t: CheckContext) => Promise<string>
  different: (t: CheckContext) => Promise<string>
}

const comparisons: Comparison[] = [
  {
    parameter: 'status',
    title: 'active images are found by their status, and by no other',
    same: async () => 'active',
    different: async () => 'queued',
  },
  {
    parameter: 'visibility',
    title: 'images that are not public are found by their visibility, and not as public ones',
    // Later editions call an image that may have members shared.
    same: async t => textAt(jsonOf(await show(t, (await ids(t, 0))[0] ?? '')), 'visibility'),
    different: async () => 'public',
  },
  {
    parameter: 'owner',
    title: 'images are found by their owner, and not by another',
    same: async t => ownProject(t),
    different: async t => t.unknownId().replaceAll('-', ''),
  },
]

/** Filters of the list of images (§1.8.6.10); each must leave out what it does not fit. */
export const filterChecks: Check[] = [
  check(`${operation}.name-selects`, {
    title: 'a name selects the images of that name, all of them and no others',
    clause: [clause, '§1.8.2 Image Service API v2 Images item 2 query name'],
    level: 'required',
    effect: 'create',
    covers: ['#query.name', 'rule:filter-compares'],
    run: async t => {
      t.expect(await left(t, {}), 'the images of that name').toEqual(await ids(t, 0, 1, 2, 3))
      t.expect(await left(t, { name: t.name('nobody') }), 'images of a name that none has').toEqual([])
    },
  }),
  ...comparisons.map(({ parameter, title, same, different }) =>
    check(`${operation}.${parameter}-selects`, {
      title,
      clause: [clause, `§1.8.2 Image Service API v2 Images item 2 query ${parameter}`],
      level: 'required',
      effect: 'create',
      covers: [`#query.${parameter}`, 'rule:filter-compares'],
      run: async t => {
        const value = await same(t)
        t.expect(await left(t, { [parameter]: value }), `with the ${parameter} ${value}`).toEqual(
          await ids(t, 0, 1, 2, 3),
        )
        t.expect(await left(t, { [parameter]: await different(t) }), `with another ${parameter}`).toEqual([])
      },
    }),
  ),
  ...(
    [
      ['size_min', { size_min: 25 }, [1, 3], 'size-min-selects', 'images of more than a size'],
      ['size_max', { size_max: 25 }, [0, 2], 'size-max-selects', 'images of less than a size'],
      ['size_min', { size_min: 15, size_max: 35 }, [0, 3], 'size-range-selects', 'images between two sizes'],
    ] as const
  ).map(([parameter, query, positions, what, title]) =>
    check(`${operation}.${what}`, {
      title: `${title} are selected, and no others`,
      clause: [clause, `§1.8.2 Image Service API v2 Images item 2 query ${parameter}`],
      level: 'required',
      effect: 'create',
      covers: Object.keys(query)
        .map(name => `#query.${name}`)
        .concat('rule:size-range-filters'),
      run: async t => t.expect(await left(t, query), 'what is left').toEqual(await ids(t, ...positions)),
    }),
  ),
  check(`${operation}.tag-selects-or-is-no-filter`, {
    title: 'a tag selects the images that have it, or is no filter',
    clause: [clause, '§1.8.2 Image Service API v2 Images item 2 query tag'],
    level: 'required',
    effect: 'create',
    covers: ['#query.tag'],
    errata: ['image.images.list.filter-by-tag'],
    run: async t => {
      const { name } = await listedImages(t)
      const reply = await list(t, { name, tag: listedTag })
      t.expect(reply.status, 'a filter, or refused').toBe(oneOf([200, 400], reply.status))
      if (reply.status === 400) return
      const readings = [await ids(t, 0, 2), await ids(t, 0, 1, 2, 3)]
      t.expect(readings, 'those with the tag, or all').toContainEqual(rowsOf(reply, 'images').map(idOf).sort())
    },
  }),
  check(`${operation}.member-status-selects`, {
    title: 'shared images are found by what this project has answered to the offer',
    clause: ['§1.8.2 Image Service API v2 Images item 2 query member_status'],
    // The documents name the parameter and not what it compares.
    level: 'advisory',
    effect: 'create',
    covers: ['#query.member_status'],
    needs: ['alternate'],
    run: async t => {
      const { id, name, member } = await offeredImage(t)
      const found = async (member_status: string) =>
        (await listed(t, { name, visibility: 'shared', member_status }, other)).map(idOf)
      t.expect(await found('pending'), 'offers that wait for an answer').toEqual([id])
      t.expect(await found('accepted'), 'offers that were accepted').toEqual([])
      t.prepared(await answerOffer(t, id, member, 'accepted', other), 200)
      t.expect(await found('pending'), 'offers that wait for an answer').toEqual([])
      t.expect(await found('accepted'), 'offers that were accepted').toEqual([id])
    },
  }),
]
