import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Identity, TargetRequest } from '../model/target.ts'
import { connected, serveKeystone } from './loopback.fixture.ts'
import type { ResolvedIdentity, ResolvedTarget } from './resolved-target.ts'

const get = { service: 'object-store', method: 'GET', path: '/c', check: 'c' } satisfies TargetRequest
const identities = ['default', 'alternate', 'observer'] as const

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A cloud whose services know which tokens are good, with how often each project was given one. */
async function cloud(options: { livesMs?: number; refuses?: (request: IncomingMessage) => boolean } = {}) {
  const { livesMs = 3_600_000 } = options
  const good = new Map<string, number>()
  const issuedTo: string[] = []
  const onStorage = (request: IncomingMessage, response: ServerResponse): void => {
    const end = good.get(String(request.headers['x-auth-token'])) ?? 0
    const refused = options.refuses?.(request) ?? false
    response.writeHead(end > Date.now() && !refused ? 204 : 401).end()
  }
  const keystone = await serveKeystone({
    expiresInMs: livesMs,
    onStorage,
    onToken: body => {
      good.set(`issued-token-${keystone.issued.length}`, Date.now() + livesMs)
      issuedTo.push(/"user":\{"name":"([^"]+)"/.exec(body)?.[1] ?? '')
    },
  })
  const user = (name: string, project: string): ResolvedIdentity => ({
    credentials: {
      kind: 'v3password',
      authUrl: `${keystone.base}/v3`,
      user: { name },
      userDomain: { name: 'd' },
      password: `password-of-${name}`,
      scope: { project: { name: project }, domain: { name: 'd' } },
    },
    endpoints: {},
    interface: 'public',
  })
  const target: ResolvedTarget = {
    name: 'loopback',
    kind: 'cloud',
    default: user('default', 'one'),
    alternate: user('alternate', 'two'),
    roles: { observer: user('observer', 'one') },
    expiredToken: 'expired-token',
    tls: { insecure: false },
  }
  const times = (): Record<string, number> =>
    Object.fromEntries(identities.map(name => [name, issuedTo.filter(other => other === name).length]))
  return { target, times, revokeAll: () => good.clear() }
}

describe('every identity', () => {
  it('outlives tokens of three seconds, without asking for many', async () => {
    const { target, times } = await cloud({ livesMs: 3000 })
    const { client } = await connected(target)
    for (let step = 0; step < 80; step += 1) {
      vi.advanceTimersByTime(150)
      const replies = await Promise.all(identities.map(identity => client.send({ ...get, identity })))
      expect(replies.map(({ status }) => status)).toEqual([204, 204, 204])
    }
    // Twelve seconds, renewed after half of three.
    for (const count of Object.values(times())) expect(count).toBeLessThanOrEqual(9)
  })

  it('goes on after all tokens were revoked, with one renewal for all who wait', async () => {
    const { target, times, revokeAll } = await cloud()
    const { client } = await connected(target)
    const all = (): Promise<number[]> =>
      Promise.all(
        Array.from({ length: 60 }, async (_, at) => {
          const identity = identities[at % identities.length] as Identity
          return (await client.send({ ...get, identity, path: `/c/${at}` })).status
        }),
      )
    for (let round = 1; round <= 4; round += 1) {
      expect(new Set(await all())).toEqual(new Set([204]))
      expect(times()).toEqual({ default: round, alternate: round, observer: round })
      revokeAll()
    }
  })

  it('is given the newest token when its turn comes, not the one of when it began to wait', async () => {
    const { target, times, revokeAll } = await cloud()
    const { client, exchanges } = await connected(target, { concurrency: 1 })
    await client.send(get)
    revokeAll()
    const replies = await Promise.all(Array.from({ length: 30 }, () => client.send(get)))
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([204]))
    expect(times().default).toBe(2)
    // The few whose turn came while it was being renewed.
    expect(exchanges.filter(({ response }) => response?.status === 401).length).toBeLessThan(6)
  })
})

describe('no token is renewed', () => {
  it('for whoever sends none, a wrong one or his own', async () => {
    const { target, times } = await cloud()
    const { client } = await connected(target)
    await client.send(get)
    for (const identity of ['none', 'invalid', 'expired'] as const)
      expect((await client.send({ ...get, identity })).status).toBe(401)
    expect((await client.send({ ...get, headers: [['X-Auth-Token', 'own']] })).status).toBe(401)
    expect(times()).toEqual({ default: 1, alternate: 1, observer: 1 })
  })

  it('where none was ever accepted', async () => {
    const { target, times } = await cloud({ refuses: () => true })
    const { client } = await connected(target)
    const replies = await Promise.all(Array.from({ length: 30 }, (_, at) => client.send({ ...get, path: `/${at}` })))
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([401]))
    expect(times().default).toBe(1)
  })

  it('more than once for a request that is refused whatever the token', async () => {
    const { target, times } = await cloud({ refuses: ({ url }) => url?.endsWith('/never') === true })
    const { client } = await connected(target)
    for (let round = 0; round < 10; round += 1) {
      expect((await client.send(get)).status).toBe(204)
      expect((await client.send({ ...get, path: '/never' })).status).toBe(401)
    }
    expect(times().default).toBe(2)
  })

  it('more than a few times a minute for many such requests', async () => {
    const { target, times } = await cloud({ refuses: ({ url }) => url?.includes('/never') === true })
    const { client } = await connected(target)
    for (let round = 0; round < 20; round += 1) {
      await client.send(get)
      expect((await client.send({ ...get, path: `/never/${round}` })).status).toBe(401)
    }
    expect(times().default).toBeLessThanOrEqual(4)
  })
})
