import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountPath, StorageFixture } from './storage-fixture.ts'

const store = new StorageFixture(50)
beforeAll(async () => {
  await store.start()
  await store.send('PUT', '/c')
})
afterAll(() => store.stop())

/** Opens a connection and sends the head of a PUT. */
function openPut(name: string, headers: Record<string, string>, token = 'owner'): Socket {
  const socket = connect(store.port, '127.0.0.1')
  const lines = Object.entries({ host: 'localhost', 'x-auth-token': token, ...headers }).map(
    ([header, value]) => `${header}: ${value}\r\n`,
  )
  socket.write(`PUT ${accountPath}/c/${name} HTTP/1.1\r\n${lines.join('')}\r\n`)
  return socket
}

const nextChunk = (socket: Socket): Promise<string> =>
  new Promise(resolve => socket.once('data', chunk => resolve(String(chunk))))

describe('bodies on their way', () => {
  test('411 without a length', async () => {
    const reply = await text(openPut('o', { connection: 'close' }))
    expect(reply).toMatch(/^HTTP\/1.1 411 Length Required\r\n/)
  })

  test.each([10, 200_000])('408 when the sender falls silent before %i bytes', async length => {
    const socket = openPut('silent', { 'content-length': String(length) })
    socket.write('x'.repeat(length - 1))
    expect(await text(socket)).toMatch(/^HTTP\/1.1 408 Request Timeout\r\n/)
    expect((await store.send('HEAD', '/c/silent')).status).toBe(404)
    await expect.poll(() => store.files()).toEqual([])
  })

  test.each([10, 200_000])('nothing is left of a sender that goes away before %i bytes', async length => {
    const socket = openPut('gone', { 'content-length': String(length) })
    await new Promise(resolve => socket.write('x'.repeat(length - 1), resolve))
    socket.destroy()
    await expect.poll(() => store.files()).toEqual([])
    expect((await store.send('HEAD', '/c/gone')).status).toBe(404)
  })

  test('chunked uploads and large bodies come back as they went', async () => {
    const socket = openPut('chunked', { 'transfer-encoding': 'chunked', connection: 'close' })
    socket.write('5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n')
    expect(await text(socket)).toMatch(/^HTTP\/1.1 201 Created\r\n[\s\S]*Etag: 5eb63bbbe01eeed093cb22bb8f5acdc3\r\n/)
    const large = randomBytes(3_000_000)
    await store.send('PUT', '/c/large', { body: large })
    const reply = await store.send('GET', '/c/large', { headers: { range: 'bytes=1000000-1000003' } })
    expect(reply.headers['content-range']).toBe('bytes 1000000-1000003/3000000')
    const whole = await store.send('HEAD', '/c/large')
    expect(whole.headers['content-length']).toBe('3000000')
    for (const name of ['chunked', 'large']) await store.send('DELETE', `/c/${name}`)
  })

  test('100 Continue comes before the body', async () => {
    const socket = openPut('expected', { 'content-length': '2', expect: '100-continue', connection: 'close' })
    expect(await nextChunk(socket)).toBe('HTTP/1.1 100 Continue\r\n\r\n')
    socket.write('ok')
    expect(await text(socket)).toMatch(/^HTTP\/1.1 201 Created\r\n/)
  })

  test.each<[string, string, Record<string, string>, string]>([
    ['who may not write', 'expected', {}, ''],
    ['what is there already', 'expected', { 'if-none-match': '*' }, 'owner'],
    ['what is too large', 'other', { 'content-length': '6000000000' }, 'owner'],
  ])('no 100 Continue for %s', async (_, name, headers, token) => {
    const socket = openPut(name, { 'content-length': '2', expect: '100-continue', ...headers }, token)
    expect(await text(socket)).toMatch(/^HTTP\/1.1 4(01|12|13) [\s\S]*Connection: close\r\n/)
  })

  test('a download goes on when the object is deleted meanwhile', async () => {
    const large = randomBytes(4_000_000)
    await store.send('PUT', '/c/leaving', { body: large })
    const socket = connect(store.port, '127.0.0.1')
    socket.write(`GET ${accountPath}/c/leaving HTTP/1.1\r\nhost: x\r\nx-auth-token: owner\r\nconnection: close\r\n\r\n`)
    await new Promise(resolve => socket.once('readable', resolve))
    expect((await store.send('DELETE', '/c/leaving')).status).toBe(204)
    let bytes = 0
    for await (const chunk of socket) bytes += (chunk as Buffer).length
    expect(bytes).toBeGreaterThan(4_000_000)
  })
})

describe('beside the accounts', () => {
  test('info and healthcheck need no token', async () => {
    expect((await store.send('GET', '/healthcheck', { as: '' })).text).toBe('OK')
    const info = JSON.parse((await store.send('GET', '/info', { as: '' })).text)
    expect(info).toMatchObject({ swift: { container_listing_limit: 10_000 }, slo: { max_manifest_segments: 1000 } })
  })

  test('a page of an allowed origin may ask and read', async () => {
    const origin = { 'x-container-meta-access-control-allow-origin': 'http://a.example' }
    await store.send('POST', '/c', { headers: origin })
    const ask = (from: string) => ({ origin: from, 'access-control-request-method': 'GET' })
    expect(await store.send('OPTIONS', '/c/o', { as: '', headers: ask('http://a.example') })).toMatchObject({
      status: 200,
      headers: { 'access-control-allow-origin': 'http://a.example' },
    })
    expect((await store.send('OPTIONS', '/c/o', { as: '', headers: ask('http://b.example') })).status).toBe(401)
    const reply = await store.send('GET', '/c', { headers: { origin: 'http://a.example' } })
    expect(reply.headers['access-control-allow-origin']).toBe('http://a.example')
  })
})
