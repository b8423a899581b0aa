import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { lookAtObject, md5, ownContainer, type Place, settled, store } from './fixtures.ts'

const upload = 'object-storage.objects.upload'
const download = 'object-storage.objects.download'

const segments = ['first segment, ', 'second segment, ', 'third segment'] as const
const joined = segments.join('')

/** MD5 of the segments' joined ETags: the ETag of a manifest (§2.7.5.9). */
const manifestEtag = md5(segments.map(segment => md5(segment)).join(''))

/** A container with three segments whose names share a prefix that needs encoding. */
function segmentsOf(t: CheckContext): Promise<{ container: string; header: string }> {
  return t.shared('segments of a dynamic large object', async owner => {
    const container = await ownContainer(owner, {}, 'dynamic')
    for (const [index, segment] of segments.entries())
      await store(owner, { container, object: `part ü/${index}` }, segment)
    return { container, header: `${container}/${encodeURIComponent('part ü')}/` }
  })
}

/** The manifest that read-only checks look at. */
function manifest(t: CheckContext): Promise<Place & { header: string }> {
  return t.shared('dynamic large object', async owner => {
    const { container, header } = await segmentsOf(owner)
    const place = { container, object: 'manifest' }
    await store(owner, place, '', { 'X-Object-Manifest': header })
    await settled(
      () => owner.call(download, { path: place }),
      reply => reply.text() === joined,
    )
    return { ...place, header }
  })
}

/** Dynamic large objects: a manifest that names a container and a prefix (§2.7.5.9, §2.7.5.10, §2.7.5.13). */
export const dynamicLargeObjectChecks: Check[] = [
  check(`${upload}.dynamic-manifest`, {
    title: 'X-Object-Manifest, encoded, makes a manifest; its ETag is the MD5 of what was uploaded',
    clause: ['§2.7.5.10 request header X-Object-Manifest', '§2.7.5.10 response header ETag'],
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-object-manifest', 'rule:etag-of-dynamic-manifest'],
    errata: ['object-storage.objects.upload.etag-of-dynamic-manifest'],
    run: async t => {
      const { container, header } = await segmentsOf(t)
      const reply = await t.call(upload, {
        path: { container, object: t.name('manifest') },
        headers: { 'X-Object-Manifest': header },
        body: '',
      })
      t.expect(reply.status, 'created').toBe(201)
      t.expect([md5(''), md5('\0')], 'MD5 of no byte, or of one null character as it is printed').toContain(
        reply.header('etag'),
      )
    },
  }),
  check(`${download}.dynamic-large-object-joined`, {
    title: 'downloading a dynamic large object returns the segments joined in the order of their names',
    clause: ['§2.7.5.9 large objects', '§2.7.5.10 request header X-Object-Manifest'],
    level: 'required',
    effect: 'create',
    covers: [
      'rule:large-object-joined',
      `rule:${upload}.dynamic-manifest-encoded`,
      `${upload}#request-header.x-object-manifest`,
    ],
    run: async t => {
      const { container } = await manifest(t)
      const reply = await t.call(download, { path: { container, object: 'manifest' } })
      t.expect(reply.status, 'success').toBe(200)
      t.expect(reply.text(), 'the segments joined').toBe(joined)
      t.expect(reply.header('content-length'), 'size of all segments').toBe(String(joined.length))
    },
  }),
  check(`${download}.dynamic-large-object-etag`, {
    title: 'the ETag of a manifest is the MD5 of the joined ETags of its segments',
    clause: '§2.7.5.9 response header ETag',
    level: 'required',
    effect: 'create',
    covers: ['rule:manifest-etag', '#response-header.etag'],
    errata: ['object-storage.objects.etag-quotation-marks'],
    run: async t => {
      const { container } = await manifest(t)
      const reply = await t.call(download, { path: { container, object: 'manifest' } })
      t.expect(reply.header('etag')?.replaceAll('"', ''), 'MD5 of the ETags joined').toBe(manifestEtag)
    },
  }),
  check(`${download}.dynamic-large-object-range`, {
    title: 'a range of a large object may cross segments',
    clause: ['§2.7.5.9 request header Range', '§2.7.5.9 large objects'],
    level: 'required',
    effect: 'create',
    covers: ['#request-header.range', 'rule:large-object-joined'],
    run: async t => {
      const { container } = await manifest(t)
      const path = { container, object: 'manifest' }
      const reply = await t.call(download, { path, headers: { Range: 'bytes=10-20' } })
      t.expect(reply.text(), 'bytes 10 to 20 of the joined content').toBe(joined.slice(10, 21))
    },
  }),
  check(`${download}.manifest-get-dynamic`, {
    title: 'multipart-manifest=get returns X-Object-Manifest and not the content',
    clause: ['§2.7.5.9 request parameter multipart-manifest', '§2.7.5.9 response header X-Object-Manifest'],
    level: 'required',
    effect: 'create',
    covers: ['#query.multipart-manifest', '#response-header.x-object-manifest', 'rule:manifest-get-dynamic'],
    run: async t => {
      const { container, header } = await manifest(t)
      const path = { container, object: 'manifest' }
      const reply = await t.call(download, { path, query: { 'multipart-manifest': 'get' } })
      t.expect(decodeURIComponent(reply.header('x-object-manifest') ?? ''), 'container/prefix').toBe(
        decodeURIComponent(header),
      )
      t.expect(reply.text(), 'the content is not returned').not.toContain(segments[0])
    },
  }),
  check('object-storage.objects.show.dynamic-large-object', {
    title: 'the metadata of a dynamic large object has its manifest, the joined size and the joined ETag',
    clause: ['§2.7.5.13 response header X-Object-Manifest', '§2.7.5.13 response header ETag'],
    level: 'required',
    effect: 'create',
    covers: ['#response-header.x-object-manifest', '#response-header.etag', 'rule:manifest-etag'],
    errata: ['object-storage.objects.etag-quotation-marks'],
    run: async t => {
      const { container, header } = await manifest(t)
      const found = await lookAtObject(t, { container, object: 'manifest' })
      t.expect(decodeURIComponent(found.header('x-object-manifest') ?? ''), 'container/prefix').toBe(
        decodeURIComponent(header),
      )
      t.expect(found.header('content-length'), 'size of all segments').toBe(String(joined.length))
      t.expect(found.header('etag')?.replaceAll('"', ''), 'MD5 of the ETags joined').toBe(manifestEtag)
    },
  }),
  check('object-storage.objects.copy.dynamic-large-object-becomes-object', {
    title: 'the copy of a dynamic large object is an ordinary object of all its segments',
    clause: '§2.7.5.11 copy of a manifest',
    level: 'required',
    effect: 'create',
    covers: ['rule:copy-of-manifest-is-object'],
    run: async t => {
      const { container } = await manifest(t)
      const to = { container, object: t.name('copy') }
      const headers = { Destination: `/${to.container}/${to.object}` }
      t.prepared(await t.call('object-storage.objects.copy', { path: { container, object: 'manifest' }, headers }), 201)
      const found = await t.call(download, { path: to })
      t.expect(found.text(), 'the content of all segments').toBe(joined)
      t.expect(found.header('etag'), 'an ordinary ETag').toBe(md5(joined))
      t.expect(found.header('x-object-manifest'), 'no manifest any more').toBeUndefined()
    },
  }),
]
