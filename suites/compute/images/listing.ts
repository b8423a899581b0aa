import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { show } from '../../image/requests.ts'
import { jsonOf, member, rowsOf, textAt } from '../../openstack/json.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { list, neighbour } from '../requests.ts'
import { describedImage, detailedList, guardedImage, rowOf } from './fixtures.ts'
import { imageOf, listedImages, showImage, shown } from './requests.ts'

const listed = 'compute.images.list-details'

/** What the samples show of an image in the list and alone. */
const described = ['id', 'name', 'status', 'progress', 'minDisk', 'minRam', 'created', 'updated', 'metadata', 'links']

/** The list of images, against each image alone and against the image service (§1.2.6.11). */
export const listingChecks: Check[] = [
  check(`${listed}.agrees-with-show`, {
    title: 'an image is listed, and as it is shown alone',
    clause: ['§1.2.6.11 description', '§1.2.6.12 description'],
    level: 'required',
    effect: 'create',
    covers: ['rule:available-images'],
    run: async t => {
      const { id } = await describedImage(t)
      const alone = imageOf(t.prepared(await showImage(t, id), ...shown))
      const reply = t.prepared(await detailedList(t), ...shown)
      t.focus(reply)
      const row = rowOf(reply, id)
      t.expect(row, 'the image is in the list').toBeDefined()
      for (const name of described) t.expect(member(row, name), `${name}, as shown alone`).toEqual(member(alone, name))
    },
  }),
  check(`${listed}.any-listed-can-be-shown`, {
    title: 'whatever image is listed first can be shown',
    clause: ['§1.2.6.11 description', '§1.2.6.12 description'],
    level: 'required',
    effect: 'read',
    run: async t => {
      // Others may delete it in between.
      await t.eventually(async () => {
        const [row = t.unsupported('the target shows this project no image')] = await listedImages(t)
        const reply = await showImage(t, textAt(row, 'id'))
        t.expect(reply.status, 'the status').toBe(oneOf(shown, reply.status))
        t.expect(textAt(imageOf(reply), 'id'), 'its id').toBe(row.id)
        t.expect(member(imageOf(reply), 'name'), 'its name').toEqual(row.name)
      })
    },
  }),
  check(`${listed}.ids-unique`, {
    title: 'no image is listed twice',
    clause: '§1.2.6.11 description',
    level: 'required',
    effect: 'read',
    run: async t => {
      const ids = (await listedImages(t)).map(row => textAt(row, 'id'))
      t.expect(ids, 'ids, each once').toEqual([...new Set(ids)])
    },
  }),
  check(`${listed}.agrees-with-image-service`, {
    title: 'an image has the name and the status that the image service tells of it, the status in capitals',
    clause: ['§1.2.6.11 description', '§1.8.6.11'],
    level: 'required',
    effect: 'create',
    errata: ['compute.images.status-in-capitals'],
    run: async t => {
      const { id, name } = await describedImage(t)
      const origin = jsonOf(t.prepared(await show(t, id), 200))
      const reply = t.prepared(await detailedList(t), ...shown)
      t.focus(reply)
      const row = rowOf(reply, id)
      t.expect([textAt(origin, 'name'), textAt(row, 'name')], 'the name in both').toEqual([name, name])
      t.expect([textAt(origin, 'status'), textAt(row, 'status')], 'the status in each').toEqual(['active', 'ACTIVE'])
    },
  }),
  check(`${listed}.demands-of-image-service`, {
    title: 'the least disk and memory, and the times, are those of the image service',
    clause: '§1.2.6.11 example response',
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const { id } = await describedImage(t)
      const origin = jsonOf(t.prepared(await show(t, id), 200))
      const row = rowOf(t.prepared(await detailedList(t), ...shown), id)
      t.expect([member(row, 'minDisk'), member(row, 'minRam')], 'minDisk and minRam').toEqual([
        member(origin, 'min_disk') ?? 0,
        member(origin, 'min_ram') ?? 0,
      ])
      for (const [ours, theirs] of [
        ['created', 'created_at'],
        ['updated', 'updated_at'],
      ] as const)
        t.expect(Date.parse(textAt(row, ours)), ours).toBe(Date.parse(textAt(origin, theirs)))
    },
  }),
  check(`${listed}.order-is-stable`, {
    title: 'asking twice gives the same images in the same order',
    clause: '§1.2.6.11 description',
    level: 'advisory',
    effect: 'create',
    run: async t => {
      await guardedImage(t)
      const [once, again] = [await listedImages(t), await listedImages(t)].map(rows => rows.map(row => row.id))
      const both = (ids: unknown[] = [], others: unknown[] = []) => ids.filter(id => others.includes(id))
      t.expect(both(again, once), 'images of both, in the order of the second').toEqual(both(once, again))
    },
  }),
  check(`${listed}.not-of-others`, {
    title: 'another project\u2019s list does not have an image that is not shared',
    clause: '§1.2.6.11 description',
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: ['rule:available-images'],
    needs: ['alternate'],
    run: async t => {
      const { id, name } = await guardedImage(t)
      const reply = t.prepared(await list(t, 'images.list-details', undefined, neighbour), ...shown)
      t.expect(
        rowsOf(reply, 'images').map(row => row.id),
        'ids in their list',
      ).not.toContain(id)
      t.expect(reply.text().includes(name), 'whether its name is given away').toBe(false)
    },
  }),
]
