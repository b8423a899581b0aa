import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type RunningEmulator, startEmulator } from './server.ts'
import { IdentityClient, subjectOf } from './testing/identity-client.ts'

let folder: string
let running: RunningEmulator[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emulator-test-'))
  running = []
})
afterEach(async () => {
  for (const emulator of running) await emulator.close()
  rmSync(folder, { recursive: true, force: true })
})

async function start(options: Parameters<typeof startEmulator>[0] = {}): Promise<RunningEmulator> {
  const emulator = await startEmulator({ dataFolder: folder, ...options })
  running.push(emulator)
  return emulator
}

describe('startEmulator', () => {
  it('tells how to get in', async () => {
    const { info } = await start({ passwords: { demo: 'a-fixed-password' } })
    const { origin } = new URL(info.authUrl)
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(info).toMatchObject({
      authUrl: `${origin}/v3`,
      endpoints: { identity: `${origin}/v3`, 'object-store': expect.stringMatching(/\/v1\/AUTH_[0-9a-f]{32}$/) },
      username: 'demo',
      password: 'a-fixed-password',
      project: 'demo',
      domain: 'Default',
      tempauth: { authUrl: `${origin}/auth/v1.0`, user: 'demo:demo', key: 'a-fixed-password' },
      alternate: { username: 'alternate', project: 'alternate' },
      reader: { username: 'reader', project: 'demo' },
    })
  })

  it('invents secrets anew each time', async () => {
    const [first, second] = [(await start()).info, (await start()).info]
    for (const info of [first, second]) {
      const secrets = [info.password, info.alternate.password, info.reader.password, info.applicationCredential.secret]
      expect(new Set(secrets).size).toBe(4)
      for (const secret of secrets) expect(secret.length).toBeGreaterThanOrEqual(32)
    }
    expect(first.password).not.toBe(second.password)
    expect(first.expiredToken).not.toBe(second.expiredToken)
  })

  it('mounts every service on one port', async () => {
    const { info } = await start()
    const at = async (path: string): Promise<number> => (await fetch(new URL(path, info.authUrl))).status
    expect(await at('/')).toBe(300)
    expect(await at('/v3')).toBe(200)
    expect(await at('/auth/v1.0')).toBe(401)
    expect(await at('/healthcheck')).toBe(200)
    expect(await at('/info')).toBe(200)
    expect(await at(new URL(info.endpoints['object-store'] as string).pathname)).toBe(401)
  })

  it('tells everyone the versions of each service, where clients look for them', async () => {
    const { info } = await start()
    const { origin } = new URL(info.authUrl)
    const at = async (path: string): Promise<[number, unknown]> => {
      const answer = await fetch(origin + path)
      return [answer.status, await answer.json()]
    }
    const version = (id: string, status: string, path: string): object => ({
      ...{ id, status },
      links: [{ rel: 'self', href: origin + path }],
    })
    const images = [version('v2.1', 'CURRENT', '/image/v2/'), version('v2.0', 'SUPPORTED', '/image/v2/')]
    const compute = version('v2.0', 'CURRENT', '/compute/v2/')
    const volumes = { versions: [version('v2.0', 'CURRENT', '/volume/v2/')] }
    for (const root of ['/image', '/image/']) expect(await at(root)).toEqual([300, { versions: images }])
    expect(await at('/image/versions')).toEqual([200, { versions: images }])
    expect(await at('/compute')).toEqual([200, { versions: [compute] }])
    expect(await at('/compute/v2/')).toEqual([200, { version: compute }])
    expect(await at('/volume')).toEqual([300, volumes])
    expect(await at('/volume/v2')).toEqual([200, volumes])
  })

  it('lets each project into its own account only, and others by ACL', async () => {
    const { info } = await start()
    const client = new IdentityClient(info)
    const storage = info.endpoints['object-store'] as string
    const call = async (token: string, method = 'GET', path = '', headers = {}): Promise<number> =>
      (await fetch(storage + path, { method, headers: { 'X-Auth-Token': token, ...headers } })).status
    const demo = await client.token()
    const [alternate, reader] = [await client.token(info.alternate), await client.token(info.reader)]
    const unscoped = subjectOf(await client.authenticate(client.password(), 'unscoped'))
    expect(await call(demo)).toBeLessThan(300)
    expect(await call(demo, 'PUT', '/c')).toBe(201)
    for (const token of [alternate, reader, unscoped]) {
      expect(await call(token)).toBe(403)
      expect(await call(token, 'GET', '/c')).toBe(403)
    }
    expect(await call(info.expiredToken)).toBe(401)
    await call(demo, 'POST', '/c', { 'X-Container-Read': 'demo:reader' })
    expect(await call(reader, 'GET', '/c')).toBeLessThan(300)
    expect(await call(alternate, 'GET', '/c')).toBe(403)
  })

  it.each(['0.0.0.0', '::', '192.0.2.1', 'example.com', ''])('refuses to listen on "%s"', async host => {
    await expect(start({ host })).rejects.toMatchObject({ code: 'EMULATOR_HOST' })
    expect(readdirSync(folder)).toEqual([])
  })

  it('listens on localhost by name', async () => {
    const { info } = await start({ host: 'localhost' })
    expect((await fetch(info.authUrl)).status).toBe(200)
  })

  it('says that a port is in use, and leaves nothing', async () => {
    const { info } = await start()
    const port = Number(new URL(info.authUrl).port)
    const before = readdirSync(folder)
    await expect(start({ port })).rejects.toMatchObject({ code: 'EMULATOR_PORT', message: 'The port is in use.' })
    expect(readdirSync(folder)).toEqual(before)
  })

  it('says that it cannot write', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    await expect(start({ dataFolder: file })).rejects.toMatchObject({ code: 'EMULATOR_DATA', where: file })
  })
})

