import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningEmulator, startEmulator } from '../emulator/server.ts'
import { connected } from './loopback.fixture.ts'
import { resolveTarget } from './resolve.ts'

let emulator: RunningEmulator
beforeAll(async () => {
  emulator = await startEmulator()
})
afterAll(() => emulator.close())

type Environment = Record<string, string>

function password(prefix: string, user: { username: string; password: string; project: string }): Environment {
  return {
    [`${prefix}OS_USERNAME`]: user.username,
    [`${prefix}OS_PASSWORD`]: user.password,
    [`${prefix}OS_PROJECT_NAME`]: user.project,
  }
}

const kinds: [string, () => Environment, string[]][] = [
  [
    'passwords',
    () => ({ ...common(), ...password('', emulator.info), ...password('ALT_', emulator.info.alternate) }),
    ['default', 'none', 'invalid', 'alternate', 'expired'],
  ],
  [
    'an application credential',
    () => ({
      ...common(),
      OS_AUTH_TYPE: 'v3applicationcredential',
      OS_APPLICATION_CREDENTIAL_ID: emulator.info.applicationCredential.id,
      OS_APPLICATION_CREDENTIAL_SECRET: emulator.info.applicationCredential.secret,
    }),
    ['default', 'none', 'invalid', 'expired'],
  ],
  [
    "Swift's own authentication",
    () => ({
      ST_AUTH: emulator.info.tempauth.authUrl,
      ST_USER: emulator.info.tempauth.user,
      ST_KEY: emulator.info.tempauth.key,
      K5C_EXPIRED_TOKEN: emulator.info.expiredToken,
    }),
    ['default', 'none', 'invalid', 'expired'],
  ],
]

function common(): Environment {
  const { authUrl, domain, region } = emulator.info
  return { OS_AUTH_URL: authUrl, OS_DEFAULT_DOMAIN_NAME: domain, OS_REGION_NAME: region }
}

describe('the emulator', () => {
  it.each(kinds)('is reached by %s', async (_name, env, identities) => {
    const { client, exchanges } = await connected(await resolveTarget({}, env()))
    expect([...client.identities]).toEqual(identities)
    expect(client.endpoint('object-store')).toBe(emulator.info.endpoints['object-store'])
    const head = { service: 'object-store', method: 'HEAD', path: '', check: 'c' }
    for (const identity of client.identities) {
      const { status } = await client.send({ ...head, identity })
      expect([identity, status]).toEqual([identity, { default: 204, alternate: 403 }[identity as 'default'] ?? 401])
      if (identity !== 'alternate') continue
      expect((await client.send({ ...head, identity, account: 'alternate' })).status).toBe(204)
      expect((await client.send({ ...head, account: 'alternate' })).status).toBe(403)
    }
    const { info } = emulator
    const secrets = [info.password, info.alternate.password, info.applicationCredential.secret, info.tempauth.key]
    const written = JSON.stringify([exchanges, client.description])
    for (const secret of secrets) expect(written.includes(secret)).toBe(false)
  })

  it('is reached by users of roles', async () => {
    const { observer, 'system-administrator': boss } = emulator.info.roleUsers
    if (observer === undefined || boss === undefined) throw new Error('the emulator has no such users')
    const users = { ...password('ROLE_OBSERVER_', observer), ...password('ROLE_SYSTEM_ADMINISTRATOR_', boss) }
    const env = { ...common(), ...password('', emulator.info), ...users }
    const { client } = await connected(await resolveTarget({}, env))
    expect([...client.identities].slice(3)).toEqual(['observer', 'system-administrator', 'expired'])
    const ask = { service: 'sap', path: '/l_servers', check: 'c' }
    expect((await client.send({ ...ask, method: 'GET', identity: 'observer' })).status).toBe(200)
    expect((await client.send({ ...ask, method: 'POST', identity: 'observer' })).status).toBe(403)
    // He must say for which project.
    expect((await client.send({ ...ask, method: 'GET', identity: 'system-administrator' })).status).toBe(409)
  })

  it('refuses a user of a role in another project', async () => {
    const users = password('ROLE_OBSERVER_', emulator.info.alternate)
    const target = await resolveTarget({}, { ...common(), ...password('', emulator.info), ...users })
    await expect(connected(target)).rejects.toMatchObject({ code: 'TARGET_ROLE' })
  })

  it('refuses a wrong password', async () => {
    const env = { ...common(), ...password('', { ...emulator.info, password: 'marked-wrong' }) }
    const error = await connected(await resolveTarget({}, env)).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'TARGET_AUTHENTICATION' })
  })
})
