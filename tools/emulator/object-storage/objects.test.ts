import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { StorageFixture } from './storage-fixture.ts'

const store = new StorageFixture()
const text = '0123456789'
const md5 = createHash('md5').update(text).digest('hex')
beforeAll(async () => {
  await store.start()
  await store.send('PUT', '/c')
  await store.send('PUT', '/c/o', { body: text, headers: { 'content-type': 'text/plain' } })
})
afterAll(() => store.stop())

describe('download', () => {
  test.each<[string, Record<string, string>, number, string, Record<string, string>]>([
    ['whole', {}, 200, text, { 'content-length': '10', etag: md5, 'content-type': 'text/plain' }],
    ['one range', { range: 'bytes=2-4' }, 206, '234', { 'content-range': 'bytes 2-4/10' }],
    ['open range', { range: 'bytes=7-' }, 206, '789', { 'content-range': 'bytes 7-9/10' }],
    ['suffix', { range: 'bytes=-2' }, 206, '89', { 'content-range': 'bytes 8-9/10' }],
    ['range past the end', { range: 'bytes=8-99' }, 206, '89', { 'content-range': 'bytes 8-9/10' }],
    ['no such range', { range: 'bytes=10-' }, 416, '', { 'content-range': 'bytes */10' }],
    ['no range at all', { range: 'lines=1-2' }, 200, text, {}],
    ['If-Match', { 'if-match': `"x", ${md5}` }, 200, text, {}],
    ['If-Match fails', { 'if-match': 'x' }, 412, '', {}],
    ['If-None-Match', { 'if-none-match': `"${md5}"` }, 304, '', { etag: md5 }],
    ['modified since', { 'if-modified-since': 'Fri, 17 Jan 2014 15:59:33 GMT' }, 200, text, {}],
    ['not modified since', { 'if-modified-since': 'Fri, 02 Jan 2026 03:04:05 GMT' }, 304, '', {}],
    ['unmodified since', { 'if-unmodified-since': 'Fri, 02 Jan 2026 03:04:05 GMT' }, 200, text, {}],
    ['modified meanwhile', { 'if-unmodified-since': 'Fri, 17 Jan 2014 15:59:33 GMT' }, 412, '', {}],
  ])('%s', async (_, headers, status, body, want) => {
    const reply = await store.send('GET', '/c/o', { headers })
    expect(reply).toMatchObject({ status, headers: want })
    if (body !== '') expect(reply.text).toBe(body)
  })

  test('several ranges come as parts', async () => {
    const reply = await store.send('GET', '/c/o', { headers: { range: 'bytes=0-1,-2' } })
    const boundary = /^multipart\/byteranges;boundary=(\w+)$/.exec(reply.headers['content-type'] as string)?.[1]
    const part = (range: string, body: string) =>
      `--${boundary}\r\nContent-Type: text/plain\r\nContent-Range: bytes ${range}/10\r\n\r\n${body}\r\n`
    expect(reply.text).toBe(`${part('0-1', '01')}${part('8-9', '89')}--${boundary}--`)
    expect(reply.headers['content-length']).toBe(String(reply.text.length))
  })

  test('HEAD describes and has no body', async () => {
    const reply = await store.send('HEAD', '/c/o', { headers: { range: 'bytes=0-1' } })
    expect(reply).toMatchObject({ status: 200, text: '', headers: { 'content-length': '10', etag: md5 } })
  })
})

describe('upload', () => {
  test.each<[string, Record<string, string>, number]>([
    ['right ETag', { etag: md5 }, 201],
    ['wrong ETag', { etag: 'd41d8cd98f00b204e9800998ecf8427e' }, 422],
    ['anything is there', { 'if-none-match': '*' }, 412],
    ['this content is there', { 'if-none-match': md5 }, 412],
    ['other content is there', { 'if-none-match': 'd41d8cd98f00b204e9800998ecf8427e' }, 201],
  ])('%s', async (_, headers, status) => {
    expect(
      (await store.send('PUT', '/c/o', { body: text, headers: { 'content-type': 'text/plain', ...headers } })).status,
    ).toBe(status)
    expect((await store.send('GET', '/c/o')).text).toBe(text)
  })

  test.each([
    ['page.html', {}, 'text/html'],
    ['page.unknown-ending', {}, 'application/octet-stream'],
    ['page.html', { 'content-type': 'text/x', 'x-detect-content-type': 'true' }, 'text/html'],
    ['page.html', { 'content-type': 'text/x' }, 'text/x'],
  ])('type of %s with %j is %s', async (name, headers, type) => {
    await store.send('PUT', `/c/${name}`, { body: 'x', headers: headers as Record<string, string> })
    expect((await store.send('HEAD', `/c/${name}`)).headers['content-type']).toBe(type)
  })

  test('an object lives until X-Delete-After has passed, in listings and counts too', async () => {
    await store.send('PUT', '/brief')
    await store.send('PUT', '/brief/o', { body: 'x', headers: { 'x-delete-after': '60' } })
    const seconds = Math.floor(store.now / 1000) + 60
    expect((await store.send('HEAD', '/brief/o')).headers['x-delete-at']).toBe(String(seconds))
    await store.send('PUT', '/c/late', { body: 'x', headers: { 'x-delete-after': '61' } })
    store.now += 60_000
    expect((await store.send('GET', '/brief/o')).status).toBe(404)
    expect((await store.send('GET', '/brief')).headers).toMatchObject({ 'x-container-object-count': '0' })
    expect((await store.send('DELETE', '/brief')).status).toBe(204)
    expect((await store.send('GET', '/c/late')).status).toBe(200)
    store.now += 1000
    expect((await store.send('GET', '/c/late')).status).toBe(404)
  })

  test('body files go with the last object that uses them', async () => {
    const before = store.files()
    await store.send('PUT', '/c/once', { body: 'once' })
    const made = store.files().filter(file => !before.includes(file))
    expect(made).toHaveLength(1)
    await store.send('COPY', '/c/once', { headers: { destination: '/c/twice' } })
    await store.send('DELETE', '/c/once')
    expect((await store.send('GET', '/c/twice')).text).toBe('once')
    await store.send('COPY', '/c/twice', { headers: { destination: '/c/twice' } })
    await store.send('POST', '/c/twice')
    expect(store.files()).toContain(made[0])
    await store.send('DELETE', '/c/twice')
    await expect.poll(() => store.files()).not.toContain(made[0])
  })
})

