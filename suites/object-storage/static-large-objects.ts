import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { oneOf } from '../openstack/one-of.ts'
import { lookAtObject, md5, ownContainer, type Place, store } from './fixtures.ts'

const upload = 'object-storage.objects.upload'
const download = 'object-storage.objects.download'
const remove = 'object-storage.objects.delete'

const segments = ['static one, ', 'static two'] as const
const joined = segments.join('')
const manifestEtag = md5(segments.map(segment => md5(segment)).join(''))

interface Made {
  place: Place
  segmentPlaces: Place[]
  reply: TargetReply
}

/**
 * Stores two segments and the manifest that names them. The manual leaves out what a manifest looks like; it is
 * Swift's: path, etag and size_bytes of each segment.
 */
async function makeStatic(t: CheckContext): Promise<Made> {
  const container = await ownContainer(t, {}, 'static')
  const segmentPlaces = segments.map((_, index) => ({ container, object: `segments/${index}` }))
  for (const [index, place] of segmentPlaces.entries()) await store(t, place, segments[index])
  const description = segmentPlaces.map(({ object }, index) => ({
    path: `/${container}/${object}`,
    etag: md5(segments[index] ?? ''),
    size_bytes: segments[index]?.length,
  }))
  const place = { container, object: 'whole' }
  const reply = await t.call(upload, {
    path: place,
    query: { 'multipart-manifest': 'put' },
    body: JSON.stringify(description),
  })
  return { place, segmentPlaces, reply }
}

/** The static large object that read-only checks look at. */
function sharedStatic(t: CheckContext): Promise<Made> {
  return t.shared('static large object', async owner => {
    const made = await makeStatic(owner)
    owner.prepared(made.reply, 201)
    return made
  })
}

/** Whether objects are there, as the statuses of HEAD. */
async function statusesOf(t: CheckContext, places: Place[]): Promise<number[]> {
  return Promise.all(places.map(async place => (await lookAtObject(t, place)).status))
}

