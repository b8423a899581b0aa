import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningEmulator, startEmulator } from '../server.ts'
import { IdentityClient, subjectOf } from '../testing/identity-client.ts'

let emulator: RunningEmulator
let client: IdentityClient
let now = Date.UTC(2026, 0, 1)

beforeAll(async () => {
  emulator = await startEmulator({ clock: () => now, tokenLifetimeMs: 60_000 })
  client = new IdentityClient(emulator.info)
})
afterAll(() => emulator.close())

const onProject = (name: string): object => ({ project: { name, domain: { id: 'default' } } })

describe('POST /v3/auth/tokens', () => {
  it('answers 201 with the whole token', async () => {
    const { info } = emulator
    const reply = await client.authenticate(client.password(), onProject('demo'))
    expect(reply.status).toBe(201)
    expect(reply.headers.get('vary')).toBe('X-Auth-Token')
    const { token } = reply.json
    expect(token).toMatchObject({
      methods: ['password'],
      user: { name: 'demo', domain: { id: 'default', name: 'Default' }, password_expires_at: null },
      project: { name: 'demo', domain: { id: 'default', name: 'Default' } },
      is_domain: false,
      issued_at: '2026-01-01T00:00:00.000000Z',
      expires_at: '2026-01-01T00:01:00.000000Z',
    })
    expect(token.roles.map((role: { name: string }) => role.name)).toEqual(['member', 'reader', 'administrator'])
    expect(token.audit_ids).toEqual([expect.stringMatching(/^[\w-]{22}$/)])
    const storage = token.catalog.find((entry: { type: string }) => entry.type === 'object-store')
    expect(storage.endpoints.map((endpoint: { interface: string }) => endpoint.interface)).toEqual([
      'public',
      'internal',
      'admin',
    ])
    for (const endpoint of storage.endpoints) {
      expect(endpoint).toMatchObject({ region: info.region, region_id: info.region })
      expect(endpoint.url).toBe(`${new URL(info.authUrl).origin}/v1/AUTH_${token.project.id}`)
      expect(endpoint.url).toBe(info.endpoints['object-store'])
    }
  })

  it.each([
    ['project by name and domain id', () => onProject('demo'), 'demo'],
    ['project by name and domain name', () => ({ project: { name: 'demo', domain: { name: 'Default' } } }), 'demo'],
    ['no scope: the default project', () => undefined, 'demo'],
    ['unscoped', () => 'unscoped', undefined],
  ])('scopes to %s', async (_title, scope, project) => {
    const { status, json } = await client.authenticate(client.password(), scope())
    expect(status).toBe(201)
    expect(json.token.project?.name).toBe(project)
    expect('catalog' in json.token).toBe(project !== undefined)
    expect('roles' in json.token).toBe(project !== undefined)
  })

  it('takes ids of users and projects, and leaves the catalog out when asked', async () => {
    const { user, project } = (await client.authenticate(client.password())).json.token
    const identity = {
      methods: ['password'],
      password: { user: { id: user.id, password: emulator.info.password } },
    }
    const { status, json } = await client.authenticate(identity, { project: { id: project.id } }, '?nocatalog')
    expect(status).toBe(201)
    expect(json.token.project.id).toBe(project.id)
    expect('catalog' in json.token).toBe(false)
  })

  it('exchanges a token, which keeps its end and remembers its origin', async () => {
    const first = await client.authenticate(client.password(), 'unscoped')
    now += 1000
    const identity = { methods: ['token'], token: { id: subjectOf(first) } }
    const { status, json } = await client.authenticate(identity, onProject('demo'))
    expect(status).toBe(201)
    expect(json.token.methods).toEqual(['token', 'password'])
    expect(json.token.expires_at).toBe(first.json.token.expires_at)
    expect(json.token.audit_ids[1]).toBe(first.json.token.audit_ids[0])
    const narrow = await client.authenticate(identity)
    expect(narrow.json.token.project).toBeUndefined()
  })

  it('needs every method that is named, for one user', async () => {
    const token = { id: await client.token() }
    const password = (client.password() as { password: object }).password
    const both = await client.authenticate({ methods: ['password', 'token'], password, token })
    expect(both.status).toBe(201)
    const other = { id: await client.token(emulator.info.alternate) }
    expect((await client.authenticate({ methods: ['password', 'token'], password, token: other })).status).toBe(401)
  })

  const user = { name: 'demo', domain: { id: 'default' }, password: 'wrong' }
  it.each([
    ['a wrong password', { methods: ['password'], password: { user } }, undefined, 401],
    ['an unknown user', { methods: ['password'], password: { user: { ...user, name: 'x' } } }, undefined, 401],
    ['another domain', { methods: ['password'], password: { user: { ...user, domain: { id: 'x' } } } }, undefined, 401],
    ['an unknown token', { methods: ['token'], token: { id: 'x' } }, undefined, 401],
    ['an unknown method', { methods: ['mapped'], mapped: {} }, undefined, 401],
    ['no method', { methods: [] }, undefined, 401],
    ['another user’s project', 'demo', onProject('alternate'), 401],
    ['an unknown project', 'demo', { project: { id: 'x' } }, 401],
    ['a domain', 'demo', { domain: { id: 'default' } }, 401],
    ['the system', 'demo', { system: { all: true } }, 401],
    ['an empty scope', 'demo', {}, 400],
    ['two scopes', 'demo', { ...onProject('demo'), domain: { id: 'default' } }, 400],
    [
      'a name without its domain',
      { methods: ['password'], password: { user: { name: 'a', password: 'b' } } },
      undefined,
      400,
    ],
    ['a name that is a number', { methods: ['password'], password: { user: { ...user, name: 5 } } }, undefined, 400],
    ['a method without its data', { methods: ['password'] }, undefined, 400],
    ['no methods at all', { password: { user } }, undefined, 400],
    [
      'a secret that is no string',
      { methods: ['password'], password: { user: { ...user, password: [] } } },
      undefined,
      400,
    ],
  ])('refuses %s', async (_title, identity, scope, status) => {
    const reply = await client.authenticate(identity === 'demo' ? client.password() : (identity as object), scope)
    expect(reply.status).toBe(status)
    expect(reply.json).toEqual({
      error: { code: status, title: status === 401 ? 'Unauthorized' : 'Bad Request', message: expect.any(String) },
    })
    const challenge = status === 401 ? `Keystone uri="${emulator.info.authUrl}"` : null
    expect(reply.headers.get('www-authenticate')).toBe(challenge)
  })

  it.each([
    ['broken JSON', '{', 'application/json', 400],
    ['no object', '[]', 'application/json', 400],
    ['no auth', '{}', 'application/json', 400],
    ['an unhealthy member', '{"__proto__": {"auth": {}}}', 'application/json', 400],
    ['another content type', '{"auth":{}}', 'text/plain', 400],
    ['too much', `"${'x'.repeat(200_000)}"`, 'application/json', 413],
  ])('refuses a body with %s', async (_title, body, type, status) => {
    const reply = await client.call('POST', '/auth/tokens', { body, headers: { 'Content-Type': type } })
    expect(reply.status).toBe(status)
    expect(reply.json.error.code).toBe(status)
  })
})

