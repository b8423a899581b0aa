import type { Check } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { type JsonObject, jsonOf, textAt } from '../openstack/json.ts'
import { oneOf } from '../openstack/one-of.ts'
import { untilGone } from '../openstack/wait.ts'
import { listedImages, stillImage } from './fixtures.ts'
import { ownImage } from './own-image.ts'
import { idOf, listed, other, patch, remove, show } from './requests.ts'

const shown = 'image.images.show'
const deleted = 'image.images.delete'

/** What the samples show of an image in a list and alone. */
const described = ['id', 'name', 'status', 'visibility', 'size', 'checksum', 'tags', 'created_at', 'updated_at', 'self']

const asDescribed = (image: JsonObject): JsonObject =>
  Object.fromEntries(
    described.map(name => [name, Array.isArray(image[name]) ? [...(image[name] as unknown[])].sort() : image[name]]),
  )

/** One image: what is shown of it, to whom, and its end (§1.8.6.11, §1.8.6.12). */
export const imageChecks: Check[] = [
  check(`${shown}.agrees-with-list`, {
    title: 'each image is shown as the list shows it',
    clause: ['§1.8.6.11', '§1.8.6.10'],
    level: 'required',
    effect: 'create',
    covers: ['rule:single-entity'],
    run: async t => {
      const rows = await listed(t, { name: (await listedImages(t)).name })
      t.expect(rows.length, 'images in the list').toBe(4)
      for (const row of rows) {
        const image = jsonOf(await show(t, idOf(row)))
        t.expect(asDescribed(image), 'the image alone').toEqual(asDescribed(row))
      }
    },
  }),
  check(`${shown}.as-it-was-made`, {
    title: 'an image is shown with the name, tags, size and status that it was given',
    clause: '§1.8.6.11',
    level: 'required',
    effect: 'create',
    run: async t => {
      const { id, name, size } = await stillImage(t)
      const image = asDescribed(jsonOf(await show(t, id)))
      t.expect(image, 'the image').toMatchObject({ id, name, status: 'active', tags: ['ping', 'pong'] })
      if (size !== undefined) t.expect(image.size, 'its size in bytes').toBe(size)
      t.expect(image.checksum, 'its checksum').toMatch(/^[0-9a-f]{32}$/)
    },
  }),
  check(`${shown}.self-names-the-image`, {
    title: 'the self link of an image ends in its path',
    clause: '§1.8.6.11 example response',
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const { id } = await stillImage(t)
      t.expect(textAt(jsonOf(await show(t, id)), 'self'), 'self').toMatch(new RegExp(`/v2/images/${id}$`))
    },
  }),
  check(`${shown}.any-listed`, {
    title: 'an image that is listed can be shown',
    clause: ['§1.8.6.11', '§1.8.6.10'],
    level: 'required',
    effect: 'read',
    run: async t => {
      // Others may delete it in between.
      await t.eventually(async () => {
        const [row = t.unsupported('the target shows this project no image')] = await listed(t, { limit: 1 })
        const reply = await show(t, idOf(row))
        t.expect(reply.status, 'the status').toBe(200)
        t.expect(idOf(jsonOf(reply)), 'the id').toBe(idOf(row))
      })
    },
  }),
  check(`${shown}.invisible-to-others`, {
    title: 'an image that is not shared is not in the list of another project, which cannot show it either',
    clause: ['§1.8.6.10', '§1.8.4 404'],
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: ['rule:image.images.list.available-images-only'],
    needs: ['alternate'],
    run: async t => {
      const { id, name } = await stillImage(t)
      t.expect((await listed(t, { name }, other)).map(idOf), 'the list of the other project').not.toContain(id)
      const reply = await show(t, id, other)
      t.expect(reply.status, 'the answer to the other project').toBe(oneOf([403, 404], reply.status))
      t.expect(reply.text(), 'its name is not given away').not.toContain(name)
    },
  }),
  check('image.images.update.refused-change-changes-nothing', {
    title: 'a change by another project is refused and changes nothing',
    clause: '§1.8.4 403',
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: ['#error.403', '#error.404'],
    needs: ['alternate'],
    run: async t => {
      const { id } = await ownImage(t, { tags: ['ours'] })
      const reply = await patch(t, id, [{ op: 'replace', path: '/tags', value: ['theirs'] }], other)
      t.expect(reply.status, 'refused').toBe(oneOf([403, 404], reply.status))
      t.expect(jsonOf(await show(t, id)).tags, 'unchanged').toEqual(['ours'])
    },
  }),
  check(`${deleted}.is-gone`, {
    title: 'a deleted image is not found any more, is not listed, and cannot be deleted again',
    clause: ['§1.8.6.12', '§1.8.4 404'],
    level: 'required',
    effect: 'create',
    covers: ['#error.404'],
    run: async t => {
      const { id, name } = await ownImage(t)
      const reply = await remove(t, id)
      t.expect(reply.status, 'deleted').toBe(204)
      t.expect(reply.body.length, 'no content').toBe(0)
      await untilGone(t, () => show(t, id))
      t.expect((await listed(t, { name })).length, 'images of its name').toBe(0)
      t.expect((await remove(t, id)).status, 'deleting it again').toBe(404)
    },
  }),
  check(`${deleted}.refused-delete-leaves-it`, {
    title: 'a deletion by another project is refused and deletes nothing',
    clause: '§1.8.4 403',
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: ['#error.403', '#error.404'],
    needs: ['alternate'],
    run: async t => {
      const { id } = await ownImage(t)
      t.expect([403, 404], 'refused').toContain((await remove(t, id, other)).status)
      t.expect((await show(t, id)).status, 'the image is still there').toBe(200)
    },
  }),
]
