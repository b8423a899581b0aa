import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEmulatorServer } from '../http/server.ts'
import type { Caller } from '../http/service.ts'
import { fault } from './fault.ts'
import { createRestService } from './rest-service.ts'

const caller = { projectId: 'p' } as Caller
const service = createRestService({
  authenticator: { authenticate: token => (token === 'good' ? caller : undefined) },
  mount: '/shop',
  refuse: fault,
  requestIdHeader: 'X-Shop-Request-Id',
  settle: () => undefined,
  documents: { '': { status: 300, body: { versions: [] } } },
  routes: {
    '/loaves/{loaf}': {
      GET: ({ parameters, query }) => ({ status: 200, body: { loaf: parameters[0], cut: query.get('cut') } }),
      DELETE: () => ({ status: 204 }),
    },
    '/crumbs': {
      GET: () => ({ status: 200, body: Buffer.from('a b'), headers: { 'Content-Type': 'application/octet-stream' } }),
    },
    '/loaves/detail': { GET: () => ({ status: 200, body: { loaves: [] } }) },
    '/loaves': { POST: async request => ({ status: 202, body: { given: (await request.body()) ?? null } }) },
  },
})
const server = createEmulatorServer((request, response) => service.handle(request, response))
let url = ''
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/shop`
})
afterAll(() => server.close())

const ask = (method: string, path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${url}${path}`, { ...init, method, headers: { 'X-Auth-Token': 'good', ...(init.headers as object) } })

describe('a service that speaks JSON', () => {
  test.each([
    ['GET', '/loaves/rye%20bread?cut=thin', {}, 200, { loaf: 'rye bread', cut: 'thin' }],
    ['GET', '/loaves/detail', {}, 200, { loaves: [] }],
    ['POST', '/loaves', { body: '{"a":1}', headers: { 'Content-Type': 'application/json' } }, 202, { given: { a: 1 } }],
    ['POST', '/loaves', {}, 202, { given: null }],
    [
      'POST',
      '/loaves',
      { body: '{"a"', headers: { 'Content-Type': 'application/json' } },
      400,
      { badRequest: { code: 400, message: 'Malformed request body' } },
    ],
    ['PUT', '/loaves', {}, 405, { badMethod: { code: 405, message: 'The method is not allowed for this resource.' } }],
    ['GET', '/rolls', {}, 404, { itemNotFound: { code: 404, message: 'The resource could not be found.' } }],
  ] as const)('%s %s', async (method, path, init, status, body) => {
    const answer = await ask(method, path, init as RequestInit)
    expect([answer.status, await answer.json()]).toEqual([status, body])
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(answer.headers.get('x-shop-request-id')).toMatch(/^req-[0-9a-f-]{36}$/)
  })

  test('refuses another media type, too much, and whoever has no token', async () => {
    const text = { body: 'x', headers: { 'Content-Type': 'text/plain' } }
    expect((await ask('POST', '/loaves', text)).status).toBe(415)
    const large = { body: JSON.stringify('x'.repeat(1 << 20)), headers: { 'Content-Type': 'application/json' } }
    expect((await ask('POST', '/loaves', large)).status).toBe(413)
    // Far more than fits into the buffers of a connection: the answer must still arrive.
    const larger = { ...large, body: JSON.stringify('x'.repeat(8 << 20)) }
    expect((await ask('POST', '/loaves', larger)).status).toBe(413)
    expect((await ask('GET', '/loaves/a', { headers: { 'X-Auth-Token': 'bad' } })).status).toBe(401)
  })

  test('survives a client that leaves in the middle of a body', async () => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    const head = 'POST /shop/loaves HTTP/1.1\r\nHost: x\r\nX-Auth-Token: good\r\nContent-Length: 9\r\n\r\n'
    await new Promise<void>(resolve => socket.write(`${head}{"a"`, () => resolve()))
    await ask('GET', '/loaves')
    socket.destroy()
    await once(socket, 'close')
    // What nobody catches would fail this run.
    expect((await ask('GET', '/loaves/detail')).status).toBe(200)
  })

  test('shows its documents to everyone, and nothing else of their kind', async () => {
    for (const path of ['', '/', '?a=b']) {
      const answer = await ask('GET', path, { headers: { 'X-Auth-Token': 'bad' } })
      expect([answer.status, await answer.json()]).toEqual([300, { versions: [] }])
    }
    expect((await ask('POST', '')).status).toBe(404)
    expect((await ask('GET', '/constructor')).status).toBe(404)
  })

  test('sends bytes as they are', async () => {
    const answer = await ask('GET', '/crumbs')
    expect([answer.headers.get('content-type'), await answer.text()]).toEqual(['application/octet-stream', 'a b'])
  })

  test('answers nothing where there is nothing to say', async () => {
    const answer = await ask('DELETE', '/loaves/a')
    expect([answer.status, await answer.text()]).toEqual([204, ''])
  })
})
