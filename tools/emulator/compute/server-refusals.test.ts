import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { minimal, type ServersFixture, serveServers } from './servers-fixture.ts'

let cloud: ServersFixture
beforeAll(async () => {
  cloud = await serveServers()
})
afterAll(() => cloud.close())

const create = (given: object, beside: object = {}) =>
  cloud.ask('POST', '/servers', { server: { ...minimal(cloud.image), ...given }, ...beside })

describe('creating a server', () => {
  test.each<[string, object, number]>([
    ['no name', { name: undefined }, 400],
    ['a name that is no string', { name: 1 }, 400],
    ['an empty name', { name: '  ' }, 400],
    ['a name of 256 characters', { name: 'n'.repeat(256) }, 400],
    ['no image', { imageRef: undefined }, 400],
    ['an unknown image', { imageRef: 'unknown' }, 400],
    ['an image without data', { imageRef: 'queued' }, 400],
    ['no flavor', { flavorRef: undefined }, 400],
    ['an unknown flavor', { flavorRef: '99' }, 400],
    ['another project\u2019s flavor', { flavorRef: '2301' }, 400],
    ['an unknown key', { key_name: 'none' }, 400],
    ['an unknown zone', { availability_zone: 'mars-1a' }, 400],
    ['an unknown security group', { security_groups: [{ name: 'none' }] }, 400],
    ['security groups that are no list', { security_groups: 'default' }, 400],
    ['networks that are no list', { networks: 'all' }, 400],
    ['a network card without a network', { networks: [{}] }, 400],
    ['an unknown network', { networks: [{ uuid: 'none' }] }, 400],
    ['an unknown port', { networks: [{ port: 'none' }] }, 400],
    ['user data that is no Base64', { user_data: '#!/bin/sh' }, 400],
    ['too much user data', { user_data: 'QUFB'.repeat(16_384) }, 400],
    ['a configuration drive', { config_drive: 'true' }, 400],
    ['an unknown disk configuration', { 'OS-DCF:diskConfig': 'auto' }, 400],
    ['a count that is no number', { min_count: 'x' }, 400],
    ['a count of none', { max_count: 0 }, 400],
    ['a smallest count above the largest', { min_count: 3, max_count: 2 }, 400],
    ['a malformed address', { accessIPv4: '1.2.3.4.5' }, 400],
    ['metadata that is no object', { metadata: ['a'] }, 400],
    ['metadata that is no string', { metadata: { a: 1 } }, 400],
    ['an empty metadata key', { metadata: { '': 'a' } }, 400],
    ['a metadata value of 256 bytes', { metadata: { a: 'v'.repeat(256) } }, 413],
  ])('is refused with %s', async (_what, given, status) => {
    const answer = await create(given)
    const [[name, { code, message }]] = Object.entries(answer.body) as [[string, { code: number; message: string }]]
    expect([answer.status, code, name]).toEqual([status, status, status === 413 ? 'overLimit' : 'badRequest'])
    expect(message).not.toBe('')
    expect((await cloud.ask('GET', '/servers')).body.servers).toEqual([])
  })

  test.each([undefined, {}, { server: null }, { server: [] }])('is refused with the body %j', async body => {
    expect((await cloud.ask('POST', '/servers', body)).status).toBe(400)
  })

  test.each([{ user_data: 'IyEvYmluL3No' }, { config_drive: 'false' }, { config_drive: false }, { flavorRef: 1101 }])(
    'is possible with %j',
    async given => {
      const answer = await create(given)
      expect(answer.status).toBe(202)
      await cloud.ask('DELETE', `/servers/${answer.body.server.id}`)
      cloud.pass()
    },
  )

  test('takes references by URL, and the disk configuration that is asked for', async () => {
    const imageRef = `http://cloud/images/${cloud.image.id}`
    const id = await cloud.active({ imageRef, flavorRef: 'http://cloud/flavors/1301', 'OS-DCF:diskConfig': 'AUTO' })
    expect(await cloud.show(id)).toMatchObject({
      image: { id: cloud.image.id },
      flavor: { id: '1301' },
      'OS-DCF:diskConfig': 'AUTO',
    })
  })
})

describe('network cards', () => {
  test('are at a port or on a network, with an address that is wanted', async () => {
    const [port] = cloud.networks.freePorts('project-one')
    const [network] = cloud.networks.list('project-one')
    const networks = [{ port: port?.id }, { uuid: network?.id, fixed_ip: '192.168.10.200' }]
    const id = await cloud.active({ networks })
    const { addresses } = await cloud.show(id)
    expect(addresses['one-network'].map(({ addr }: { addr: string }) => addr)).toEqual([
      port?.fixedIps[0]?.ipAddress,
      '192.168.10.200',
    ])
    const inUse = await create({ networks: [{ port: port?.id }] })
    expect([inUse.status, inUse.body.conflictingRequest.code]).toEqual([409, 409])
    for (const fixed_ip of ['192.168.10.200', '10.0.0.1', 'x'])
      expect((await create({ networks: [{ uuid: network?.id, fixed_ip }] })).status).toBe(400)
    const several = { min_count: 2, networks: [{ uuid: network?.id, fixed_ip: '192.168.10.201' }] }
    expect((await create(several)).status).toBe(400)
    const others = cloud.networks.list('project-two')[0]?.id
    expect((await create({ networks: [{ uuid: others }] })).status).toBe(400)
  })
})

describe('scheduler hints', () => {
  const hints = (group: string) => ({ 'os:scheduler_hints': { group } })
  const addGroup = (policy: 'affinity' | 'anti-affinity'): string =>
    cloud.groups.add({ id: policy, projectId: 'project-one', name: policy, policy, availabilityZone: 'jp-east-1a' }).id

  test('keep servers apart until no host is left', async () => {
    const group = addGroup('anti-affinity')
    const made = []
    for (let count = 0; count < 4; count += 1) made.push((await create({}, hints(group))).body.server.id)
    cloud.pass()
    const shown = await Promise.all(made.map(id => cloud.show(id)))
    expect(shown.map(({ status }) => status)).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE', 'ERROR'])
    expect(new Set(shown.slice(0, 3).map(({ hostId }) => hostId)).size).toBe(3)
    expect(shown[3]).toMatchObject({ hostId: '', 'OS-SCH-HNT:scheduler_hints': { group } })
    expect(shown[3].fault).toMatchObject({ code: 500, message: expect.stringMatching(/No valid host/) })
    expect((await cloud.act(made[3], 'reboot', { type: 'HARD' })).status).toBe(409)
  })

  test('keep servers together', async () => {
    const group = addGroup('affinity')
    const made = []
    for (let count = 0; count < 4; count += 1) made.push((await create({}, hints(group))).body.server.id)
    const shown = await Promise.all(made.map(id => cloud.show(id)))
    expect(new Set(shown.map(({ hostId }) => hostId)).size).toBe(1)
  })

  test('must name a group that exists', async () => {
    expect((await create({}, hints('none'))).status).toBe(400)
    expect((await create({}, { 'os:scheduler_hints': 'none' })).status).toBe(400)
    expect((await create({ 'os:scheduler_hints': { group: 'none' } })).status).toBe(202)
  })
})
