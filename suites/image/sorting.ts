import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { JsonObject } from '../openstack/json.ts'
import { listedImages } from './fixtures.ts'
import { idOf, list, listed } from './requests.ts'

const operation = 'image.images.list'
const clause = '§1.8.6.10 Sorting'

type Value = string | number

/** The attributes of the samples that a list can be ordered by: all but tags and links. */
const attributes = ['id', 'name', 'status', 'visibility', 'size', 'checksum', 'created_at', 'updated_at'] as const

/** The listed images and the one of another name, of whatever page; the order is that of the target. */
async function sorted(t: CheckContext, sort_key: string, sort_dir: string): Promise<JsonObject[]> {
  const { name, ids, before } = await listedImages(t)
  const query = { sort_key, sort_dir }
  // Only the order by name needs two names; a list of one name is free of other people's images.
  if (sort_key !== 'name') return listed(t, { name, ...query })
  const own = new Set([...ids, before.id])
  const rows = await listed(t, { visibility: await visibilityOf(t, name), limit: 1000, ...query })
  return rows.filter(row => own.has(idOf(row)))
}

async function visibilityOf(t: CheckContext, name: string): Promise<string> {
  return String((await listed(t, { name }))[0]?.visibility)
}

function inOrder(values: readonly Value[], direction: 'asc' | 'desc'): Value[] {
  const rising = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return direction === 'asc' ? rising : rising.reverse()
}

const valuesOf = (rows: readonly JsonObject[], attribute: string): Value[] =>
  rows.map(row => row[attribute]).filter(value => typeof value === 'string' || typeof value === 'number')

/** The order of the list of images (§1.8.6.10). */
export const sortingChecks: Check[] = [
  ...attributes.map(attribute =>
    check(`${operation}.sort-by-${attribute.replaceAll('_', '-')}`, {
      title: `the list can be ordered by ${attribute}, rising and falling`,
      clause: [clause, '§1.8.2 Image Service API v2 Images item 2 query sort_key'],
      level: 'required',
      effect: 'create',
      covers: ['#query.sort_key', '#query.sort_dir', 'rule:sort-by-attribute'],
      run: async t => {
        const count = (await listedImages(t)).ids.length + (attribute === 'name' ? 1 : 0)
        for (const direction of ['asc', 'desc'] as const) {
          const values = valuesOf(await sorted(t, attribute, direction), attribute)
          t.expect(values.length, `images that show ${attribute}`).toBe(count)
          t.expect(values, `${attribute}, ${direction}`).toEqual(inOrder(values, direction))
        }
      },
    }),
  ),
  check(`${operation}.default-order`, {
    title: 'without sort_key and sort_dir the newest images come first',
    clause,
    level: 'required',
    effect: 'create',
    covers: ['#query.sort_key', '#query.sort_dir', 'rule:newest-first'],
    run: async t => {
      const { name } = await listedImages(t)
      const times = valuesOf(await listed(t, { name }), 'created_at')
      t.expect(times.length, 'images').toBe(4)
      t.expect(times, 'created_at').toEqual(inOrder(times, 'desc'))
    },
  }),
  check(`${operation}.default-direction`, {
    title: 'a sort_key alone orders from the largest to the smallest',
    clause,
    level: 'required',
    effect: 'create',
    covers: ['#query.sort_dir', 'rule:newest-first'],
    run: async t => {
      const { name } = await listedImages(t)
      const rows = await listed(t, { name, sort_key: 'size' })
      t.expect(valuesOf(rows, 'size'), 'sizes').toEqual([40, 30, 20, 10])
    },
  }),
  check(`${operation}.bad-direction-400`, {
    title: 'a sort_dir that is neither asc nor desc is refused with 400',
    clause: [clause, '§1.8.4 400'],
    level: 'required',
    effect: 'read',
    kind: 'contract',
    covers: ['#query.sort_dir', '#error.400', 'rule:two-directions'],
    run: async t => {
      t.expect((await list(t, { sort_dir: 'sideways' })).status, 'not an acceptable value').toBe(400)
    },
  }),
]
