import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { closedPort, connected, serveRaw, target } from './loopback.fixture.ts'

const body = Buffer.alloc(100_000, 'x')

/** What a server says to the first bytes of a request, the error that must come of it, and the status if one came. */
const servers: [string, (socket: Socket) => void, string, RegExp, number?][] = [
  ['closes at once', socket => socket.destroy(), 'TARGET_RESET', /before any response/],
  ['resets at once', socket => socket.resetAndDestroy(), 'TARGET_RESET', /before any response/],
  ['ends without a response', socket => socket.end(), 'TARGET_RESET', /before any response/],
  ['says nothing', () => {}, 'TARGET_TIMEOUT', /no response within 400 ms/],
  ['drips', drip, 'TARGET_TIMEOUT', /did not end its response within 400 ms/, 200],
  ['stops within the headers', socket => socket.write('HTTP/1.1 200 OK\r\nX-A: b'), 'TARGET_TIMEOUT', /no response/],
  [
    'resets within the body',
    socket =>
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc', () =>
        setTimeout(() => socket.resetAndDestroy(), 20),
      ),
    'TARGET_RESET',
    /after 3 bytes of the body/,
    200,
  ],
  [
    'ends before Content-Length',
    socket => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc'),
    'TARGET_RESET',
    /after 3 bytes/,
    200,
  ],
  [
    'ends within a chunk',
    socket => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\nabc'),
    'TARGET_RESET',
    /after 3 bytes/,
    200,
  ],
  [
    'sends a bad chunk',
    socket => socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'),
    'TARGET_PROTOCOL',
    /chunk size/,
    200,
  ],
  ['sends a body without end', endless, 'TARGET_BODY_TOO_LARGE', /larger than the 50000 bytes/, 200],
  [
    'sends headers without end',
    socket => socket.write(`HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(100_000)}`),
    'TARGET_PROTOCOL',
    /headers are larger/,
  ],
  [
    'sends a NUL in a header',
    socket => socket.write('HTTP/1.1 200 OK\r\nX-A: a\0b\r\n\r\n'),
    'TARGET_PROTOCOL',
    /header/,
  ],
  [
    'sends a bad Content-Length',
    socket => socket.write('HTTP/1.1 200 OK\r\nContent-Length: ten\r\n\r\n'),
    'TARGET_PROTOCOL',
    /Content-Length/,
  ],
  ['speaks something else', socket => socket.write('SSH-2.0-OpenSSH_9.6\r\n'), 'TARGET_PROTOCOL', /not valid HTTP/],
  ['has a status that is none', socket => socket.write('HTTP/1.1 abc OK\r\n\r\n'), 'TARGET_PROTOCOL', /status/],
]

function drip(socket: Socket): void {
  socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n')
  const timer = setInterval(() => socket.write('x'), 20)
  socket.on('close', () => clearInterval(timer))
}

function endless(socket: Socket): void {
  socket.write('HTTP/1.1 200 OK\r\n\r\n')
  function more(): void {
    if (!socket.destroyed) socket.write(body, more)
  }
  more()
}

describe.each([
  ['pooled', false],
  ['plain', true],
] as const)('a target over a %s connection that', (_way, plain) => {
  it.each(servers)('%s', async (_name, answer, code, text, status) => {
    const url = await serveRaw(answer)
    const timeoutMs = code === 'TARGET_TIMEOUT' ? 400 : 15_000
    const { client, exchanges } = await connected(target(url), { timeoutMs, maxBodyBytes: 50_000 })
    const request = { service: 'object-store', method: 'GET', path: '/a', check: 'c' }
    const error = await client
      .send(plain ? { ...request, framing: 'none' } : request)
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'ConformanceError', code, where: `${url}/a` })
    expect((error as Error).message).toMatch(text)
    expect(exchanges).toHaveLength(1)
    expect(exchanges[0]).toMatchObject({ check: 'c', error: { code } })
    expect(exchanges[0]?.response?.status).toBe(status)
  })
})

describe('a target that is not there', () => {
  it.each([
    ['no listener', closedPort, 'TARGET_UNREACHABLE', /refused/],
    ['no such host', async (): Promise<string> => 'http://k5c.invalid', 'TARGET_UNREACHABLE', /name of the host/],
    [
      'TLS asked of a plain server',
      async () => (await serveRaw(socket => socket.end('HTTP/1.1 400 Bad\r\n\r\n'))).replace('http', 'https'),
      'TARGET_TLS',
      /trusted/,
    ],
  ] as const)('%s', async (_name, url, code, text) => {
    const { client, exchanges } = await connected(target(await url()))
    const error = await client
      .send({ service: 'object-store', method: 'GET', path: '', check: 'c' })
      .catch((e: unknown) => e)
    expect(error).toMatchObject({ code })
    expect((error as Error).message).toMatch(text)
    expect(exchanges[0]?.response).toBeUndefined()
  })
})

describe('a request that cannot be sent', () => {
  it.each([
    ['a header with a line break', { headers: [['X-A', 'a\r\nX-B: c']] as [string, string][] }, 'TARGET_REQUEST'],
    ['a header without a name', { headers: [['', 'a']] as [string, string][] }, 'TARGET_REQUEST'],
    ['a path with a blank', { path: '/a b' }, 'TARGET_REQUEST'],
    ['a path without a slash', { path: 'a' }, 'TARGET_REQUEST'],
    ['a method that is none', { method: 'G T' }, 'TARGET_REQUEST'],
    ['a service that is not there', { service: 'compute' }, 'TARGET_NO_ENDPOINT'],
    ['an identity that is not there', { identity: 'alternate' as const }, 'TARGET_IDENTITY'],
    ['an account that is not there', { account: 'alternate' as const }, 'TARGET_NO_ENDPOINT'],
  ])('%s', async (_name, part, code) => {
    const { client } = await connected(target(await closedPort()))
    const request = { service: 'object-store', method: 'GET', path: '/a', check: 'c', ...part }
    await expect(client.send(request)).rejects.toMatchObject({ name: 'ConformanceError', code })
    if (code === 'TARGET_REQUEST')
      await expect(client.send({ ...request, framing: 'none' })).rejects.toMatchObject({ code })
  })

  it('a body whose source fails', async () => {
    const url = await serveRaw(() => {})
    const { client, exchanges } = await connected(target(url))
    const source = (async function* () {
      yield Buffer.from('abc')
      throw new Error('disk failed')
    })()
    await expect(
      client.send({ service: 'object-store', method: 'PUT', path: '/a', check: 'c', body: source }),
    ).rejects.toMatchObject({
      code: 'TARGET_REQUEST',
    })
    expect(exchanges[0]?.request.body).toMatchObject({ bytes: 3, text: 'abc' })
  })
})
