import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { TargetRequest } from '../model/target.ts'
import { curlLine } from './curl.ts'
import { connected, serveRaw, target } from './loopback.fixture.ts'

const run = promisify(execFile)
const env = { PATH: process.env.PATH, OS_TOKEN: 'given-token', ALT_OS_TOKEN: 'other-token', SECRET: 'marked-key' }
const base = { service: 'object-store', method: 'GET', path: '/c/o', check: 'c' } satisfies TargetRequest

async function* chunks(...parts: string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part)
}

/** A request as a server sees it, without what HTTP libraries add of their own accord. */
function essence(request: string): { line: string; headers: string[]; body: string } {
  const [head = '', ...rest] = request.split('\r\n\r\n')
  const [line = '', ...headers] = head.split('\r\n')
  const own = /^(?:host|user-agent|accept|connection|expect):/i
  const kept = headers
    .filter(header => !own.test(header))
    .map(header => header.replace(/^[^:]+: ?/, name => name.toLowerCase().trim()))
  return { line, headers: kept.sort(), body: rest.join('\r\n\r\n') }
}

const requests: [string, Partial<TargetRequest>][] = [
  ['GET', { headers: [['X-Newest', 'True']] }],
  ['GET without a token', { identity: 'none', query: "a=b&c='d'" }],
  ['HEAD', { method: 'HEAD' }],
  ['DELETE', { method: 'DELETE', path: '/c/o%20%27', query: 'bulk-delete' }],
  ['COPY', { method: 'COPY', headers: [['Destination', "x/it's"]] }],
  ['PUT without a body', { method: 'PUT' }],
  ['PUT without framing', { method: 'PUT', framing: 'none' }],
  [
    'PUT of text',
    { method: 'PUT', body: 'it\'s $HOME "and" `more` \\n\n!', headers: [['Content-Type', 'text/plain']] },
  ],
  ['PUT of text that begins with an @', { method: 'PUT', body: '@/etc/passwd' }],
  ['PUT of bytes', { method: 'PUT', body: new Uint8Array([0, 255, 10, 13, 1]) }],
  ['POST of JSON', { method: 'POST', body: '{"a":[1,{}]}', headers: [['Content-Type', 'application/json']] }],
  ['a header that is empty', { method: 'POST', headers: [['X-Remove-Container-Meta-A', '']] }],
  ['UTF-8 in a header', { method: 'POST', headers: [['X-Object-Meta-A', 'é']] }],
  ['dots and brackets in the path', { path: '/c/./../{a}[1-3]' }],
  ['a secret in a header', { method: 'POST', headers: [['X-Account-Meta-Temp-URL-Key', 'marked-key']] }],
  ['a secret in JSON', { method: 'POST', body: '{"adminPass":"marked-key"}' }],
  ['a secret in the query', { query: 'temp_url_sig=marked-key&temp_url_expires=1' }],
]

describe('a curl line pasted into bash', () => {
  it.each(requests)('sends again: %s', async (_name, part) => {
    const seen: string[] = []
    const url = await serveRaw((socket, data) => {
      seen.push(data)
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')
    })
    const { client, exchanges, redactor } = await connected(target(`${url}/v1/a`))
    await client.send({ ...base, ...part })
    const original = seen.splice(0).join('')
    const line = curlLine(exchanges[0] as (typeof exchanges)[0])
    expect(line).not.toMatch(/given-token|marked-key/)
    expect(redactor.text(line)).toBe(line)
    const { stdout } = await run('bash', ['-c', line], { env })
    expect(stdout).toContain('200 OK')
    expect(essence(seen.join(''))).toEqual(essence(original))
  })

  it('sends a stream in chunks', async () => {
    const seen: string[] = []
    const url = await serveRaw((socket, data) => {
      seen.push(data)
      if (data.includes('0\r\n\r\n')) socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')
    })
    const { client, exchanges } = await connected(target(url))
    await client.send({ ...base, method: 'PUT', body: chunks('ab', 'cd') })
    seen.splice(0)
    await run('bash', ['-c', curlLine(exchanges[0] as (typeof exchanges)[0])], { env })
    expect(seen.join('')).toMatch(/transfer-encoding: chunked[\s\S]*\r\n\r\n4\r\nabcd\r\n0\r\n/i)
    expect(seen.join('')).not.toMatch(/content-type/i)
  })

  it("takes each identity's token from a variable of its own, and says what is missing of a body", async () => {
    const url = await serveRaw(socket => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'))
    const other = target(url)
    other.alternate = {
      ...other.default,
      credentials: { kind: 'token', token: 'other-token' },
      endpoints: { 'object-store': `${url}/b` },
    }
    other.expiredToken = 'old-token'
    const { client, exchanges } = await connected(other)
    for (const identity of ['alternate', 'expired', 'invalid'] as const) await client.send({ ...base, identity })
    await client.send({ ...base, method: 'PUT', body: 'x'.repeat(5000) })
    const lines = exchanges.map(curlLine)
    expect(lines).toEqual([
      `curl -sSi -H "X-Auth-Token: $ALT_OS_TOKEN" ${url}/c/o`,
      `curl -sSi -H "X-Auth-Token: $K5C_EXPIRED_TOKEN" ${url}/c/o`,
      `curl -sSi -H 'X-Auth-Token: never-issued' ${url}/c/o`,
      `curl -sSi -X PUT -H "X-Auth-Token: $OS_TOKEN" -H Content-Type: --data-binary @FILE ${url}/c/o # FILE: a body of 5000 bytes; the record has its start only`,
    ])
  })
})
