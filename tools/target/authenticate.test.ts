import type { IncomingMessage } from 'node:http'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { bodyOf, connected, type KeystoneScript, serve, serveKeystone, storage } from './loopback.fixture.ts'
import { resolveTarget } from './resolve.ts'
import type { ResolvedTarget } from './resolved-target.ts'

afterEach(() => vi.useRealTimers())

function named(env: Record<string, string>): Promise<ResolvedTarget> {
  return resolveTarget({}, { OS_USERNAME: 'u', OS_PASSWORD: 'marked-password', OS_PROJECT_NAME: 'one', ...env })
}

const head = { service: 'object-store', method: 'HEAD', path: '', check: 'c' }

describe('authentication at Keystone', () => {
  const kinds: [string, Record<string, string>, object][] = [
    [
      'password',
      {},
      {
        identity: {
          methods: ['password'],
          password: { user: { name: 'u', domain: { id: 'default' }, password: 'marked-password' } },
        },
        scope: { project: { name: 'one', domain: { id: 'default' } } },
      },
    ],
    [
      'application credential',
      {
        OS_AUTH_TYPE: 'v3applicationcredential',
        OS_APPLICATION_CREDENTIAL_ID: 'ac',
        OS_APPLICATION_CREDENTIAL_SECRET: 'marked-secret',
      },
      {
        identity: {
          methods: ['application_credential'],
          application_credential: { id: 'ac', secret: 'marked-secret' },
        },
      },
    ],
    [
      'token',
      { OS_AUTH_TYPE: 'v3token', OS_TOKEN: 'marked-token' },
      {
        identity: { methods: ['token'], token: { id: 'marked-token' } },
        scope: { project: { name: 'one', domain: { id: 'default' } } },
      },
    ],
  ]
  it.each(kinds)('by %s', async (_name, env, auth) => {
    const bodies: string[] = []
    const { base, issued } = await serveKeystone({ onToken: body => bodies.push(body) })
    const { client, exchanges } = await connected(await named({ OS_AUTH_URL: base, ...env }))
    expect(JSON.parse(bodies[0] ?? '')).toEqual({ auth })
    expect(client.endpoint('object-store')).toBe(`${base}/v1/AUTH_${env.OS_APPLICATION_CREDENTIAL_ID ? 'demo' : 'one'}`)
    expect(exchanges.every(exchange => exchange.check === 'auth')).toBe(true)
    const written = JSON.stringify([exchanges, client.description])
    for (const secret of ['marked', ...issued]) expect(written).not.toContain(secret)
  })

  it('by a token as it is, when no project is named', async () => {
    const seen: string[] = []
    const { base } = await serveKeystone({
      onToken: (_body, request) => seen.push(`${request.method} ${request.headers['x-subject-token']}`),
      onStorage: (request, response) =>
        response.writeHead(request.headers['x-auth-token'] === 'marked-token' ? 204 : 401).end(),
    })
    const target = await resolveTarget({}, { OS_AUTH_URL: base, OS_TOKEN: 'marked-token' })
    const { client } = await connected(target)
    expect((await client.send(head)).status).toBe(204)
    expect(seen).toEqual(['GET marked-token'])
  })

  it('has an expired token where tokens can be revoked', async () => {
    const { base } = await serveKeystone()
    expect((await connected(await named({ OS_AUTH_URL: base }))).client.identities.has('expired')).toBe(true)
    const other = await serveKeystone({ revokes: 405 })
    expect((await connected(await named({ OS_AUTH_URL: other.base }))).client.identities.has('expired')).toBe(false)
    const given = await connected(await named({ OS_AUTH_URL: other.base, K5C_EXPIRED_TOKEN: 'marked-old' }))
    expect(given.client.identities.has('expired')).toBe(true)
    expect(other.issued).toHaveLength(3)
  })
})

