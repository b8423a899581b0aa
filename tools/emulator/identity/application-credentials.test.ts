import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningEmulator, startEmulator } from '../server.ts'
import { IdentityClient, type IdentityReply, subjectOf } from '../testing/identity-client.ts'

let emulator: RunningEmulator
let client: IdentityClient
let token: string
let path: string
let now = Date.UTC(2026, 0, 1)

beforeAll(async () => {
  emulator = await startEmulator({ clock: () => now })
  client = new IdentityClient(emulator.info)
})
afterAll(() => emulator.close())
beforeEach(async () => {
  const reply = await client.authenticate(client.password())
  token = subjectOf(reply)
  path = `/users/${reply.json.token.user.id}/application_credentials`
})

const create = (wanted: object, as = token): Promise<IdentityReply> =>
  client.call('POST', path, { token: as, body: { application_credential: wanted } })
const use = (named: object): Promise<IdentityReply> =>
  client.authenticate({ methods: ['application_credential'], application_credential: named })

describe('application credentials', () => {
  it('gives one out at the start', async () => {
    const { status, json } = await use(emulator.info.applicationCredential)
    expect(status).toBe(201)
    expect(json.token).toMatchObject({
      methods: ['application_credential'],
      user: { name: 'demo' },
      project: { name: 'demo' },
      application_credential: { id: emulator.info.applicationCredential.id, restricted: true },
    })
    expect(json.token.catalog).not.toHaveLength(0)
  })

  it('makes, lists, shows, uses and deletes one', async () => {
    const made = await create({ name: 'job', description: 'nightly', roles: [{ name: 'reader' }] })
    expect(made.status).toBe(201)
    const { id, secret } = made.json.application_credential
    expect(made.json.application_credential).toMatchObject({ name: 'job', description: 'nightly', unrestricted: false })
    const listed = await client.call('GET', path, { token })
    expect(listed.json.application_credentials.map((entry: { name: string }) => entry.name)).toEqual(['seed', 'job'])
    const shown = await client.call('GET', `${path}/${id}`, { token })
    expect(shown.status).toBe(200)
    // The secret is shown once only.
    expect(listed.text + shown.text).not.toContain(secret)
    const used = await use({ id, secret })
    expect(used.json.token.roles.map((role: { name: string }) => role.name)).toEqual(['reader'])
    expect((await client.call('DELETE', `${path}/${id}`, { token })).status).toBe(204)
    expect((await client.call('GET', `${path}/${id}`, { token })).status).toBe(404)
    expect((await use({ id, secret })).status).toBe(401)
    expect((await client.call('GET', '/auth/catalog', { token: subjectOf(used) })).status).toBe(401)
  })

  it('finds one by name and user', async () => {
    const { secret } = emulator.info.applicationCredential
    const user = { name: 'demo', domain: { id: 'default' } }
    expect((await use({ name: 'seed', user, secret })).status).toBe(201)
    expect((await use({ name: 'seed', user: { ...user, name: 'alternate' }, secret })).status).toBe(401)
    expect((await use({ name: 'seed', secret })).status).toBe(400)
  })

  it.each([
    ['a wrong secret', { secret: 'wrong' }, 401],
    ['an unknown id', { id: 'x' }, 401],
    ['no secret', { secret: undefined }, 400],
  ])('refuses %s', async (_title, change, status) => {
    expect((await use({ ...emulator.info.applicationCredential, ...change })).status).toBe(status)
  })

  it('ends when its time is over', async () => {
    const made = await create({ name: 'short', secret: 'a-secret-of-mine', expires_at: '2026-01-01T00:10:00' })
    const { id, expires_at } = made.json.application_credential
    expect(expires_at).toBe('2026-01-01T00:10:00.000000Z')
    expect((await use({ id, secret: 'a-secret-of-mine' })).status).toBe(201)
    now = Date.UTC(2026, 0, 1, 0, 10)
    expect((await use({ id, secret: 'a-secret-of-mine' })).status).toBe(401)
  })

  it('cannot ask for a scope, be exchanged, or make others', async () => {
    const { id, secret } = emulator.info.applicationCredential
    const identity = { methods: ['application_credential'], application_credential: { id, secret } }
    const scope = { project: { name: 'demo', domain: { id: 'default' } } }
    expect((await client.authenticate(identity, scope)).status).toBe(401)
    const delegated = subjectOf(await client.authenticate(identity))
    expect((await client.authenticate({ methods: ['token'], token: { id: delegated } }, scope)).status).toBe(403)
    expect((await create({ name: 'child' }, delegated)).status).toBe(403)
    expect((await client.call('DELETE', `${path}/${id}`, { token: delegated })).status).toBe(403)
  })

  it('may make others when it is unrestricted', async () => {
    const { id, secret } = (await create({ name: 'parent', unrestricted: true })).json.application_credential
    const delegated = subjectOf(await use({ id, secret }))
    expect((await create({ name: 'child' }, delegated)).status).toBe(201)
  })

  it.each([
    ['no name', {}, 400],
    ['an empty name', { name: '' }, 400],
    ['an empty secret', { name: 'a', secret: '' }, 400],
    ['a name that is taken', { name: 'seed' }, 409],
    ['a role the token lacks', { name: 'a', roles: [{ name: 'admin' }] }, 404],
    ['a past end', { name: 'a', expires_at: '2001-01-01T00:00:00Z' }, 400],
    ['an end that is no time', { name: 'a', expires_at: 'tomorrow' }, 400],
    ['a flag that is a word', { name: 'a', unrestricted: 'yes' }, 400],
  ])('does not make one with %s', async (_title, wanted, status) => {
    const reply = await create(wanted)
    expect([reply.status, reply.json.error.code]).toEqual([status, status])
  })

  it('are their user’s alone', async () => {
    const other = await client.token(emulator.info.alternate)
    const { id } = emulator.info.applicationCredential
    expect((await client.call('GET', path, { token: other })).status).toBe(403)
    expect((await client.call('DELETE', `${path}/${id}`, { token: other })).status).toBe(403)
    expect((await create({ name: 'a' }, other)).status).toBe(403)
    const unscoped = subjectOf(await client.authenticate(client.password(), 'unscoped'))
    expect((await create({ name: 'a' }, unscoped)).status).toBe(403)
  })
})
