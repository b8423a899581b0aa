import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { StorageFixture } from './storage-fixture.ts'

const store = new StorageFixture()
const md5 = (text: string): string => createHash('md5').update(text).digest('hex')
const parts = ['00000', '11111', '22222']
const etag = `"${md5(parts.map(md5).join(''))}"`
const entries = parts.map((part, at) => ({ path: `/segments/big/${at}`, etag: md5(part), size_bytes: 5 }))

beforeAll(async () => {
  await store.start()
  await store.send('PUT', '/c')
  await store.send('PUT', '/segments')
})
beforeEach(async () => {
  for (const [at, part] of parts.entries()) await store.send('PUT', `/segments/big/${at}`, { body: part })
  await store.send('PUT', '/c/dynamic', { headers: { 'x-object-manifest': 'segments/big/' } })
  await put('/c/static', entries)
})
afterAll(() => store.stop())

function put(path: string, manifest: unknown, headers: Record<string, string> = {}) {
  const body = typeof manifest === 'string' ? manifest : JSON.stringify(manifest)
  return store.send('PUT', `${path}?multipart-manifest=put`, { body, headers })
}

describe.each([
  ['dynamic', { 'x-object-manifest': 'segments/big/' }],
  ['static', { 'x-static-large-object': 'True' }],
])('a %s large object', (kind, marks) => {
  test.each<[Record<string, string>, number, string]>([
    [{}, 200, '000001111122222'],
    [{ range: 'bytes=3-11' }, 206, '001111122'],
    [{ range: 'bytes=-6' }, 206, '122222'],
    [{ range: 'bytes=15-' }, 416, ''],
    [{ 'if-none-match': etag }, 304, ''],
  ])('GET with %j', async (headers, status, text) => {
    const reply = await store.send('GET', `/c/${kind}`, { headers })
    expect(reply).toMatchObject({ status, headers: { etag, ...marks } })
    if (status < 300) expect(reply.text).toBe(text)
  })

  test('copied, it becomes one plain object', async () => {
    await store.send('COPY', `/c/${kind}`, { headers: { destination: '/c/joined' } })
    const reply = await store.send('GET', '/c/joined')
    expect(reply).toMatchObject({ text: '000001111122222', headers: { etag: md5('000001111122222') } })
    for (const name of Object.keys(marks)) expect(reply.headers).not.toHaveProperty(name)
  })

  test('copied as a manifest, it stays large', async () => {
    await store.send('COPY', `/c/${kind}?multipart-manifest=get`, { headers: { destination: '/c/again' } })
    expect(await store.send('GET', '/c/again')).toMatchObject({ text: '000001111122222', headers: { etag, ...marks } })
  })
})

describe('static manifests', () => {
  test('are listed with the size of the whole, and shown as they were given', async () => {
    const listing = JSON.parse((await store.send('GET', '/c?format=json&prefix=static')).text) as { bytes: number }[]
    expect(listing[0]?.bytes).toBe(15)
    const shown = await store.send('GET', '/c/static?multipart-manifest=get')
    expect(JSON.parse(shown.text)[0]).toMatchObject({ name: '/segments/big/0', bytes: 5, hash: md5('00000') })
    const raw = await store.send('GET', '/c/static?multipart-manifest=get&format=raw')
    expect(JSON.parse(raw.text)).toEqual(entries)
  })

  test('may cut segments, carry data and name other manifests', async () => {
    const data = Buffer.from('abc').toString('base64')
    await put('/c/mixed', [{ path: 'segments/big/0', range: '1-2' }, { path: '/c/static', range: '-6' }, { data }])
    expect((await store.send('GET', '/c/mixed')).text).toBe('00122222abc')
    expect((await store.send('GET', '/c/mixed', { headers: { range: 'bytes=1-8' } })).text).toBe('0122222a')
  })

  test.each<[unknown, number, string | RegExp]>([
    ['{', 400, 'Manifest must be valid JSON.\n'],
    [{}, 400, 'Manifest must be a list.\n'],
    [[1, {}], 400, /^Index 0: not a JSON object\nIndex 1: expected keys/],
    [[{ path: '/segments' }], 400, /does not refer to an object/],
    [[{ path: '/segments/big/0', colour: 1 }], 400, 'Index 0: extraneous keys "colour"\n'],
    [[{ path: '/segments/none' }], 400, 'Errors:\n/segments/none, 404 Not Found\n'],
    [[{ path: '/segments/big/0', etag: 'x' }], 400, 'Errors:\n/segments/big/0, Etag Mismatch\n'],
    [[{ path: '/segments/big/0', size_bytes: 4 }], 400, 'Errors:\n/segments/big/0, Size Mismatch\n'],
    [[{ path: '/segments/big/0', range: '9-10' }], 400, 'Errors:\n/segments/big/0, Unsatisfiable Range\n'],
    [[{ path: '/c/bad' }], 400, /must not include itself/],
    [[{ data: 'YWJj' }], 400, /require at least one object-backed segment/],
  ])('%j is refused', async (manifest, status, message) => {
    const reply = await put('/c/bad', manifest)
    expect(reply.status).toBe(status)
    if (typeof message === 'string') expect(reply.text).toBe(message)
    else expect(reply.text).toMatch(message)
    expect((await store.send('HEAD', '/c/bad')).status).toBe(404)
  })

  test('409 when a segment has changed or is gone, for the bytes it stands for', async () => {
    await store.send('PUT', '/segments/big/1', { body: 'other' })
    expect((await store.send('GET', '/c/static')).status).toBe(409)
    await store.send('DELETE', '/segments/big/1')
    expect((await store.send('GET', '/c/static')).status).toBe(409)
    expect((await store.send('GET', '/c/static', { headers: { range: 'bytes=0-4' } })).text).toBe('00000')
  })

  test('are deleted alone, or with their segments', async () => {
    expect((await store.send('DELETE', '/c/static')).status).toBe(204)
    expect((await store.send('HEAD', '/segments/big/0')).status).toBe(200)
    await put('/c/static', entries)
    const headers = { accept: 'application/json' }
    const reply = await store.send('DELETE', '/c/static?multipart-manifest=delete', { headers })
    expect(JSON.parse(reply.text)).toMatchObject({ 'Response Status': '200 OK', 'Number Deleted': 4, Errors: [] })
    expect((await store.send('GET', '/segments')).status).toBe(204)
  })
})