describe('the catalog', () => {
  const entries = (base: string): object[] => [
    {
      type: 'object-storage',
      endpoints: [
        { interface: 'admin', region: 'one', url: `${base}/admin` },
        { interface: 'public', region: 'one', url: `${base}/one/` },
        { interface: 'publicURL', region_id: 'two', url: `${base}/two` },
      ],
    },
    { type: 'compute', endpoints: [{ interface: 'public', region: 'one', url: 'not a URL' }, null] },
    { type: 'image', endpoints: 'none' },
    {},
  ]
  it.each([
    ['the first region', {}, '/one'],
    ['a region', { OS_REGION_NAME: 'two' }, '/two'],
    ['an interface', { OS_INTERFACE: 'adminURL' }, '/admin'],
  ])('gives the endpoint of %s', async (_name, env, path) => {
    const { base } = await serveKeystone({ catalog: entries })
    const { client } = await connected(await named({ OS_AUTH_URL: base, ...env }))
    expect(client.endpoint('object-store')).toBe(base + path)
    expect([client.has('object-storage'), client.has('compute'), client.has('image')]).toEqual([true, false, false])
  })

  it.each<[string, Record<string, string>, KeystoneScript, RegExp]>([
    ['an unknown region', { OS_REGION_NAME: 'three' }, { catalog: entries }, /no region "three"; it has: one, two/],
    [
      'no object-store',
      {},
      {
        catalog: base => [
          { ...storage(base), type: 'dns' },
          { ...storage(base), type: 'compute' },
        ],
      },
      /"object-store"; it has: compute, dns/,
    ],
    ['no such interface', { OS_INTERFACE: 'internal' }, { catalog: entries }, /it has: none/],
    ['no catalog', {}, { catalog: () => [] }, /it has: none/],
  ])('names what there is, with %s', async (_name, env, script, text) => {
    const { base } = await serveKeystone(script)
    const use = async (): Promise<unknown> =>
      (await connected(await named({ OS_AUTH_URL: base, ...env }))).client.send(head)
    const error = await use().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'TARGET_NO_ENDPOINT' })
    expect((error as Error).message).toMatch(text)
  })
})

describe('what is no authentication', () => {
  const html = '<html>marked-password</html>'
  const answers: [string, number, Record<string, string>, string, string][] = [
    ['HTML', 200, { 'Content-Type': 'text/html' }, html, 'TARGET_NOT_KEYSTONE'],
    ['a broken JSON', 201, { 'X-Subject-Token': 't' }, '{"token":', 'TARGET_NOT_KEYSTONE'],
    ['another JSON', 201, { 'X-Subject-Token': 't' }, '[null]', 'TARGET_NOT_KEYSTONE'],
    ['no token header', 201, {}, '{"token":{}}', 'TARGET_NOT_KEYSTONE'],
    ['a redirect', 302, { Location: 'http://elsewhere/' }, '', 'TARGET_NOT_KEYSTONE'],
    ['not found', 404, {}, '', 'TARGET_NOT_KEYSTONE'],
    ['a refusal', 401, {}, '{"error":{"message":"marked-password"}}', 'TARGET_AUTHENTICATION'],
    ['a failure', 503, {}, html, 'TARGET_AUTHENTICATION'],
  ]
  it.each(answers)('Keystone: %s', async (_name, status, headers, body, code) => {
    const url = await serve((_request, response) => response.writeHead(status, headers).end(body))
    const error = await connected(await named({ OS_AUTH_URL: url })).catch((thrown: Error) => thrown)
    expect(error).toMatchObject({ name: 'ConformanceError', code, where: `${url}/v3/auth/tokens` })
    expect(String((error as Error).message)).not.toContain('marked')
  })

  it.each([
    ['HTML', 200, {}, 'TARGET_NOT_SWIFT_AUTH'],
    ['a refusal', 401, {}, 'TARGET_AUTHENTICATION'],
    ['no storage URL', 200, { 'X-Auth-Token': 't' }, 'TARGET_NOT_SWIFT_AUTH'],
    ['a storage URL that is none', 200, { 'X-Auth-Token': 't', 'X-Storage-Url': 'marked' }, 'TARGET_URL'],
  ])('Swift: %s', async (_name, status, headers, code) => {
    const url = await serve((_request, response) => response.writeHead(status, headers).end('<html>'))
    const target = await resolveTarget({}, { ST_AUTH: url, ST_USER: 'a:u', ST_KEY: 'marked-key' })
    await expect(connected(target)).rejects.toMatchObject({ name: 'ConformanceError', code })
  })
})