describe('a token in use', () => {
  it('can be validated by GET and HEAD', async () => {
    const token = await client.token()
    const shown = await client.call('GET', '/auth/tokens', { token, subject: token })
    expect(shown.status).toBe(200)
    expect(subjectOf(shown)).toBe(token)
    expect(shown.json.token.user.name).toBe('demo')
    const head = await client.call('HEAD', '/auth/tokens', { token, subject: token })
    expect([head.status, head.text, subjectOf(head)]).toEqual([200, '', token])
    expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength(shown.text)))
  })

  it('ends when it is revoked', async () => {
    const [token, second] = [await client.token(), await client.token()]
    expect((await client.call('DELETE', '/auth/tokens', { token: second, subject: token })).status).toBe(204)
    expect((await client.call('GET', '/auth/tokens', { token: second, subject: token })).status).toBe(404)
    expect((await client.call('GET', '/auth/catalog', { token })).status).toBe(401)
    expect((await client.call('GET', '/auth/catalog', { token: second })).status).toBe(200)
  })

  it('ends when its time is over', async () => {
    const token = await client.token()
    now += 59_999
    expect((await client.call('GET', '/auth/catalog', { token })).status).toBe(200)
    now += 1
    expect((await client.call('GET', '/auth/catalog', { token })).status).toBe(401)
    const exchange = await client.authenticate({ methods: ['token'], token: { id: token } })
    expect(exchange.status).toBe(401)
    expect((await client.call('GET', '/auth/tokens', { token: await client.token(), subject: token })).status).toBe(404)
  })

  it('is nobody else’s business', async () => {
    const [token, other] = [await client.token(), await client.token(emulator.info.alternate)]
    expect((await client.call('GET', '/auth/tokens', { token: other, subject: token })).status).toBe(403)
    expect((await client.call('DELETE', '/auth/tokens', { token: other, subject: token })).status).toBe(403)
    expect((await client.call('GET', '/auth/catalog', { token })).status).toBe(200)
  })

  it.each([
    ['none', undefined],
    ['unknown', 'x'],
  ])('is needed (%s)', async (_title, token) => {
    for (const path of ['/auth/tokens', '/auth/catalog', '/auth/projects', '/users/x', '/projects/x', '/projects']) {
      const reply = await client.call('GET', path, token === undefined ? {} : { token })
      expect([path, reply.status]).toEqual([path, 401])
    }
  })

  it('never was valid where the emulator issued it expired', async () => {
    expect((await client.call('GET', '/auth/catalog', { token: emulator.info.expiredToken })).status).toBe(401)
  })
})