describe('metadata of objects', () => {
  test('POST replaces custom items and keeps the rest unless it names it', async () => {
    const kept = {
      'content-type': 'text/x',
      'content-encoding': 'gzip',
      'content-disposition': 'attachment',
      'x-delete-at': '4102444800',
    }
    await store.send('PUT', '/c/m', { body: 'x', headers: { ...kept, 'x-object-meta-a': '1' } })
    const reply = await store.send('POST', '/c/m', { headers: { 'x-object-meta-b': '2' } })
    expect(reply).toMatchObject({ status: 202, headers: { 'content-length': '76' } })
    const { headers } = await store.send('HEAD', '/c/m')
    expect(headers).toMatchObject({ ...kept, 'x-object-meta-b': '2' })
    expect(headers).not.toHaveProperty('x-object-meta-a')
    await store.send('POST', '/c/m', { headers: { 'content-type': 'text/y', 'content-encoding': '' } })
    const second = await store.send('HEAD', '/c/m')
    expect(second.headers).toMatchObject({ 'content-type': 'text/y', 'content-disposition': 'attachment' })
    expect(second.headers).not.toHaveProperty('content-encoding')
  })

  test.each<[string, string, string, Record<string, string>, Record<string, string | undefined>]>([
    ['COPY', '/c/source', '/c/copy1', { destination: 'c/copy1' }, { 'x-object-meta-a': '1', 'x-object-meta-b': '2' }],
    [
      'COPY',
      '/c/source',
      '/c/copy2',
      { destination: '/c/copy2', 'x-object-meta-b': '3' },
      { 'x-object-meta-a': '1', 'x-object-meta-b': '3' },
    ],
    [
      'PUT',
      '/c/copy3',
      '/c/copy3',
      { 'x-copy-from': '/c/source', 'x-fresh-metadata': 'true' },
      { 'x-object-meta-a': undefined, 'content-type': 'text/x' },
    ],
    [
      'PUT',
      '/c/copy4',
      '/c/copy4',
      { 'x-copy-from': 'c/source', 'content-type': 'text/y' },
      { 'content-type': 'text/y' },
    ],
  ])('%s %s', async (method, path, made, headers, want) => {
    const meta = { 'content-type': 'text/x', 'x-object-meta-a': '1', 'x-object-meta-b': '2' }
    await store.send('PUT', '/c/source', { body: text, headers: meta })
    const reply = await store.send(method, path, { headers })
    expect(reply).toMatchObject({
      status: 201,
      headers: { 'x-copied-from': 'c/source', etag: md5, 'content-length': '0' },
    })
    const copy = await store.send('GET', made)
    expect(copy.text).toBe(text)
    for (const [name, value] of Object.entries(want)) expect(copy.headers[name]).toBe(value)
  })

  test.each([
    ['COPY', '/c/none', { destination: '/c/x' }, 404],
    ['COPY', '/c/o', { destination: '/none/x' }, 404],
    ['COPY', '/c/o', { destination: 'x' }, 412],
    ['COPY', '/c/o', {}, 412],
    ['PUT', '/c/x', { 'x-copy-from': 'x' }, 412],
    ['POST', '/c/none', {}, 404],
    ['DELETE', '/c/none', {}, 404],
    ['PUT', '/none/o', {}, 404],
    ['PATCH', '/c/o', {}, 405],
  ])('%s %s %j is answered %i', async (method, path, headers, status) => {
    expect((await store.send(method, path, { headers: headers as Record<string, string> })).status).toBe(status)
  })
})
