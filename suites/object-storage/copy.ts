import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { oneOf } from '../openstack/one-of.ts'
import { lookAtObject, md5, ownContainer, ownObject, type Place, scratchContainer, store } from './fixtures.ts'

const copy = 'object-storage.objects.copy'
const upload = 'object-storage.objects.upload'

async function target(t: CheckContext): Promise<Place> {
  return { container: await scratchContainer(t), object: t.name('copy') }
}

/** COPY to a place whose name needs no encoding. */
function copyTo(t: CheckContext, path: Place, to: Place, headers: Record<string, string> = {}): Promise<TargetReply> {
  return t.call(copy, { path, headers: { Destination: `/${to.container}/${to.object}`, ...headers } })
}

const source = { 'Content-Type': 'text/x-source', 'X-Object-Meta-Movie': 'AmericanPie', 'Content-Encoding': 'gzip' }

/** Copying by COPY and by X-Copy-From (§2.7.5.10, §2.7.5.11). */
export const copyChecks: Check[] = [
  check(`${copy}.copies-content`, {
    title: 'COPY makes an object of the same content at the destination and keeps the source',
    clause: ['§2.7.5.11 copies an object', '§2.7.5.11 201 on success'],
    level: 'required',
    effect: 'create',
    covers: ['#status.201', '#request-header.destination', '#path.container', '#path.object', 'rule:success-201'],
    run: async t => {
      const [from, to] = [await ownObject(t, 'copied content'), await target(t)]
      const reply = await copyTo(t, from, to)
      t.expect(reply.status, 'created').toBe(201)
      const copied = await t.call('object-storage.objects.download', { path: to })
      t.expect(copied.text(), 'the same content').toBe('copied content')
      t.expect([200, 204], 'the source stays').toContain((await lookAtObject(t, from)).status)
    },
  }),
  check(`${copy}.across-containers`, {
    title: 'the destination may be in another container, with or without a leading slash',
    clause: '§2.7.5.11 request header Destination',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.destination'],
    run: async t => {
      const from = await ownObject(t, 'travels')
      const container = await ownContainer(t)
      const reply = await copyTo(t, from, { container, object: 'arrived' })
      t.expect(reply.status, 'created').toBe(201)
      const found = await t.call('object-storage.objects.download', { path: { container, object: 'arrived' } })
      t.expect(found.text(), 'the same content').toBe('travels')
    },
  }),
  check(`${copy}.keeps-metadata`, {
    title: 'the copy has the metadata of the source',
    clause: '§2.7.5.11 same metadata as the source',
    level: 'required',
    effect: 'create',
    covers: ['rule:keeps-metadata'],
    run: async t => {
      const [from, to] = [await ownObject(t, 'x', source), await target(t)]
      t.prepared(await copyTo(t, from, to), 201)
      const found = await lookAtObject(t, to)
      for (const [name, value] of Object.entries(source))
        t.expect(found.header(name)?.split(';')[0], `${name} of the source`).toBe(value)
    },
  }),
  check(`${copy}.updates-metadata`, {
    title: 'metadata given with COPY is set on the copy over that of the source; the rest is kept',
    clause: ['§2.7.5.11 metadata specified in the request', '§2.7.5.11 request headers'],
    level: 'required',
    effect: 'create',
    covers: [
      '#request-header.content-type',
      '#request-header.content-encoding',
      '#request-header.content-disposition',
      '#request-header.x-object-meta-{name}',
      'rule:updates-metadata',
    ],
    run: async t => {
      const [from, to] = [await ownObject(t, 'x', { ...source, 'X-Object-Meta-Kept': 'yes' }), await target(t)]
      const given = {
        'Content-Type': 'text/x-copy',
        'Content-Encoding': 'deflate',
        'Content-Disposition': 'attachment',
        'X-Object-Meta-Movie': 'Vertigo',
      }
      t.prepared(await copyTo(t, from, to, given), 201)
      const found = await lookAtObject(t, to)
      for (const [name, value] of Object.entries(given))
        t.expect(found.header(name)?.split(';')[0], `${name} as the request gave it`).toBe(value)
      t.expect(found.header('x-object-meta-kept'), 'an item that was not named is kept').toBe('yes')
    },
  }),
  check(`${copy}.etag-is-md5`, {
    title: 'the ETag of the copy is the MD5 of its content, without quotes',
    clause: '§2.7.5.11 response header ETag',
    level: 'required',
    effect: 'create',
    covers: ['#response-header.etag'],
    run: async t => {
      const [from, to] = [await ownObject(t, 'summed'), await target(t)]
      t.expect((await copyTo(t, from, to)).header('etag'), 'MD5 of the content').toBe(md5('summed'))
    },
  }),
  check(`${copy}.names-its-source`, {
    title: 'the response names the source and the time it was last modified',
    clause: ['§2.7.5.11 response header X-Copied-From', '§2.7.5.11 response header X-Copied-From-Last-Modified'],
    level: 'required',
    effect: 'create',
    covers: ['#response-header.x-copied-from', '#response-header.x-copied-from-last-modified'],
    run: async t => {
      const [from, to] = [await ownObject(t), await target(t)]
      const modified = (await lookAtObject(t, from)).header('last-modified')
      const reply = await copyTo(t, from, to)
      t.expect(reply.header('x-copied-from'), '{container}/{object} of the source').toBe(
        `${from.container}/${from.object}`,
      )
      t.expect(reply.header('x-copied-from-last-modified'), 'when the source was modified').toBe(modified)
    },
  }),
  check(`${copy}.missing-source-404`, {
    title: 'copying an object that does not exist is 404',
    clause: '§2.7.4 404',
    level: 'required',
    effect: 'create',
    covers: ['#error.404'],
    run: async t => {
      const to = await target(t)
      const reply = await copyTo(t, { container: to.container, object: t.name('none') }, to)
      t.expect(reply.status, 'there is no such object').toBe(404)
    },
  }),
  check(`${copy}.no-destination-412`, {
    title: 'COPY without its mandatory Destination is refused',
    clause: ['§2.7.5.11 request header Destination 1..1', '§2.7.4 412'],
    level: 'required',
    effect: 'create',
    covers: ['#request-header.destination', '#error.412', '#error.400'],
    run: async t => {
      const reply = await t.call(copy, { path: await ownObject(t) })
      t.expect(reply.status, 'the chapter has 400 and 412 for such a request').toBe(oneOf([400, 412], reply.status))
    },
  }),
  check(`${upload}.copy-from`, {
    title: 'PUT with X-Copy-From does what COPY does: content and metadata of the source',
    clause: ['§2.7.5.10 request header X-Copy-From', '§2.7.5.11 same as PUT with X-Copy-From'],
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-copy-from', 'rule:copy-from-is-copy', `rule:${copy}.same-as-copy-from`],
    run: async t => {
      const [from, to] = [await ownObject(t, 'by PUT', source), await target(t)]
      const headers = { 'X-Copy-From': `/${from.container}/${from.object}` }
      const reply = await t.call(upload, { path: to, headers, body: '' })
      t.expect(reply.status, 'created').toBe(201)
      const copied = await t.call('object-storage.objects.download', { path: to })
      t.expect(copied.text(), 'the same content').toBe('by PUT')
      t.expect(copied.header('x-object-meta-movie'), 'the same metadata').toBe('AmericanPie')
    },
  }),
  check(`${upload}.copy-from-missing-404`, {
    title: 'PUT with X-Copy-From of an object that does not exist is 404',
    clause: '§2.7.4 404',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-copy-from', '#error.404'],
    run: async t => {
      const to = await target(t)
      const headers = { 'X-Copy-From': `/${to.container}/${t.name('none')}` }
      const reply = await t.call(upload, { path: to, headers, body: '' })
      t.expect(reply.status, 'there is no such object').toBe(404)
    },
  }),
  check(`${copy}.encoded-names`, {
    title: 'source and destination names of any Unicode character are URL-encoded UTF-8 in the headers',
    clause: ['§2.7.5.11 request header Destination', '§2.7.3'],
    level: 'required',
    effect: 'create',
    covers: ['#request-header.destination', 'rule:destination-encoded'],
    run: async t => {
      const container = await scratchContainer(t)
      const object = `${t.name('größe')} 50% 日本`
      const from = await ownObject(t, 'encoded')
      const headers = { Destination: `/${container}/${encodeURIComponent(object)}` }
      const reply = await t.call(copy, { path: from, headers })
      t.expect(reply.status, 'created').toBe(201)
      const found = await t.call('object-storage.objects.download', { path: { container, object } })
      t.expect(found.text(), 'the copy is at the decoded name').toBe('encoded')
    },
  }),
  check(`${upload}.copy-from-encoded`, {
    title: 'a source name of any Unicode character is URL-encoded UTF-8 in X-Copy-From',
    clause: ['§2.7.5.10 request header X-Copy-From', '§2.7.3'],
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-copy-from', 'rule:copy-from-encoded'],
    run: async t => {
      const from = { container: await scratchContainer(t), object: `${t.name('größe')} 50% 日本` }
      await store(t, from, 'encoded')
      const to = await target(t)
      // Without a leading slash, as the entry has it; the sample of §2.7.5.11 has one.
      const headers = { 'X-Copy-From': `${from.container}/${encodeURIComponent(from.object)}` }
      const reply = await t.call(upload, { path: to, headers, body: '' })
      t.expect(reply.status, 'created').toBe(201)
      const copied = await t.call('object-storage.objects.download', { path: to })
      t.expect(copied.text(), 'the content of the source').toBe('encoded')
    },
  }),
]
