import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { Chunks } from './chunks.ts'
import { lookAtObject, md5, ownObject, type Place, scratchContainer } from './fixtures.ts'

const upload = 'object-storage.objects.upload'

async function newPlace(t: CheckContext, label = 'upload'): Promise<Place> {
  return { container: await scratchContainer(t), object: t.name(label) }
}

function download(t: CheckContext, path: Place): Promise<TargetReply> {
  return t.call('object-storage.objects.download', { path })
}

/** Storing an object: framing, integrity, types, metadata (§2.7.5.10). */
export const uploadChecks: Check[] = [
  check(`${upload}.stores-content`, {
    title: 'what is uploaded is what is downloaded, byte for byte',
    clause: ['§2.7.5.10 creates an object', '§2.7.5.10 201 on success'],
    level: 'required',
    effect: 'create',
    covers: ['#status.201', '#path.container', '#path.object', 'rule:success-201'],
    run: async t => {
      const path = await newPlace(t)
      const body = t.bytes(4096)
      const reply = await t.call(upload, { path, body })
      t.expect(reply.status, 'created').toBe(201)
      t.expect(md5((await download(t, path)).body), 'the same bytes come back').toBe(md5(body))
    },
  }),
  check(`${upload}.replaces-content`, {
    title: 'uploading to a name that exists replaces content and metadata',
    clause: '§2.7.5.10 replaces an existing object',
    level: 'required',
    effect: 'create',
    covers: ['rule:replaces-existing'],
    run: async t => {
      const path = await ownObject(t, 'a rather long first content', { 'X-Object-Meta-Book': 'First' })
      t.prepared(await t.call(upload, { path, body: 'second' }), 201)
      const reply = await download(t, path)
      t.expect(reply.text(), 'only the new content').toBe('second')
      t.expect(reply.header('x-object-meta-book'), 'the old metadata went with the old object').toBeUndefined()
    },
  }),
  check(`${upload}.content-length-zero`, {
    title: 'an object may be empty',
    clause: '§2.7.5.10 request header Content-Length',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.content-length'],
    run: async t => {
      const path = await newPlace(t, 'empty')
      const reply = await t.call(upload, { path, headers: { 'Content-Length': '0' }, body: '' })
      t.expect(reply.status, 'created').toBe(201)
      t.expect((await lookAtObject(t, path)).header('content-length'), 'no byte').toBe('0')
    },
  }),
  check(`${upload}.chunked`, {
    title: 'an upload of unknown length may come in chunks',
    clause: '§2.7.5.10 request header Transfer-Encoding',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.transfer-encoding', 'rule:chunked'],
    run: async t => {
      const path = await newPlace(t, 'chunked')
      const [one, two] = [t.bytes(700), t.bytes(1300)]
      const reply = await t.call(upload, { path, body: new Chunks(one, two) })
      t.expect(reply.status, 'created').toBe(201)
      t.expect(md5((await download(t, path)).body), 'the chunks joined').toBe(md5(Buffer.concat([one, two])))
    },
  }),
  check(`${upload}.length-required-411`, {
    title: 'an upload that tells no length and is not chunked is 411',
    clause: '§2.7.5.10 411 without length',
    level: 'required',
    effect: 'create',
    covers: [
      '#request-header.content-length',
      '#request-header.transfer-encoding',
      '#error.411',
      'rule:length-required-411',
    ],
    run: async t => {
      const path = await newPlace(t, 'lengthless')
      const reply = await t.call(upload, { path, framing: 'none' })
      t.expect(reply.status, 'neither Content-Length nor Transfer-Encoding').toBe(411)
      t.expect((await lookAtObject(t, path)).status, 'nothing was stored').toBe(404)
    },
  }),
  check(`${upload}.etag-is-md5`, {
    title: 'the ETag of an uploaded object is the MD5 of its content, without quotes',
    clause: '§2.7.5.10 response header ETag',
    level: 'required',
    effect: 'create',
    covers: ['#response-header.etag', 'rule:etag-is-md5'],
    run: async t => {
      const body = t.bytes(64)
      const reply = await t.call(upload, { path: await newPlace(t), body })
      t.expect(reply.header('etag'), 'MD5 of the content, without quotes').toBe(md5(body))
    },
  }),
  check(`${upload}.etag-matches`, {
    title: 'an upload that names the right MD5 succeeds and answers the same ETag',
    clause: ['§2.7.5.10 request header ETag', '§2.7.5.10 response header ETag'],
    level: 'required',
    effect: 'create',
    covers: ['#request-header.etag', 'rule:etag-echoed'],
    run: async t => {
      const body = t.bytes(64)
      const reply = await t.call(upload, { path: await newPlace(t), body, headers: { ETag: md5(body) } })
      t.expect(reply.status, 'the sum is right').toBe(201)
      t.expect(reply.header('etag'), 'the sum that was named').toBe(md5(body))
    },
  }),
  check(`${upload}.etag-mismatch-422`, {
    title: 'an upload that names another MD5 is 422 and stores nothing',
    clause: '§2.7.5.10 422 when the ETag does not match',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.etag', '#error.422', 'rule:etag-mismatch-422'],
    run: async t => {
      const path = await newPlace(t, 'mismatch')
      const reply = await t.call(upload, { path, body: 'content', headers: { ETag: md5('other content') } })
      t.expect(reply.status, 'the sum is wrong').toBe(422)
      const found = await lookAtObject(t, path)
      t.expect(found.status, 'nothing was stored').toBe(404)
    },
  }),
  check(`${upload}.content-type-kept`, {
    title: 'the MIME type given is the MIME type retrieved',
    clause: '§2.7.5.10 request header Content-Type',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.content-type'],
    run: async t => {
      const path = await ownObject(t, 'x', { 'Content-Type': 'application/x-k5c' })
      t.expect((await lookAtObject(t, path)).header('content-type'), 'as given').toBe('application/x-k5c')
    },
  }),
  check(`${upload}.detect-content-type`, {
    title: 'X-Detect-Content-Type: true takes the MIME type from the file extension, not from Content-Type',
    clause: '§2.7.5.10 request header X-Detect-Content-Type',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-detect-content-type', 'rule:detect-content-type'],
    run: async t => {
      const path = { container: await scratchContainer(t), object: `${t.name('detect')}.html` }
      const headers = { 'X-Detect-Content-Type': 'true', 'Content-Type': 'application/x-k5c' }
      t.prepared(await t.call(upload, { path, body: '<p>', headers }), 201)
      const type = (await lookAtObject(t, path)).header('content-type')
      t.expect(type?.split(';')[0], 'what .html stands for').toBe('text/html')
    },
  }),
  check(`${upload}.metadata-kept`, {
    title: 'custom metadata, disposition and encoding given with an upload are retrieved with the object',
    clause: [
      '§2.7.5.10 request header X-Object-Meta-{name}',
      '§2.7.5.10 request header Content-Disposition',
      '§2.7.5.10 request header Content-Encoding',
    ],
    level: 'required',
    effect: 'create',
    covers: [
      '#request-header.x-object-meta-{name}',
      '#request-header.content-disposition',
      '#request-header.content-encoding',
    ],
    run: async t => {
      const given = {
        'X-Object-Meta-Book': 'GoodbyeColumbus',
        'X-Object-Meta-Year': '1959',
        'Content-Disposition': 'attachment; filename="goodbye.txt"',
        'Content-Encoding': 'gzip',
      }
      const found = await lookAtObject(t, await ownObject(t, 'x', given))
      for (const [name, value] of Object.entries(given)) t.expect(found.header(name), `${name} as given`).toBe(value)
    },
  }),
  check(`${upload}.missing-container-404`, {
    title: 'an upload into a container that does not exist is 404',
    clause: '§2.7.4 404',
    level: 'required',
    effect: 'create',
    covers: ['#error.404'],
    run: async t => {
      const reply = await t.call(upload, { path: { container: t.name('never-made'), object: 'o' }, body: 'x' })
      t.expect(reply.status, 'there is no such container').toBe(404)
    },
  }),
  check(`${upload}.if-none-match-existing-412`, {
    title: 'If-None-Match: * with Expect: 100-continue refuses to replace an object that is there',
    clause: ['§2.7.5.10 request header If-None-Match', '§2.7.4 412'],
    level: 'required',
    effect: 'create',
    covers: ['#request-header.if-none-match', '#error.412', 'rule:if-none-match-with-expect'],
    run: async t => {
      const path = await ownObject(t, 'first')
      const reply = await t.call(upload, {
        path,
        body: 'second',
        headers: { 'If-None-Match': '*' },
        expectContinue: true,
      })
      t.expect(reply.status, 'the object is there already').toBe(412)
      t.expect((await download(t, path)).text(), 'it was not replaced').toBe('first')
    },
  }),
  check(`${upload}.if-none-match-new-201`, {
    title: 'If-None-Match: * with Expect: 100-continue lets a new object through',
    clause: '§2.7.5.10 request header If-None-Match',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.if-none-match', 'rule:if-none-match-with-expect'],
    run: async t => {
      const path = await newPlace(t, 'fresh')
      const headers = { 'If-None-Match': '*' }
      const reply = await t.call(upload, { path, body: 'fresh', headers, expectContinue: true })
      t.expect(reply.status, 'no such object yet').toBe(201)
      t.expect((await download(t, path)).text(), 'the body arrived after 100 Continue').toBe('fresh')
    },
  }),
]
