import type { CallOptions, Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { rowsOf, textAt } from '../../openstack/json.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { list } from '../requests.ts'
import { describedImage, detailedList, rowOf } from './fixtures.ts'
import { listedImages, shown } from './requests.ts'

const operation = 'compute.images.list-details'
const row = (name: string): string => `§1.2.6.11 query parameter ${name}`

type Query = NonNullable<CallOptions['query']>

/** Whether a filter leaves the described image, among those of its name. */
async function leaves(t: CheckContext, query: Query): Promise<boolean> {
  const { id, name } = await describedImage(t)
  return (await listedImages(t, { name, ...query })).some(image => image.id === id)
}

/** A minute, which is more than the clocks of two machines of a cloud differ. */
const minute = 60_000

/** A time as the samples write it, so long after that of the described image. */
async function time(t: CheckContext, of: 'created' | 'updated', after: number): Promise<string> {
  const { id } = await describedImage(t)
  const told = Date.parse(textAt(rowOf(t.prepared(await detailedList(t), ...shown), id), of))
  if (Number.isNaN(told)) t.notRun(`the list tells no time in ${of}`)
  return new Date(told + after).toISOString().replace(/\.\d+Z$/, 'Z')
}

/** Filters of the list of images (§1.2.6.11); each must leave out what it does not fit. */
export const filterChecks: Check[] = [
  check(`${operation}.name-selects`, {
    title: 'a name selects the images of that name, and no others',
    clause: row('name'),
    level: 'required',
    effect: 'create',
    covers: ['#query.name'],
    errata: ['compute.images.lists-again-without-query'],
    run: async t => {
      const { id, name } = await describedImage(t)
      const ids = (await listedImages(t, { name })).map(image => image.id)
      t.expect(ids, 'images of that name').toEqual([id])
      t.expect(await listedImages(t, { name: t.name('nobody') }), 'images of a name that none has').toEqual([])
    },
  }),
  check(`${operation}.status-selects`, {
    title: 'a status selects the images that have it, and no others',
    clause: row('status'),
    level: 'required',
    effect: 'create',
    covers: ['#query.status'],
    run: async t => {
      t.expect(await leaves(t, { status: 'ACTIVE' }), 'whether ACTIVE leaves an active image').toBe(true)
      t.expect(await leaves(t, { status: 'SAVING' }), 'whether SAVING leaves it').toBe(false)
      const others = (await listedImages(t, { status: 'ACTIVE' })).filter(image => image.status !== 'ACTIVE')
      t.expect(
        others.map(image => image.status),
        'other statuses in the list of ACTIVE',
      ).toEqual([])
    },
  }),
  check(`${operation}.changes-since-selects`, {
    title: 'a time selects the images that have changed since, and no others',
    clause: row('changes-since'),
    level: 'required',
    effect: 'create',
    covers: ['#query.changes-since'],
    errata: ['compute.rst.images.list-details.query'],
    run: async t => {
      const [before, after] = [await time(t, 'created', -minute), await time(t, 'updated', minute)]
      t.expect(await leaves(t, { 'changes-since': before }), `whether it has changed since ${before}`).toBe(true)
      t.expect(await leaves(t, { 'changes-since': after }), `whether it has changed since ${after}`).toBe(false)
    },
  }),
  check(`${operation}.server-selects`, {
    title: 'a server selects no image that has nothing to do with it',
    clause: row('server'),
    level: 'required',
    effect: 'create',
    covers: ['#query.server'],
    run: async t => {
      const { id, name } = await describedImage(t)
      const server = t.urlOf('compute.servers.show', { path: { server_id: t.unknownId() } }).href
      const reply = await list(t, 'images.list-details', { name, server })
      // A server that there is not may also be called a bad value, or not found.
      t.expect(reply.status, 'the status').toBe(oneOf([...shown, 400, 404], reply.status))
      t.expect(
        rowsOf(reply, 'images').map(image => image.id),
        'images of a server that there is not',
      ).not.toContain(id)
    },
  }),
  check(`${operation}.type-all-is-default`, {
    title: 'the type ALL selects what is listed without a type',
    clause: row('type'),
    level: 'required',
    effect: 'create',
    covers: ['#query.type'],
    run: async t => {
      t.expect(await leaves(t, {}), 'whether the list has an image').toBe(true)
      t.expect(await leaves(t, { type: 'ALL' }), 'whether ALL leaves it').toBe(true)
    },
  }),
  check(`${operation}.type-base-or-server`, {
    title: 'an image is of the type BASE or of the type SERVER, and not of both',
    clause: row('type'),
    // What the two words mean is nowhere said.
    level: 'advisory',
    effect: 'create',
    covers: ['#query.type'],
    run: async t => {
      const found = [await leaves(t, { type: 'BASE' }), await leaves(t, { type: 'SERVER' })]
      t.expect([...found].sort(), 'whether BASE and SERVER leave it, in any order').toEqual([false, true])
    },
  }),
  check(`${operation}.filters-join`, {
    title: 'of two filters both must fit',
    clause: [row('name'), row('status')],
    level: 'required',
    effect: 'create',
    covers: ['#query.name', '#query.status'],
    run: async t => {
      const other = await listedImages(t, { name: t.name('nobody'), status: 'ACTIVE' })
      t.expect(other, 'active images of a name that none has').toEqual([])
      t.expect(await leaves(t, { status: 'ACTIVE' }), 'whether an active image of that name is left').toBe(true)
    },
  }),
  ...(
    [
      ['changes-since', 'yesterday', 'a time that is none'],
      ['type', 'NEITHER', 'a type that is none of the documented'],
    ] as const
  ).map(([parameter, value, title]) =>
    check(`${operation}.bad-${parameter}-400`, {
      title: `${title} is a bad request`,
      clause: [row(parameter), '§1.2.4 400'],
      // No sentence says what becomes of it.
      level: 'advisory',
      effect: 'read',
      covers: ['#error.400', `#query.${parameter}`],
      run: async t => {
        const reply = await list(t, 'images.list-details', { [parameter]: value })
        t.expect(reply.status, 'a bad request').toBe(400)
      },
    }),
  ),
]