describe('virtual servers for SAP', () => {
  it('know the roles of the users that are there for them, and the projects of the others', async () => {
    const { info } = await start({ faults: ['sap:networks.list=500'] })
    const client = new IdentityClient(info)
    const call = async (token: string, path: string, headers = {}): Promise<number> =>
      (await fetch(`${info.endpoints.sap}${path}`, { headers: { 'X-Auth-Token': token, ...headers } })).status
    const tokenOf = (name: string) => client.token(info.roleUsers[name])
    expect(Object.keys(info.roleUsers)).toHaveLength(7)
    expect(info.sapSubnets).toHaveLength(6)
    const demo = await client.token()
    expect([await call(demo, '/l_servers'), await call(demo, '/networks')]).toEqual([200, 500])
    expect(await call(await tokenOf('observer'), '/l_servers')).toBe(200)
    expect(await call(await tokenOf('subscriber'), '/l_servers')).toBe(403)
    expect(await call(await client.token(info.reader), '/l_servers')).toBe(403)
    const catalog = await fetch(`${info.authUrl}/auth/tokens`, {
      headers: { 'X-Auth-Token': demo, 'X-Subject-Token': demo },
    })
    const { project } = ((await catalog.json()) as { token: { project: { id: string } } }).token
    const system = await tokenOf('system-administrator')
    const headers = { 'X-VA-Project-Id': project.id, 'X-VA-Domain-Id': 'default' }
    expect([await call(system, '/l_servers'), await call(system, '/l_servers', headers)]).toEqual([409, 200])
    expect(await call(system, `/projects/${project.id}`, headers)).toBe(200)
  })
})

describe('close', () => {
  it('cuts connections, frees the port and removes the data', async () => {
    const emulator = await start()
    const port = Number(new URL(emulator.info.authUrl).port)
    expect(readdirSync(folder)).toHaveLength(1)
    const socket = connect(port, '127.0.0.1')
    await new Promise<void>(resolve => socket.once('connect', resolve))
    socket.write('PUT /v1/AUTH_x/c/o HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf')
    const cut = new Promise<void>(resolve => socket.once('close', () => resolve()))
    socket.on('error', () => {})
    socket.resume()
    await Promise.all([emulator.close(), emulator.close()])
    await cut
    expect(readdirSync(folder)).toEqual([])
    expect(existsSync(folder)).toBe(true)
    await start({ port })
  })
})
