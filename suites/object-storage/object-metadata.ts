import type { Check } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { oneOf } from '../openstack/one-of.ts'
import { lookAtObject, md5, ownObject, scratchContainer, store } from './fixtures.ts'

const update = 'object-storage.objects.update'
const show = 'object-storage.objects.show'

/** Far enough in the future that nothing is deleted during a run: 2100-01-01. */
export const farFuture = '4102444800'

const kept = [
  { what: 'keeps-content-type', header: 'Content-Type', value: 'application/x-k5c' },
  { what: 'keeps-content-encoding', header: 'Content-Encoding', value: 'gzip' },
  { what: 'keeps-content-disposition', header: 'Content-Disposition', value: 'attachment' },
  { what: 'keeps-delete-at', header: 'X-Delete-At', value: farFuture },
].map(({ what, header, value }) =>
  check(`${update}.${what}`, {
    title: `${header} stays when an update does not name it`,
    clause: '§2.7.5.14 headers that stay unless specified',
    level: 'required',
    effect: 'create',
    covers: ['rule:unnamed-system-metadata-stays'],
    run: async t => {
      const path = await ownObject(t, 'x', { [header]: value })
      const reply = await t.call(update, { path, headers: { 'X-Object-Meta-Book': 'GoodbyeColumbus' } })
      t.prepared(reply, 202)
      const found = (await lookAtObject(t, path)).header(header)
      t.expect(found, `${header} was not named in the update`).toBe(value)
    },
  }),
)

const changed = [
  { what: 'changes-content-type', header: 'Content-Type', value: 'text/x-after' },
  { what: 'changes-content-encoding', header: 'Content-Encoding', value: 'deflate' },
  { what: 'changes-content-disposition', header: 'Content-Disposition', value: 'inline' },
  { what: 'changes-delete-at', header: 'X-Delete-At', value: farFuture },
].map(({ what, header, value }) =>
  check(`${update}.${what}`, {
    title: `${header} can be changed by an update`,
    clause: `§2.7.5.14 request header ${header}`,
    level: 'required',
    effect: 'create',
    covers: [
      `#request-header.${header.toLowerCase()}`,
      'rule:named-system-metadata-changes',
      ...(header === 'Content-Type' ? [] : [`${show}#response-header.${header.toLowerCase()}`]),
    ],
    run: async t => {
      const path = await ownObject(t, 'x', { 'Content-Type': 'text/x-before' })
      const reply = await t.call(update, { path, headers: { [header]: value } })
      t.expect(reply.status, 'accepted').toBe(202)
      t.expect((await lookAtObject(t, path)).header(header), `${header} as the update gave it`).toBe(value)
    },
  }),
)

