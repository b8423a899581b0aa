import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningEmulator, startEmulator } from '../server.ts'
import { IdentityClient } from '../testing/identity-client.ts'

let emulator: RunningEmulator
let now = Date.UTC(2026, 0, 1)

beforeAll(async () => {
  emulator = await startEmulator({ clock: () => now, tokenLifetimeMs: 60_000 })
})
afterAll(() => emulator.close())

function signIn(headers: Record<string, string>, method = 'GET', path = ''): Promise<Response> {
  return fetch(`${emulator.info.tempauth.authUrl}${path}`, { method, headers })
}

describe('GET /auth/v1.0', () => {
  it.each([
    ['X-Auth-User', 'X-Auth-Key'],
    ['X-Storage-User', 'X-Storage-Pass'],
  ])('takes %s and %s', async (userHeader, keyHeader) => {
    const { user, key } = emulator.info.tempauth
    const reply = await signIn({ [userHeader]: user, [keyHeader]: key })
    expect(reply.status).toBe(200)
    expect(reply.headers.get('x-storage-url')).toBe(emulator.info.endpoints['object-store'])
    const token = reply.headers.get('x-auth-token') as string
    expect(token).toMatch(/^AUTH_tk[0-9a-f]+$/)
    expect(reply.headers.get('x-storage-token')).toBe(token)
    expect(reply.headers.get('x-auth-token-expires')).toBe('60')
    const client = new IdentityClient(emulator.info)
    expect((await client.call('GET', '/auth/projects', { token })).json.projects[0].name).toBe('demo')
  })

  it('gives the same token while it holds, and another afterwards', async () => {
    const { user, key } = emulator.info.tempauth
    const token = async (): Promise<string | null> =>
      (await signIn({ 'X-Auth-User': user, 'X-Auth-Key': key })).headers.get('x-auth-token')
    const first = await token()
    now += 59_000
    expect(await token()).toBe(first)
    now += 1000
    expect(await token()).not.toBe(first)
  })

  it('keeps projects apart', async () => {
    const { alternate, endpoints } = emulator.info
    const user = `${alternate.project}:${alternate.username}`
    const reply = await signIn({ 'X-Auth-User': user, 'X-Auth-Key': alternate.password })
    expect(reply.status).toBe(200)
    expect(reply.headers.get('x-storage-url')).not.toBe(endpoints['object-store'])
    const mixed = await signIn({ 'X-Auth-User': `demo:${alternate.username}`, 'X-Auth-Key': alternate.password })
    expect(mixed.status).toBe(401)
  })

  it.each([
    ['a wrong key', 'demo:demo', 'wrong'],
    ['an unknown user', 'demo:nobody', 'wrong'],
    ['a user without a project', 'demo', 'wrong'],
    ['nothing', '', ''],
  ])('answers %s with 401', async (_title, user, key) => {
    const reply = await signIn({ 'X-Auth-User': user, 'X-Auth-Key': key })
    expect(reply.status).toBe(401)
    expect(reply.headers.get('www-authenticate')).toMatch(/^Swift realm="(demo|unknown)"$/)
    expect(reply.headers.get('x-auth-token')).toBeNull()
  })

  it('answers 400 to other paths and 405 to other methods', async () => {
    expect((await signIn({}, 'GET', '/more')).status).toBe(400)
    expect((await signIn({}, 'POST')).status).toBe(405)
  })
})
