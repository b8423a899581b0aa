import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { TargetRequest } from '../model/target.ts'
import { bodyOf, connected, serve, serveRaw, target } from './loopback.fixture.ts'

const base = { service: 'object-store', method: 'GET', path: '/c/o', check: 'c' } satisfies TargetRequest

/** Answers each request with 200 and keeps it as it came over the wire. */
async function listening(): Promise<{ url: string; seen: string[] }> {
  const seen: string[] = []
  const url = await serveRaw((socket, data) => {
    seen.push(data)
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')
  })
  return { url, seen }
}

async function* chunks(...parts: string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part)
}

const bytes = new Uint8Array([104, 105])
const sent: [string, Partial<TargetRequest>, RegExp[], RegExp[]][] = [
  [
    'GET',
    {},
    [/^GET \/v1\/a\/c\/o HTTP\/1\.1\r\n/, /\r\nX-Auth-Token: given-token\r\n/],
    [/content-length|transfer-encoding|user-agent/i],
  ],
  ['the endpoint itself', { path: '' }, [/^GET \/v1\/a HTTP/], []],
  ['a query', { query: 'bulk-delete&prefix=a%2Fb' }, [/^GET \/v1\/a\/c\/o\?bulk-delete&prefix=a%2Fb HTTP/], []],
  [
    'a path as it is',
    { path: '/c/%2e%2E/../a//b%20ü'.replace('ü', '%C3%BC') },
    [/^GET \/v1\/a\/c\/%2e%2E\/\.\.\/a\/\/b%20%C3%BC HTTP/],
    [],
  ],
  ['a string', { method: 'PUT', body: 'hé' }, [/\r\ncontent-length: 3\r\n/i], [/transfer-encoding/i]],
  ['bytes', { method: 'PUT', body: bytes }, [/\r\ncontent-length: 2\r\n/i, /\r\n\r\nhi$/], [/transfer-encoding/i]],
  ['no body', { method: 'PUT' }, [/\r\ncontent-length: 0\r\n/i], [/transfer-encoding/i]],
  ['a stream', { method: 'PUT', body: chunks('hi') }, [/\r\ntransfer-encoding: chunked\r\n/i], [/content-length/i]],
  ['COPY', { method: 'COPY', headers: [['Destination', 'x/y']] }, [/^COPY /, /\r\nDestination: x\/y\r\n/], []],
  [
    'no framing',
    { method: 'PUT', framing: 'none' },
    [/^PUT /, /X-Auth-Token: given-token/],
    [/content-length|transfer-encoding/i],
  ],
  [
    'a wrong Content-Length',
    { method: 'PUT', headers: [['Content-Length', '1x']], body: '' },
    [/\r\nContent-Length: 1x\r\n/],
    [/transfer-encoding/i],
  ],
  [
    'a stream of a known length',
    { method: 'PUT', headers: [['Content-Length', '2']], body: chunks('hi') },
    [/\r\nContent-Length: 2\r\n/],
    [/chunked/],
  ],
  [
    'headers in order and case',
    {
      headers: [
        ['x-B', '1'],
        ['X-a', '2'],
        ['x-B', '3'],
      ],
    },
    [/x-B: 1\r\nX-a: 2\r\nx-B: 3/],
    [],
  ],
  ['an empty header', { headers: [['X-Remove', '']] }, [/\r\nX-Remove: ?\r\n/], []],
  ['UTF-8 in a header', { headers: [['X-M', 'é']] }, [/\r\nX-M: Ã©\r\n/], []],
  ['no token', { identity: 'none' }, [/^GET /], [/x-auth-token/i]],
  ['a token that was never issued', { identity: 'invalid' }, [/X-Auth-Token: gAAAAAB/], [/given-token/]],
  ['a token of its own', { headers: [['x-auth-token', 'own']] }, [/x-auth-token: own/], [/given-token/]],
]

describe('a request on the wire', () => {
  it.each(sent)('%s', async (_name, part, present, absent) => {
    const { url, seen } = await listening()
    const { client } = await connected(target(`${url}/v1/a/`))
    expect((await client.send({ ...base, ...part })).status).toBe(200)
    const request = seen.join('')
    for (const pattern of present) expect(request).toMatch(pattern)
    for (const pattern of absent) expect(request).not.toMatch(pattern)
  })

  it('waits for 100 Continue before the body, and goes on without it', async () => {
    const seen: string[] = []
    const url = await serve(async (request, response) => {
      seen.push(`${request.headers.expect} ${request.headers['content-length']} ${await bodyOf(request)}`)
      response.end()
    })
    const { client, exchanges } = await connected(target(url))
    const reply = await client.send({ ...base, method: 'PUT', body: 'hello', expectContinue: true })
    expect(reply).toMatchObject({ status: 200, continued: true })
    expect(seen).toEqual(['100-continue 5 hello'])
    expect(exchanges[0]?.request.headers).toContainEqual(['Expect', '100-continue'])

    const deaf = await serveRaw((socket, data) => {
      if (data === 'hello') socket.end('HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n')
    })
    const other = await connected(target(deaf))
    const late = await other.client.send({ ...base, method: 'PUT', body: 'hello', expectContinue: true })
    expect(late).toMatchObject({ status: 201, continued: false })
  })

  it('does not send the body when it is refused before', async () => {
    const url = await serveRaw((socket, data) => {
      expect(data).not.toContain('hello')
      socket.write('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n')
    })
    const { client } = await connected(target(url))
    const reply = await client.send({ ...base, method: 'PUT', body: 'hello', expectContinue: true })
    expect(reply).toMatchObject({ status: 401, continued: false })
  })
})