/** Metadata of objects: replaced by POST, shown by HEAD (§2.7.5.13, §2.7.5.14). */
export const objectMetadataChecks: Check[] = [
  ...kept,
  ...changed,
  check(`${update}.replaces-custom-metadata`, {
    title: 'an update sets the custom items it names and drops those it does not',
    clause: '§2.7.5.14 previously assigned items',
    level: 'required',
    effect: 'create',
    covers: [
      '#request-header.x-object-meta-{name}',
      '#status.202',
      'rule:replaces-custom-metadata',
      'rule:success-202',
    ],
    run: async t => {
      const path = await ownObject(t, 'x', { 'X-Object-Meta-Book': 'GoodbyeColumbus' })
      const reply = await t.call(update, { path, headers: { 'X-Object-Meta-Film': 'AmericanPie' } })
      t.expect(reply.status, 'accepted').toBe(202)
      const found = await lookAtObject(t, path)
      t.expect(found.header('x-object-meta-film'), 'the item it named').toBe('AmericanPie')
      t.expect(found.header('x-object-meta-book'), 'the item it did not name is gone').toBeUndefined()
    },
  }),
  check(`${update}.content-stays`, {
    title: 'an update of metadata leaves content, size and ETag as they are',
    clause: '§2.7.5.14 system metadata',
    level: 'required',
    effect: 'create',
    covers: ['rule:system-metadata-stays', '#path.container', '#path.object'],
    run: async t => {
      const path = await ownObject(t, 'the content')
      t.prepared(await t.call(update, { path, headers: { 'X-Object-Meta-Book': 'GoodbyeOldFriend' } }), 202)
      const reply = await t.call('object-storage.objects.download', { path })
      t.expect([reply.text(), reply.header('etag')], 'content and ETag').toEqual(['the content', md5('the content')])
    },
  }),
  check(`${update}.detect-content-type`, {
    title: 'X-Detect-Content-Type: True takes the MIME type from the file extension, not from Content-Type',
    clause: '§2.7.5.14 request header X-Detect-Content-Type',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-detect-content-type', 'rule:detect-content-type'],
    run: async t => {
      const path = { container: await scratchContainer(t), object: `${t.name('detect')}.html` }
      await store(t, path, 'x')
      const headers = { 'X-Detect-Content-Type': 'True', 'Content-Type': 'application/x-k5c' }
      t.prepared(await t.call(update, { path, headers }), 202)
      const type = (await lookAtObject(t, path)).header('content-type')
      t.expect(type?.split(';')[0], 'what .html stands for').toBe('text/html')
    },
  }),
  check(`${update}.delete-after-becomes-delete-at`, {
    title: 'X-Delete-After is kept as X-Delete-At, that many seconds ahead',
    clause: '§2.7.5.14 request header X-Delete-After',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-delete-after', 'rule:delete-after-is-delete-at'],
    run: async t => {
      const path = await ownObject(t)
      const reply = t.prepared(await t.call(update, { path, headers: { 'X-Delete-After': '86400' } }), 202)
      const expected = Date.parse(reply.header('date') ?? '') / 1000 + 86_400
      const deleteAt = Number((await lookAtObject(t, path)).header('x-delete-at'))
      t.expect(Math.abs(deleteAt - expected), 'a day after the request, in UNIX seconds').toBeLessThanOrEqual(5)
    },
  }),
  check(`${update}.missing-404`, {
    title: 'updating an object that does not exist is 404',
    clause: '§2.7.4 404',
    level: 'required',
    effect: 'create',
    covers: ['#error.404'],
    run: async t => {
      const path = { container: await scratchContainer(t), object: t.name('none') }
      const reply = await t.call(update, { path, headers: { 'X-Object-Meta-Book': 'None' } })
      t.expect(reply.status, 'there is no such object').toBe(404)
    },
  }),
  check(`${show}.missing-404`, {
    title: 'the metadata of an object that does not exist is 404',
    clause: '§2.7.4 404',
    level: 'required',
    effect: 'create',
    covers: ['#error.404'],
    run: async t => {
      const reply = await lookAtObject(t, { container: await scratchContainer(t), object: t.name('none') })
      t.expect(reply.status, 'there is no such object').toBe(404)
    },
  }),
  check(`${show}.tells-what-download-tells`, {
    title: 'size, ETag and MIME type are those of the content that a download returns',
    clause: [
      '§2.7.5.13 response header Content-Length',
      '§2.7.5.13 response header ETag',
      '§2.7.5.13 response header Content-Type',
    ],
    level: 'required',
    effect: 'create',
    covers: [
      '#path.container',
      '#path.object',
      '#response-header.etag',
      '#response-header.content-length',
      'rule:etag-is-md5',
      'rule:success-204',
    ],
    run: async t => {
      const path = await ownObject(t, 'some content', { 'Content-Type': 'text/x-shown' })
      const found = await lookAtObject(t, path)
      t.expect(found.status, 'success').toBe(oneOf([200, 204], found.status))
      t.expect(
        [found.header('content-length'), found.header('etag'), found.header('content-type')?.split(';')[0]],
        'size, MD5 without quotes, MIME type',
      ).toEqual(['12', md5('some content'), 'text/x-shown'])
    },
  }),
  check(`${show}.unset-not-returned`, {
    title: 'encoding, disposition, expiry and manifest that were never set are not returned',
    clause: ['§2.7.5.13 response header Content-Encoding', '§2.7.5.13 response header X-Delete-At'],
    level: 'required',
    effect: 'create',
    covers: ['rule:unset-not-returned'],
    run: async t => {
      const found = await lookAtObject(t, await ownObject(t))
      t.expect(found.status, 'success').toBe(oneOf([200, 204], found.status))
      for (const name of ['Content-Encoding', 'Content-Disposition', 'X-Delete-At', 'X-Object-Manifest'])
        t.expect(found.header(name), `${name} was never set`).toBeUndefined()
    },
  }),
  check(`${show}.newest-accepted`, {
    title: 'X-Newest: True is accepted',
    clause: '§2.7.5.13 request header X-Newest',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-newest'],
    run: async t => {
      const path = await ownObject(t)
      const reply = await t.call(show, { path, headers: { 'X-Newest': 'True' } })
      t.expect(reply.status, 'the newest replica answers').toBe(oneOf([200, 204], reply.status))
    },
  }),
]
