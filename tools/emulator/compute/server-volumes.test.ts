import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { minimal, type ServersFixture, serveServers } from './servers-fixture.ts'

let cloud: ServersFixture
beforeAll(async () => {
  cloud = await serveServers()
})
afterAll(() => cloud.close())

const device = (differences: object): object => ({
  device_name: '/dev/vda',
  source_type: 'image',
  destination_type: 'volume',
  volume_size: '20',
  boot_index: '0',
  uuid: cloud.image.id,
  delete_on_termination: 'True',
  ...differences,
})
const create = (devices: unknown, given: object = {}) =>
  cloud.ask('POST', '/servers', {
    server: { ...minimal(cloud.image), imageRef: '', block_device_mapping_v2: devices, ...given },
  })

function addVolume(differences: object = {}): string {
  const volume = { id: randomUUID(), status: 'available', size: 5, availabilityZone: 'jp-east-1a', ...differences }
  cloud.volumes.set(volume.id, volume)
  return volume.id
}

function addSnapshot(differences: object = {}): string {
  const id = randomUUID()
  cloud.snapshots.set(id, { status: 'available', size: 10, ...differences })
  return id
}

describe('a server from volumes', () => {
  test('waits for those that are made for it, and has them all', async () => {
    const kept = addVolume()
    const snapshot = addSnapshot()
    const answer = await create([
      device({}),
      device({
        device_name: '/dev/vdb',
        source_type: 'volume',
        uuid: kept,
        boot_index: '1',
        delete_on_termination: 'False',
      }),
      device({ device_name: '/dev/vdc', source_type: 'snapshot', uuid: snapshot, boot_index: 2, volume_size: 30 }),
    ])
    expect(answer.status).toBe(202)
    const { id } = answer.body.server
    cloud.pass(5)
    expect((await cloud.show(id)).status).toBe('BUILD')
    expect(cloud.volumes.get(kept)?.status).toBe('attaching')
    const made = [...cloud.volumes.values()].filter(({ status }) => status === 'creating')
    expect(made.map(({ size, from }) => ({ size, from }))).toEqual([
      { size: 20, from: { imageRef: cloud.image.id } },
      { size: 30, from: { snapshot_id: snapshot } },
    ])
    for (const volume of made) volume.status = 'available'
    cloud.pass()
    const shown = await cloud.show(id)
    expect([shown.status, shown.image]).toEqual(['ACTIVE', ''])
    const ids = [made[0]?.id, kept, made[1]?.id]
    expect(shown['os-extended-volumes:volumes_attached']).toEqual(ids.map(volume => ({ id: volume })))
    expect(ids.map(volume => cloud.volumes.get(volume ?? '')?.attachedTo)).toEqual([id, id, id])

    cloud.snapshots.set(randomUUID(), { status: 'available', size: 20, of: made[0]?.id ?? '' })
    await cloud.ask('DELETE', `/servers/${id}`)
    cloud.pass()
    expect((await cloud.ask('GET', `/servers/${id}`)).status).toBe(404)
    // The first has a snapshot, the second is to be kept.
    expect(ids.map(volume => cloud.volumes.get(volume ?? '')?.status)).toEqual(['available', 'available', undefined])
  })

  test('shows the image that is named beside the volume it starts from', async () => {
    const answer = await create([device({})], { imageRef: cloud.image.id })
    expect(answer.status).toBe(202)
    expect((await cloud.show(answer.body.server.id)).image.id).toBe(cloud.image.id)
  })

  test('takes the size of a snapshot, and names for devices without one', async () => {
    const answer = await create([
      device({ source_type: 'snapshot', uuid: addSnapshot(), volume_size: undefined, device_name: undefined }),
    ])
    expect(answer.status).toBe(202)
    expect([...cloud.volumes.values()].at(-1)?.size).toBe(10)
  })

  test.each<[string, (volumes: ServersFixture['volumes']) => void]>([
    ['is never made', () => cloud.pass(60)],
    ['cannot be made', volumes => Object.assign([...volumes.values()].at(-1) ?? {}, { status: 'error' })],
    ['is gone', volumes => volumes.delete([...volumes.keys()].at(-1) ?? '')],
  ])('ends in ERROR when a volume %s', async (_what, fail) => {
    const { id } = (await create([device({})])).body.server
    fail(cloud.volumes)
    cloud.pass()
    const { status, fault } = await cloud.show(id)
    expect([status, fault.code]).toEqual(['ERROR', 500])
    expect(fault.message).toMatch(/^Block Device Mapping is Invalid: Volume .* did not finish being created/)
  })

  test('keeps its disk beside volumes when it starts from an image', async () => {
    const local = device({ destination_type: 'local', volume_size: undefined, device_name: undefined })
    const other = device({ source_type: 'volume', uuid: addVolume(), boot_index: -1, device_name: '/dev/vdb' })
    const answer = await create([local, other], { imageRef: cloud.image.id })
    cloud.pass()
    const shown = await cloud.show(answer.body.server.id)
    expect([shown.status, shown.image.id]).toEqual(['ACTIVE', cloud.image.id])
    expect(shown['os-extended-volumes:volumes_attached']).toHaveLength(1)
  })

  test.each<[string, () => unknown]>([
    ['no list', () => device({})],
    ['no object', () => ['x']],
    ['an unknown kind of source', () => [device({ source_type: 'blank' })]],
    ['another destination', () => [device({ source_type: 'volume', destination_type: 'local' })]],
    ['no destination', () => [device({ destination_type: undefined })]],
    ['no source', () => [device({ uuid: undefined })]],
    ['an unknown image', () => [device({ uuid: randomUUID() })]],
    ['an image and no size', () => [device({ volume_size: undefined })]],
    ['less than the image needs', () => [device({ volume_size: '19' })]],
    ['a size that is no number', () => [device({ volume_size: 'large' })]],
    ['an unknown volume', () => [device({ source_type: 'volume', uuid: randomUUID() })]],
    ['a volume in use', () => [device({ source_type: 'volume', uuid: addVolume({ status: 'in-use' }) })]],
    [
      'a volume elsewhere',
      () => [device({ source_type: 'volume', uuid: addVolume({ availabilityZone: 'jp-east-1b' }) })],
    ],
    ['an unknown snapshot', () => [device({ source_type: 'snapshot', uuid: randomUUID() })]],
    [
      'a snapshot that is not ready',
      () => [device({ source_type: 'snapshot', uuid: addSnapshot({ status: 'creating' }) })],
    ],
    ['less than the snapshot', () => [device({ source_type: 'snapshot', uuid: addSnapshot(), volume_size: 9 })]],
    ['no disk to start from', () => [device({ boot_index: '1' })]],
    ['a gap in the sequence', () => [device({}), device({ device_name: '/dev/vdb', boot_index: 2 })]],
    ['another name', () => [device({ device_name: '/dev/sda' })]],
    ['a name twice', () => [device({}), device({ boot_index: 1 })]],
    ['a flag that is none', () => [device({ delete_on_termination: 'maybe' })]],
  ])('is refused with %s', async (_what, devices) => {
    const before = cloud.volumes.size
    const given = devices()
    const answer = await create(given)
    expect([answer.status, Object.keys(answer.body)]).toEqual([400, ['badRequest']])
    expect([...cloud.volumes.values()].filter(({ status }) => status === 'attaching')).toEqual([])
    expect(cloud.volumes.size - before).toBeLessThanOrEqual(1)
  })

  test('leaves nothing behind when a volume is refused', async () => {
    const first = addVolume()
    const made = cloud.volumes.size
    const free = cloud.networks.freePorts('project-one').length
    const answer = await create([
      device({ source_type: 'volume', uuid: first, delete_on_termination: 'False' }),
      device({ device_name: '/dev/vdb', boot_index: 1 }),
      device({ device_name: '/dev/vdc', boot_index: 2, volume_size: 2000 }),
    ])
    expect(answer.status).toBe(413)
    expect(cloud.networks.freePorts('project-one')).toHaveLength(free)
    expect([cloud.volumes.size, cloud.volumes.get(first)?.status]).toEqual([made, 'available'])
  })

  test('is one where it starts from a volume that exists', async () => {
    const devices = [device({ source_type: 'volume', uuid: addVolume() })]
    expect((await create(devices, { min_count: 2 })).status).toBe(400)
    expect((await create([device({})], { min_count: 2 })).status).toBe(202)
  })
})