describe('a refusal while the body is still being sent', () => {
  it.each([
    ['and the rest is not read', false],
    ['and the connection is closed', true],
  ])('%s', async (_name, closes) => {
    const url = await serveRaw(socket => {
      socket.pause()
      socket.write(
        'HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno',
        () => closes && socket.end(),
      )
    })
    const { client } = await connected(target(url), { timeoutMs: 5000 })
    const body = Buffer.alloc(8_000_000)
    const whole = await client.send({ ...base, method: 'PUT', body })
    const streamed = await client.send({
      ...base,
      method: 'PUT',
      body: chunks('a'.repeat(4_000_000), 'b'.repeat(4_000_000)),
    })
    const plain = await client.send({ ...base, method: 'PUT', body, headers: [['Connection', 'close']] })
    expect([whole, streamed, plain].map(reply => `${reply.status} ${reply.text()}`)).toEqual(Array(3).fill('413 no'))
  })
})

describe('a reply', () => {
  const answer = async (text: string): Promise<string> => serveRaw(socket => socket.end(text, 'latin1'))

  it('keeps headers in order and case, repeated ones apart, UTF-8 or not', async () => {
    const url = await answer(
      'HTTP/1.1 200 Fine by me\r\nx-Z: 1\r\nSet-A: a\r\nx-z: 2\r\nX-U: Ã©\r\nX-L: \xe9\r\nX-E:\r\nContent-Length: 2\r\n\r\n{}',
    )
    for (const framing of ['auto', 'none'] as const) {
      const reply = await (await connected(target(url))).client.send({ ...base, framing })
      expect(reply.headers).toEqual([
        ['x-Z', '1'],
        ['Set-A', 'a'],
        ['x-z', '2'],
        ['X-U', 'é'],
        ['X-L', '\xe9'],
        ['X-E', ''],
        ['Content-Length', '2'],
      ])
      expect(reply).toMatchObject({ status: 200, reason: 'Fine by me', continued: false })
      expect([reply.header('X-Z'), reply.header('x-e'), reply.header('none'), reply.json()]).toEqual([
        '1',
        '',
        undefined,
        {},
      ])
    }
  })

  it('is not decompressed', async () => {
    const packed = gzipSync('hello')
    const url = await serve((_request, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(packed))
    const { client, exchanges } = await connected(target(url))
    expect(Buffer.from((await client.send(base)).body)).toEqual(packed)
    expect(exchanges[0]?.response?.body).toMatchObject({
      encoding: 'base64',
      text: packed.toString('base64'),
      bytes: packed.length,
    })
  })

  it('is not followed when it is a redirect, and its host never sees the token', async () => {
    const other = await listening()
    const url = await serve((_request, response) => response.writeHead(302, { Location: `${other.url}/` }).end())
    const { client } = await connected(target(url))
    expect((await client.send(base)).status).toBe(302)
    expect(other.seen).toEqual([])
  })

  it('has no body after HEAD, whatever its Content-Length says', async () => {
    const url = await answer('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n')
    const reply = await (await connected(target(url))).client.send({ ...base, method: 'HEAD' })
    expect([reply.header('content-length'), reply.body.length]).toEqual(['10', 0])
  })

  it('throws a SyntaxError for a body that is not JSON', async () => {
    const url = await answer('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n<a/>')
    const reply = await (await connected(target(url))).client.send(base)
    expect(() => reply.json()).toThrow(SyntaxError)
  })
})

describe('recording', () => {
  it('cuts bodies at 4 KiB, at whole characters, and keeps their length', async () => {
    const long = 'é'.repeat(5000)
    const url = await serve((request, response) => request.on('end', () => response.end(`a${long}`)).resume())
    const { client, exchanges } = await connected(target(url), { exchangePrefix: 'w2-' })
    const [text, stream] = await Promise.all([
      client.send({ ...base, method: 'PUT', body: long }),
      client.send({ ...base, method: 'PUT', body: chunks(long, long) }),
    ])
    expect(text.text()).toBe(`a${long}`)
    const of = (id: string) => exchanges.find(exchange => exchange.id === id)
    expect(of(text.exchange)?.request.body).toEqual({
      bytes: 10_000,
      text: 'é'.repeat(2048),
      encoding: 'utf8',
      truncated: true,
    })
    expect(of(stream.exchange)?.request.body).toEqual({
      bytes: 20_000,
      text: 'é'.repeat(2048),
      encoding: 'utf8',
      truncated: true,
    })
    expect(of(text.exchange)?.response?.body).toEqual({
      bytes: 10_001,
      text: `a${'é'.repeat(2047)}`,
      encoding: 'utf8',
      truncated: true,
    })
    expect([text.exchange, stream.exchange].sort()).toEqual(['w2-1', 'w2-2'])
    expect(of(text.exchange)).toMatchObject({
      check: 'c',
      identity: 'default',
      at: expect.stringMatching(/^\d{4}-.*Z$/),
    })
  })

  it('lets as many requests be in flight as it may, and no more', async () => {
    const held: ServerResponse[] = []
    let most = 0
    const url = await serve((_request, response) => {
      most = Math.max(most, held.push(response))
      if (held.length < 2) return
      // Long enough for a third to come, were there one.
      setTimeout(() => {
        for (const waiting of held.splice(0)) waiting.end()
      }, 10)
    })
    const { client } = await connected(target(url), { concurrency: 2, rate: 10_000 })
    await Promise.all(Array.from({ length: 8 }, () => client.send({ ...base, framing: 'none' })))
    expect(most).toBe(2)
  })
})