describe('what a token shows', () => {
  it('lists the catalog and the projects of its own user', async () => {
    for (const user of [emulator.info, emulator.info.alternate, emulator.info.reader]) {
      const token = await client.token(user)
      const projects = (await client.call('GET', '/auth/projects', { token })).json.projects
      expect(projects.map((project: { name: string }) => project.name)).toEqual([user.project])
      const { catalog } = (await client.call('GET', '/auth/catalog', { token })).json
      expect(JSON.stringify(catalog)).toContain(`/v1/AUTH_${projects[0].id}`)
    }
  })

  it('has no catalog without a project', async () => {
    const token = subjectOf(await client.authenticate(client.password(), 'unscoped'))
    expect((await client.call('GET', '/auth/catalog', { token })).status).toBe(403)
  })

  it('shows its own user and project, and no others', async () => {
    const mine = (await client.authenticate(client.password())).json.token
    const other = (await client.authenticate(client.password(emulator.info.alternate))).json.token
    const token = await client.token()
    const status = async (path: string): Promise<number> => (await client.call('GET', path, { token })).status
    expect(await status(`/users/${mine.user.id}`)).toBe(200)
    expect(await status(`/users/${mine.user.id}/projects`)).toBe(200)
    expect(await status(`/projects/${mine.project.id}`)).toBe(200)
    expect(await status(`/users/${other.user.id}`)).toBe(403)
    expect(await status(`/projects/${other.project.id}`)).toBe(403)
    expect(await status('/users')).toBe(403)
  })
})

describe('paths', () => {
  it('offers one version', async () => {
    const choice = await fetch(new URL('/', emulator.info.authUrl))
    expect([choice.status, choice.headers.get('location')]).toEqual([300, `${emulator.info.authUrl}/`])
    expect(((await choice.json()) as { versions: { values: object[] } }).versions.values).toHaveLength(1)
    for (const path of ['', '/']) {
      const version = await client.call('GET', path)
      expect([version.status, version.json.version.links[0].href]).toEqual([200, `${emulator.info.authUrl}/`])
    }
  })

  it('answers 404 and 405 in its own form', async () => {
    expect((await client.call('GET', '/nothing')).json.error.code).toBe(404)
    const reply = await client.call('PUT', '/auth/tokens', { body: {} })
    expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'POST, GET, HEAD, DELETE'])
  })
})
