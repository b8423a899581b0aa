import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { type JsonObject, jsonBody, jsonOf } from '../openstack/json.ts'
import { oneOf } from '../openstack/one-of.ts'
import { stillImage } from './fixtures.ts'
import { ownImage } from './own-image.ts'
import { type Change, listed, patch, patchType, show } from './requests.ts'

const operation = 'image.images.update'
const section = '§1.8.6.9'

/** An image after changes that must succeed: as the answer shows it, and as it is shown afterwards. */
async function changed(t: CheckContext, id: string, ...changes: Change[]): Promise<[JsonObject, JsonObject]> {
  const reply = await patch(t, id, changes)
  t.expect(reply.status, 'the change is made').toBe(200)
  t.focus(reply)
  return [jsonOf(reply), jsonOf(await show(t, id))]
}

const sortedTags = (image: JsonObject): unknown => (Array.isArray(image.tags) ? [...image.tags].sort() : image.tags)

/** Changes of an image (§1.8.6.9). */
export const updateChecks: Check[] = [
  check(`${operation}.replaces-name-and-tags`, {
    title: 'name and tags are replaced by one request, in the answer and afterwards',
    clause: `${section} example request`,
    level: 'required',
    effect: 'create',
    covers: ['rule:shows-updated-image'],
    run: async t => {
      const { id } = await ownImage(t, { tags: ['old'] })
      const name = t.name('renamed')
      const images = await changed(
        t,
        id,
        { op: 'replace', path: '/name', value: name },
        { op: 'replace', path: '/tags', value: ['fedora', 'beefy'] },
      )
      for (const image of images) {
        t.expect(image.id, 'the image').toBe(id)
        t.expect(image.name, 'its name').toBe(name)
        t.expect(sortedTags(image), 'its tags').toEqual(['beefy', 'fedora'])
      }
    },
  }),
  check(`${operation}.renamed-is-listed-so`, {
    title: 'a renamed image is found by its new name, and no more by the old one',
    clause: [`${section} example request`, '§1.8.6.10 Filtering'],
    level: 'required',
    effect: 'create',
    run: async t => {
      const { id, name } = await ownImage(t)
      const renamed = t.name('renamed')
      await changed(t, id, { op: 'replace', path: '/name', value: renamed })
      t.expect((await listed(t, { name: renamed })).length, 'by the new name').toBe(1)
      t.expect((await listed(t, { name })).length, 'by the old name').toBe(0)
    },
  }),
  check(`${operation}.adds-property`, {
    title: 'a property is added to an image',
    clause: `${section} example request`,
    level: 'required',
    effect: 'create',
    covers: ['rule:add-property'],
    run: async t => {
      const { id } = await ownImage(t)
      const images = await changed(t, id, { op: 'add', path: '/login-user', value: 'kvothe' })
      for (const image of images) t.expect(image['login-user'], 'the property').toBe('kvothe')
    },
  }),
  check(`${operation}.property-is-replaced`, {
    title: 'a property is replaced, others stay',
    clause: `${section} example request`,
    level: 'required',
    effect: 'create',
    run: async t => {
      const { id } = await ownImage(t)
      await changed(
        t,
        id,
        { op: 'add', path: '/login-user', value: 'kvothe' },
        { op: 'add', path: '/other', value: 'x' },
      )
      const images = await changed(t, id, { op: 'replace', path: '/login-user', value: 'denna' })
      for (const image of images) t.expect([image['login-user'], image.other], 'the properties').toEqual(['denna', 'x'])
    },
  }),
  check(`${operation}.removes-property`, {
    title: 'a property is removed from an image',
    clause: `${section} example request`,
    level: 'required',
    effect: 'create',
    covers: ['rule:remove-property'],
    run: async t => {
      const { id } = await ownImage(t)
      const [added] = await changed(t, id, { op: 'add', path: '/login-user', value: 'kvothe' })
      t.expect(added['login-user'], 'the property was there').toBe('kvothe')
      const images = await changed(t, id, { op: 'remove', path: '/login-user' })
      for (const image of images) t.expect(image, 'the property').not.toHaveProperty('login-user')
    },
  }),
  check(`${operation}.keeps-the-rest`, {
    title: 'a change of the tags changes nothing else but the time of the last change',
    clause: section,
    level: 'required',
    effect: 'create',
    covers: ['rule:shows-updated-image'],
    run: async t => {
      const { id } = await ownImage(t)
      const before = jsonOf(await show(t, id))
      const [, after] = await changed(t, id, { op: 'replace', path: '/tags', value: ['new'] })
      const { tags: _, updated_at: then, ...rest } = before
      t.expect(after, 'all else').toMatchObject(rest)
      t.expect(Date.parse(String(after.updated_at)), 'the time of the change').toBeGreaterThanOrEqual(
        Date.parse(String(then)),
      )
    },
  }),
  check(`${operation}.other-media-type-415`, {
    title: 'a change of another media type than the one that is demanded is refused with 415',
    clause: [`${section} text Content-Type`, '§1.8.4 415'],
    level: 'required',
    effect: 'create',
    kind: 'contract',
    covers: ['#request-header.content-type', '#error.415', 'rule:json-patch-demanded'],
    errata: ['image.images.update.media-type'],
    run: async t => {
      const { id } = await ownImage(t, { tags: ['old'] })
      const changes = [{ op: 'replace', path: '/tags', value: ['new'] }]
      const reply = await t.call(operation, { path: { image_id: id }, ...jsonBody(changes) })
      t.expect(reply.status, 'application/json').toBe(415)
      t.expect(jsonOf(await show(t, id)).tags, 'nothing is changed').toEqual(['old'])
    },
  }),
  ...(
    [
      ['no-json', '{', 'a body that is no JSON'],
      ['no-list', JSON.stringify({ op: 'add', path: '/a', value: 'b' }), 'a change outside of a list'],
      ['unknown-operation', JSON.stringify([{ op: 'increase', path: '/a', value: 'b' }]), 'an operation there is not'],
    ] as const
  ).map(([what, body, title]) =>
    check(`${operation}.${what}-400`, {
      title: `${title} is refused with 400`,
      clause: [section, '§1.8.4 400'],
      level: 'advisory',
      effect: 'create',
      kind: 'contract',
      covers: ['#error.400'],
      errata: ['image.images.update.appendix-missing'],
      run: async t => {
        const { id } = await stillImage(t)
        const reply = await t.call(operation, { path: { image_id: id }, headers: { 'Content-Type': patchType }, body })
        t.expect(reply.status, 'not a good request').toBe(400)
      },
    }),
  ),
  check(`${operation}.id-is-not-changed`, {
    title: 'the id of an image cannot be changed: it is refused with 403, and the image stays as it is',
    clause: [section, '§1.8.4 403'],
    // That an attribute is read only is the custom of the service.
    level: 'advisory',
    effect: 'create',
    covers: ['#error.403'],
    errata: ['image.chapters.resize-not-allowed-elsewhere'],
    run: async t => {
      const { id } = await ownImage(t)
      const reply = await patch(t, id, [{ op: 'replace', path: '/id', value: t.unknownId() }])
      t.expect(reply.status, 'forbidden').toBe(403)
      t.expect((await show(t, id)).status, 'the image is still there').toBe(200)
    },
  }),
  check(`${operation}.missing-property-is-not-removed`, {
    title: 'removing a property that is not there is refused, and the other changes of the request are not made',
    clause: section,
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const { id } = await ownImage(t, { tags: ['old'] })
      const reply = await patch(t, id, [
        { op: 'replace', path: '/tags', value: ['new'] },
        { op: 'remove', path: '/never-added' },
      ])
      t.expect(reply.status, 'refused').toBe(oneOf([400, 404, 409], reply.status))
      t.expect(jsonOf(await show(t, id)).tags, 'nothing is changed').toEqual(['old'])
    },
  }),
]
