import { constants, createPrivateKey, privateDecrypt } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fingerprint, generateKey } from './public-key.ts'
import { minimal, type ServersFixture, serveServers } from './servers-fixture.ts'

let cloud: ServersFixture
beforeAll(async () => {
  cloud = await serveServers()
})
afterAll(() => cloud.close())

const create = (given: object, beside: object = {}) =>
  cloud.ask('POST', '/servers', { server: { ...minimal(cloud.image), ...given }, ...beside })

describe('a server', () => {
  test('is built a while after it was asked for, and shows all that the manual shows', async () => {
    const answer = await create({ metadata: { a: '1' }, accessIPv4: '1.2.3.4', security_groups: [{ name: 'web' }] })
    const { id, links, adminPass, ...rest } = answer.body.server
    expect([answer.status, adminPass.length, rest]).toEqual([
      202,
      12,
      { 'OS-DCF:diskConfig': 'MANUAL', security_groups: [{ name: 'web' }] },
    ])
    expect(links.map(({ rel }: { rel: string }) => rel)).toEqual(['self', 'bookmark'])
    expect(await cloud.show(id)).toMatchObject({
      status: 'BUILD',
      'OS-EXT-STS:vm_state': 'building',
      'OS-EXT-STS:task_state': 'spawning',
      'OS-EXT-STS:power_state': 0,
    })
    cloud.pass()
    const shown = await cloud.show(id)
    expect(shown).toMatchObject({
      id,
      links,
      name: 'example',
      status: 'ACTIVE',
      tenant_id: 'project-one',
      user_id: 'user-one',
      created: '2020-01-01T00:00:00Z',
      updated: '2020-01-01T00:00:01Z',
      accessIPv4: '1.2.3.4',
      accessIPv6: '',
      config_drive: '',
      key_name: null,
      metadata: { a: '1' },
      image: { id: cloud.image.id },
      flavor: { id: '1101', links: [{ rel: 'bookmark' }] },
      hostId: expect.stringMatching(/^[0-9a-f]{56}$/),
      'OS-DCF:diskConfig': 'MANUAL',
      'OS-SCH-HNT:scheduler_hints': {},
      'OS-EXT-AZ:availability_zone': 'jp-east-1a',
      'OS-EXT-STS:vm_state': 'active',
      'OS-EXT-STS:task_state': null,
      'OS-EXT-STS:power_state': 1,
      'OS-EXT-SRV-ATTR:instance_name': expect.stringMatching(/^instance-[0-9a-f]{8}$/),
    })
    expect(shown.addresses['one-network']).toEqual([
      {
        addr: expect.stringMatching(/^192\.168\.10\.\d+$/),
        version: 4,
        'OS-EXT-IPS:type': 'fixed',
        'OS-EXT-IPS-MAC:mac_addr': expect.stringMatching(/^fa:16:3e(:[0-9a-f]{2}){3}$/),
      },
    ])
    expect(shown).not.toHaveProperty('adminPass')
    expect(shown).not.toHaveProperty('fault')
  })

  test('is nothing to another project', async () => {
    const id = await cloud.active()
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['GET', '/os-server-password'],
    ] as const)
      expect((await cloud.ask(method, `/servers/${id}${path}`, undefined, 'two')).status).toBe(404)
    expect((await cloud.ask('GET', '/servers', undefined, 'two')).body).toEqual({ servers: [] })
    expect((await cloud.show(id)).status).toBe('ACTIVE')
  })

  test('takes another name and other addresses, and nothing that is none', async () => {
    const id = await cloud.active({ name: 'before' })
    const answer = await cloud.ask('PUT', `/servers/${id}`, {
      server: { name: ' after ', accessIPv4: '67.23.10.132', accessIPv6: '::babe:67.23.10.132' },
    })
    expect([answer.status, answer.body.server]).toMatchObject([
      200,
      { name: 'after', accessIPv4: '67.23.10.132', accessIPv6: '::babe:67.23.10.132' },
    ])
    for (const server of [{ name: '' }, { name: 7 }, { accessIPv4: '1.2.3' }, { accessIPv6: 'x' }, 7])
      expect((await cloud.ask('PUT', `/servers/${id}`, { server })).status).toBe(400)
    expect((await cloud.show(id)).name).toBe('after')
  })

  test('goes a while after it was deleted, and frees its address', async () => {
    const id = await cloud.active()
    const [port] = cloud.networks.portsOf(id)
    expect((await cloud.ask('DELETE', `/servers/${id}`)).status).toBe(204)
    expect((await cloud.ask('DELETE', `/servers/${id}`)).status).toBe(204)
    expect(await cloud.show(id)).toMatchObject({ status: 'ACTIVE', 'OS-EXT-STS:task_state': 'deleting' })
    cloud.pass()
    expect((await cloud.ask('GET', `/servers/${id}`)).status).toBe(404)
    expect(cloud.networks.portsOf(id)).toEqual([])
    expect((await cloud.ask('DELETE', `/servers/${id}`)).status).toBe(404)
    expect(await cloud.active({ networks: [{ uuid: port?.network.id, fixed_ip: port?.fixedIps[0]?.ipAddress }] }))
  })

  test('may be deleted while it is built', async () => {
    const { id } = (await create({})).body.server
    expect((await cloud.ask('DELETE', `/servers/${id}`)).status).toBe(204)
    cloud.pass()
    expect((await cloud.ask('GET', `/servers/${id}`)).status).toBe(404)
  })

  test('shows, replaces and drops metadata as clients of Nova ask it to', async () => {
    const id = await cloud.active({ metadata: { a: '1', b: '2' } })
    const path = `/servers/${id}/metadata`
    expect(await cloud.ask('GET', path)).toMatchObject({ status: 200, body: { metadata: { a: '1', b: '2' } } })
    expect(await cloud.ask('GET', `${path}/a`)).toMatchObject({ status: 200, body: { meta: { a: '1' } } })
    expect((await cloud.ask('DELETE', `${path}/a`)).status).toBe(204)
    for (const method of ['GET', 'DELETE']) expect((await cloud.ask(method, `${path}/a`)).status).toBe(404)
    expect((await cloud.ask('PUT', `${path}/c`, { meta: { c: '3' } })).body).toEqual({ meta: { c: '3' } })
    for (const meta of [{ d: '3' }, { c: '3', d: '4' }, { c: 3 }, null])
      expect((await cloud.ask('PUT', `${path}/c`, { meta })).status).toBe(400)
    expect((await cloud.show(id)).metadata).toEqual({ b: '2', c: '3' })
    expect((await cloud.ask('PUT', path, { metadata: { only: 'this' } })).body).toEqual({ metadata: { only: 'this' } })
    expect((await cloud.show(id)).metadata).toEqual({ only: 'this' })
  })

  test('adds metadata to what it has, up to the quota', async () => {
    const id = await cloud.active({ metadata: { kept: 'a', changed: 'b' } })
    const path = `/servers/${id}/metadata`
    const answer = await cloud.ask('POST', path, { metadata: { changed: 'c', added: 'd' } })
    const metadata = { kept: 'a', changed: 'c', added: 'd' }
    expect([answer.status, answer.body]).toEqual([202, { metadata }])
    const many = Object.fromEntries(Array.from({ length: 128 }, (_, index) => [`key-${index}`, '']))
    const refused = await cloud.ask('POST', path, { metadata: many })
    expect([refused.status, refused.body.overLimit.code]).toEqual([413, 413])
    for (const [given, status] of [
      [{ metadata: { a: 1 } }, 400],
      [{ metadata: [] }, 400],
      [{}, 400],
      [{ metadata: { ['k'.repeat(256)]: '' } }, 413],
      [{ metadata: { k: 'é'.repeat(128) } }, 413],
    ] as const)
      expect((await cloud.ask('POST', path, given)).status).toBe(status)
    expect((await cloud.show(id)).metadata).toEqual(metadata)
  })

  test('tells its password to the owner of its key only', async () => {
    const { publicKey, privateKey } = await generateKey()
    const keyPair = { name: 'k', userId: 'user-one', publicKey, fingerprint: fingerprint(publicKey) ?? '' }
    cloud.keyPairs.add({ ...keyPair, availabilityZone: 'jp-east-1a' })
    const { id, adminPass } = (await create({ key_name: 'k' })).body.server
    const ask = async () => (await cloud.ask('GET', `/servers/${id}/os-server-password`)).body.password
    expect(await ask()).toBe('')
    cloud.pass()
    const sealed = await ask()
    expect(await ask()).toBe(sealed)
    // Node.js takes no PKCS #1 padding off: it is 00 02, bytes other than 00, 00 and the text.
    const key = { key: createPrivateKey(privateKey), padding: constants.RSA_NO_PADDING }
    const opened = privateDecrypt(key, Buffer.from(sealed, 'base64'))
    expect([...opened.subarray(0, 2), opened.subarray(opened.indexOf(0, 2) + 1).toString()]).toEqual([0, 2, adminPass])
    const plain = await cloud.active()
    expect((await cloud.ask('GET', `/servers/${plain}/os-server-password`)).body).toEqual({ password: '' })
  })
})
