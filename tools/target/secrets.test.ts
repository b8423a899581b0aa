import { describe, expect, it } from 'vitest'
import type { Exchange } from '../model/exchange.ts'
import type { TargetRequest } from '../model/target.ts'
import { curlLine } from './curl.ts'
import { bodyOf, connected, serve, serveKeystone, serveRaw, target } from './loopback.fixture.ts'
import { resolveTarget } from './resolve.ts'

const token = `marked-token-${'0123456789'.repeat(20)}`
const base = { service: 'object-store', method: 'PUT', path: '/c', check: 'c' } satisfies TargetRequest

/** What stands around each secret in all that leaves the client, also in what is wrapped in base64. */
function leaks(secret: RegExp, exchanges: Exchange[], ...more: unknown[]): string[] {
  const decoded = exchanges.flatMap(({ request, response }) =>
    [request.body, response?.body].map(body =>
      body?.encoding === 'base64' ? Buffer.from(body.text, 'base64').toString('latin1') : '',
    ),
  )
  const written = JSON.stringify([exchanges, exchanges.map(curlLine), decoded, more])
  return [...written.matchAll(secret)].map(({ index }) => written.slice(Math.max(0, index - 40), index + 40))
}

describe('a secret that a target sends back', () => {
  const echoes: [string, (token: string) => string | Buffer][] = [
    ['in text', text => `you said ${text}`],
    ['in JSON', text => JSON.stringify({ token: { id: text } })],
    ['in a URL', text => `http://h/?t=${encodeURIComponent(text)}`],
    ['in base64', text => Buffer.from(text).toString('base64')],
    ['in binary data', text => Buffer.concat([Buffer.from([0, 255]), Buffer.from(text), Buffer.from([0])])],
    ['where the record is cut', text => `${'x'.repeat(4096 - 30)}${text}`],
    ['many times', text => text.repeat(60)],
  ]
  it.each(echoes)('%s, is in no record', async (_name, echo) => {
    const url = await serve(async (request, response) => {
      await bodyOf(request)
      const seen = String(request.headers['x-auth-token'])
      response.setHeader('X-Echo', `<${seen}>`).setHeader('Location', `http://h/${seen}`)
      response.writeHead(400, `Bad ${seen}`).end(echo(seen))
    })
    const { client, exchanges } = await connected(target(url, token))
    const reply = await client.send({
      ...base,
      body: echo(token),
      headers: [['X-Object-Meta-A', token]],
      query: `token=${token}`,
    })
    // The check itself sees all of it.
    expect(reply.header('X-Echo')).toBe(`<${token}>`)
    expect(leaks(/marked-/g, exchanges, client.description)).toEqual([])
  })

  it('is in no error', async () => {
    const url = await serveRaw((socket, data) =>
      socket.end(`HTTP/1.1 ${/X-Auth-Token: (\S+)/i.exec(data)?.[1]} Bad\r\n\r\n`),
    )
    const { client, exchanges, redactor } = await connected(target(url, token))
    const error = (await client.send({ ...base, path: `/${token}` }).catch((thrown: unknown) => thrown)) as Error & {
      where: string
    }
    expect(error).toMatchObject({ code: 'TARGET_PROTOCOL' })
    expect(leaks(/marked-/g, exchanges, error.message, error.where, error.stack)).toEqual([])
    expect(redactor.text(token)).toBe('[redacted]')
  })
})

it('keeps every secret of a target out of records, errors and the description', async () => {
  const { base: url } = await serveKeystone({
    onStorage: (request, response) => response.end(String(request.headers['x-auth-token'])),
  })
  const withUser = url.replace('//', '//user:marked-user-info@')
  const resolved = await resolveTarget(
    { endpoints: [`object-store=${withUser}/v1/a`] },
    {
      OS_AUTH_URL: withUser,
      OS_USERNAME: 'u',
      OS_PASSWORD: 'marked-password',
      OS_PROJECT_NAME: 'one',
      ALT_OS_USERNAME: 'v',
      ALT_OS_PASSWORD: 'marked-other',
      ALT_OS_PROJECT_NAME: 'two',
      K5C_EXPIRED_TOKEN: 'marked-expired',
    },
  )
  const { client, exchanges } = await connected(resolved)
  for (const identity of client.identities) {
    const reply = await client.send({ ...base, identity, headers: [['X-Account-Meta-Temp-URL-Key', 'marked-key']] })
    expect(reply.status).toBe(200)
  }
  expect(client.identities.size).toBe(5)
  expect(exchanges).toHaveLength(7)
  expect(exchanges.filter(exchange => exchange.request.url.includes('@'))).toEqual([])
  expect(leaks(/marked-|issued-token/g, exchanges, client.description)).toEqual([])
  expect(client.description.endpoints['object-store']).toBe(`${url}/v1/a`)
})