/** Static large objects: a manifest that lists its segments (§2.7.5.9, §2.7.5.10, §2.7.5.12, §2.7.5.13). */
export const staticLargeObjectChecks: Check[] = [
  check(`${upload}.static-manifest`, {
    title: 'multipart-manifest=put makes a static large object; its ETag is the MD5 of the joined ETags',
    clause: ['§2.7.5.10 request parameter multipart-manifest', '§2.7.5.10 response header ETag'],
    level: 'required',
    effect: 'create',
    covers: ['#query.multipart-manifest', 'rule:static-manifest', 'rule:etag-of-static-manifest'],
    errata: ['object-storage.objects.etag-quotation-marks'],
    run: async t => {
      const { reply } = await makeStatic(t)
      t.focus(reply)
      t.expect(reply.status, 'created').toBe(201)
      t.expect(reply.header('etag')?.replaceAll('"', ''), 'MD5 of the ETags joined').toBe(manifestEtag)
    },
  }),
  check(`${upload}.static-manifest-invalid-400`, {
    title: 'a manifest that is no manifest is an invalid request',
    clause: ['§2.7.5.10 request parameter multipart-manifest', '§2.7.4 400'],
    level: 'required',
    effect: 'create',
    covers: ['#query.multipart-manifest', '#error.400'],
    run: async t => {
      const { place } = await sharedStatic(t)
      const path = { container: place.container, object: t.name('invalid') }
      const reply = await t.call(upload, { path, query: { 'multipart-manifest': 'put' }, body: 'not a manifest' })
      t.expect(reply.status, 'the body describes no manifest').toBe(400)
    },
  }),
  check(`${download}.static-large-object-joined`, {
    title: 'downloading a static large object returns its segments joined and says that it is one',
    clause: ['§2.7.5.9 large objects', '§2.7.5.9 response header X-Static-Large-Object'],
    level: 'required',
    effect: 'create',
    covers: ['rule:large-object-joined', 'rule:manifest-etag', '#response-header.x-static-large-object'],
    errata: ['object-storage.objects.etag-quotation-marks', 'object-storage.objects.static-large-object-type'],
    run: async t => {
      const { place } = await sharedStatic(t)
      const reply = await t.call(download, { path: place })
      t.expect(reply.text(), 'the segments joined').toBe(joined)
      t.expect(reply.header('x-static-large-object')?.toLowerCase(), 'a static large object').toBe('true')
      t.expect(reply.header('etag')?.replaceAll('"', ''), 'MD5 of the ETags joined').toBe(manifestEtag)
    },
  }),
  check(`${download}.manifest-get-static`, {
    title: 'multipart-manifest=get returns the manifest of a static large object as the body',
    clause: '§2.7.5.9 request parameter multipart-manifest',
    level: 'required',
    effect: 'create',
    covers: ['#query.multipart-manifest', 'rule:manifest-get-static'],
    run: async t => {
      const { place, segmentPlaces } = await sharedStatic(t)
      const reply = await t.call(download, { path: place, query: { 'multipart-manifest': 'get' } })
      t.expect(reply.status, 'success').toBe(200)
      t.expect(reply.text(), 'the content itself is not returned').not.toBe(joined)
      for (const { object } of segmentPlaces) t.expect(reply.text(), `the manifest names ${object}`).toContain(object)
    },
  }),
  check('object-storage.objects.show.static-large-object', {
    title: 'the metadata of a static large object says True, the joined size and the joined ETag',
    clause: ['§2.7.5.13 response header X-Static-Large-Object', '§2.7.5.13 response header ETag'],
    level: 'required',
    effect: 'create',
    covers: ['#response-header.x-static-large-object', '#response-header.etag', 'rule:manifest-etag'],
    errata: ['object-storage.objects.etag-quotation-marks', 'object-storage.objects.static-large-object-type'],
    run: async t => {
      const { place } = await sharedStatic(t)
      const found = await lookAtObject(t, place)
      t.expect(found.header('x-static-large-object')?.toLowerCase(), 'a static large object').toBe('true')
      t.expect(found.header('content-length'), 'size of all segments').toBe(String(joined.length))
      t.expect(found.header('etag')?.replaceAll('"', ''), 'MD5 of the ETags joined').toBe(manifestEtag)
    },
  }),
  check('object-storage.objects.copy.static-large-object-becomes-object', {
    title: 'the copy of a static large object is an ordinary object of all its segments',
    clause: '§2.7.5.11 copy of a manifest',
    level: 'required',
    effect: 'create',
    covers: ['rule:copy-of-manifest-is-object'],
    run: async t => {
      const { place } = await sharedStatic(t)
      const to = { container: place.container, object: t.name('copy') }
      const headers = { Destination: `/${to.container}/${to.object}` }
      t.prepared(await t.call('object-storage.objects.copy', { path: place, headers }), 201)
      const found = await t.call(download, { path: to })
      t.expect([found.text(), found.header('etag')], 'all segments and an ordinary ETag').toEqual([joined, md5(joined)])
      t.expect(found.header('x-static-large-object') ?? 'false', 'no manifest any more').toMatch(/^false$/i)
    },
  }),
  check(`${upload}.copy-from-static-large-object`, {
    title: 'PUT with X-Copy-From of a manifest makes an ordinary object of all its segments',
    clause: '§2.7.5.10 copy of a manifest',
    level: 'required',
    effect: 'create',
    covers: ['rule:copy-of-manifest-is-object', '#request-header.x-copy-from'],
    run: async t => {
      const { place } = await sharedStatic(t)
      const to = { container: place.container, object: t.name('copy') }
      const headers = { 'X-Copy-From': `/${place.container}/${place.object}` }
      t.prepared(await t.call(upload, { path: to, headers, body: '' }), 201)
      const found = await t.call(download, { path: to })
      t.expect([found.text(), found.header('etag')], 'all segments and an ordinary ETag').toEqual([joined, md5(joined)])
    },
  }),
  check(`${remove}.manifest-and-segments`, {
    title: 'multipart-manifest=delete deletes manifest and segments and reports on them in the body',
    clause: ['§2.7.5.12 request parameter multipart-manifest', '§2.7.5.12 multipart-manifest=delete'],
    level: 'required',
    effect: 'create',
    covers: ['#query.multipart-manifest', 'rule:manifest-and-segments', 'rule:manifest-report'],
    errata: ['object-storage.objects.delete.body-of-manifest-delete', 'object-storage.objects.delete.status-204'],
    run: async t => {
      const { place, segmentPlaces, reply } = await makeStatic(t)
      t.prepared(reply, 201)
      const deleted = await t.call(remove, { path: place, query: { 'multipart-manifest': 'delete' } })
      t.expect(deleted.status, 'success').toBe(oneOf([200, 204], deleted.status))
      t.expect(deleted.body.length, 'the body reports on what was deleted').toBeGreaterThan(0)
      const found = await statusesOf(t, [place, ...segmentPlaces])
      t.expect(found, 'manifest and segments are gone').toEqual([404, 404, 404])
    },
  }),
  check(`${remove}.manifest-alone`, {
    title: 'without multipart-manifest=delete the manifest goes and the segments stay',
    clause: '§2.7.5.12 request parameter multipart-manifest',
    level: 'required',
    effect: 'create',
    covers: ['#query.multipart-manifest', 'rule:manifest-alone'],
    run: async t => {
      const { place, segmentPlaces, reply } = await makeStatic(t)
      t.prepared(reply, 201)
      t.prepared(await t.call(remove, { path: place }), 204)
      t.expect(await statusesOf(t, [place]), 'the manifest is gone').toEqual([404])
      for (const status of await statusesOf(t, segmentPlaces))
        t.expect(status, 'the segments are still there').toBe(oneOf([200, 204], status))
    },
  }),
]