it.each(['http://169.254.169.254/', 'file:///etc/passwd'])(
  'Swift: a storage that the user named stands, when the target names %s',
  async told => {
    const url = await serve((_request, response) =>
      response.writeHead(204, { 'X-Auth-Token': 'tk', 'X-Storage-Url': told }).end(),
    )
    const env = { ST_AUTH: url, ST_USER: 'a:u', ST_KEY: 'marked-key' }
    const { client } = await connected(await resolveTarget({ endpoints: [`object-store=${url}/v1/a`] }, env))
    expect(client.endpoint('object-store')).toBe(`${url}/v1/a`)
  },
)

describe('identities', () => {
  it('reaches either account as either user, by v1', async () => {
    const seen: string[] = []
    const url: string = await serve(async (request: IncomingMessage, response) => {
      const user = String(request.headers['x-auth-user'] ?? '').split(':')[0]
      if (user === '') seen.push(`${request.url} ${request.headers['x-auth-token']}`)
      const headers = {
        'X-Auth-Token': `tk-${user}`,
        'X-Storage-Url': `${url}/v1/${user}`,
        'X-Auth-Token-Expires': '60',
      }
      response.writeHead(204, user === '' ? {} : headers).end(await bodyOf(request))
    })
    const env = { ST_AUTH: url, ST_USER: 'a:u', ST_KEY: 'marked-key', ALT_ST_USER: 'b:v', ALT_ST_KEY: 'marked-other' }
    const { client, exchanges } = await connected(await resolveTarget({}, env))
    for (const identity of ['default', 'alternate'] as const)
      for (const account of ['default', 'alternate'] as const) await client.send({ ...head, identity, account })
    expect(seen).toEqual(['/v1/a tk-a', '/v1/b tk-a', '/v1/a tk-b', '/v1/b tk-b'])
    expect(client.description).toMatchObject({ auth: 'v1', authUrl: url, endpoints: { 'object-store': `${url}/v1/a` } })
    expect(JSON.stringify(exchanges)).not.toMatch(/marked|tk-/)
  })

  it('refuses an alternate of the same project', async () => {
    const { base } = await serveKeystone()
    const target = await named({ OS_AUTH_URL: base, ALT_OS_USERNAME: 'v' })
    await expect(connected(target)).rejects.toMatchObject({ code: 'TARGET_ALTERNATE' })
  })

  it("takes over another client's session without authenticating", async () => {
    const { base, issued } = await serveKeystone()
    const target = await named({ OS_AUTH_URL: base, ALT_OS_PROJECT_NAME: 'two' })
    const { client } = await connected(target)
    const count = issued.length
    const second = await connected(target, { session: structuredClone(client.session()) })
    expect((await second.client.send({ ...head, identity: 'alternate' })).status).toBe(204)
    expect(second.client.identities).toEqual(new Set(['default', 'none', 'invalid', 'alternate', 'expired']))
    expect(issued).toHaveLength(count)
  })
})

describe('renewal', () => {
  const storageThatKnows = (valid: () => string | undefined): KeystoneScript => ({
    onStorage: (request, response) => response.writeHead(request.headers['x-auth-token'] === valid() ? 204 : 401).end(),
  })

  it('comes shortly before a token expires, once for all who wait', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { base, issued } = await serveKeystone(storageThatKnows(() => issued.at(-1)))
    const { client } = await connected(await named({ OS_AUTH_URL: base, K5C_EXPIRED_TOKEN: 'old-token' }))
    await client.send(head)
    expect(issued).toHaveLength(1)
    vi.advanceTimersByTime(3_590_000)
    const replies = await Promise.all([client.send(head), client.send(head)])
    expect([replies.map(reply => reply.status), issued.length]).toEqual([[204, 204], 2])
  })

  it('comes once after a 401, for a token that is not young and for the default identity only', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { base, issued } = await serveKeystone(storageThatKnows(() => 'issued-token-1'))
    const { client } = await connected(await named({ OS_AUTH_URL: base, K5C_EXPIRED_TOKEN: 'old-token' }))
    expect((await client.send(head)).status).toBe(401)
    expect(issued).toHaveLength(1)
    vi.advanceTimersByTime(61_000)
    for (const identity of ['none', 'invalid', 'expired'] as const)
      expect((await client.send({ ...head, identity })).status).toBe(401)
    expect((await client.send({ ...head, headers: [['X-Auth-Token', 'own']] })).status).toBe(401)
    expect(issued).toHaveLength(1)
    expect((await client.send(head)).status).toBe(204)
    expect(issued).toHaveLength(2)
  })
})
