import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { limits } from './quota.ts'
import { exampleImage, type StorageFixture, serveBlockStorage } from './storage-fixture.ts'

let cloud: StorageFixture
beforeEach(async () => {
  cloud = await serveBlockStorage()
})
afterEach(() => cloud.close())

describe('the life of a volume', () => {
  test('is created, shown, renamed and deleted', async () => {
    const given = { size: 10, name: 'vol', metadata: { contents: 'junk' } }
    const { status, body } = await cloud.ask('POST', '/volumes', { volume: given })
    const { id } = body.volume
    expect([status, body.volume]).toMatchObject([
      202,
      {
        ...given,
        status: 'creating',
        attachments: [],
        availability_zone: 'jp-east-1a',
        bootable: 'false',
        created_at: '2013-02-25T02:40:21.000000',
        description: null,
        volume_type: 'M1',
        snapshot_id: null,
        source_volid: null,
      },
    ])
    expect(await cloud.ask('DELETE', `/volumes/${id}`)).toMatchObject({ status: 400 })
    cloud.pass()
    const self = { rel: 'self', href: `http://storage.test/volume/v2/project-one/volumes/${id}` }
    expect((await cloud.show('/volumes'))[0]).toMatchObject({ id, name: 'vol', links: [self, { rel: 'bookmark' }] })
    expect(await cloud.show(`/volumes/${id}`)).toMatchObject({
      status: 'available',
      'os-vol-tenant-attr:tenant_id': 'project-one',
      user_id: 'user-one',
    })
    const changed = await cloud.ask('PUT', `/volumes/${id}`, { volume: { description: 'new' } })
    expect([changed.status, changed.body.volume]).toMatchObject([200, { name: 'vol', description: 'new' }])
    expect(await cloud.ask('DELETE', `/volumes/${id}`)).toEqual({ status: 202, body: undefined })
    expect(await cloud.show(`/volumes/${id}`)).toMatchObject({ status: 'deleting' })
    cloud.pass()
    expect((await cloud.ask('GET', `/volumes/${id}`)).body).toMatchObject({ itemNotFound: { code: 404 } })
  })

  test('lists the newest first, and nothing of another project', async () => {
    const ids = [await cloud.volume(), await cloud.volume()]
    const listed = await cloud.show('/volumes/detail')
    expect(listed.map(({ id }: { id: string }) => id)).toEqual(ids.toReversed())
    expect((await cloud.ask('GET', '/volumes', undefined, 'two')).body).toEqual({ volumes: [] })
    expect((await cloud.ask('GET', `/volumes/${ids[0]}`, undefined, 'two')).status).toBe(404)
  })

  test('is in use while a server has it', async () => {
    const id = await cloud.volume()
    const volume = cloud.volumes.find('project-one', id)
    if (volume === undefined) throw new Error('the volume is missing')
    cloud.volumes.attach(volume, { serverId: 'server', device: '/dev/vdb' })
    const attachment = { id, volume_id: id, server_id: 'server', device: '/dev/vdb' }
    expect(await cloud.show(`/volumes/${id}`)).toMatchObject({ status: 'in-use', attachments: [attachment] })
    expect((await cloud.ask('DELETE', `/volumes/${id}`)).status).toBe(400)
    cloud.volumes.detach(volume)
    expect(await cloud.show(`/volumes/${id}`)).toMatchObject({ status: 'available', attachments: [] })
  })
})

describe('what volumes are made of', () => {
  test('an image makes a volume that servers start from', async () => {
    const image = exampleImage()
    cloud.images.set(image.id, image)
    const id = await cloud.volume({ imageRef: image.id })
    expect(await cloud.show(`/volumes/${id}`)).toMatchObject({ status: 'downloading', bootable: 'true' })
    cloud.pass()
    expect(await cloud.show(`/volumes/${id}`)).toMatchObject({
      status: 'available',
      volume_image_metadata: { image_id: image.id, os_type: 'linux', min_disk: '5' },
    })
    const snapshotId = await cloud.snapshot(id)
    for (const source of [{ snapshot_id: snapshotId }, { source_volid: id }, { source_vol_id: id }])
      expect(await cloud.show(`/volumes/${await cloud.volume({ ...source, size: null })}`)).toMatchObject({
        bootable: 'true',
        size: 10,
        status: 'available',
      })
  })

  test('a source that is too large or not ready is refused', async () => {
    const [large, queued] = [exampleImage({ minDisk: 11 }), exampleImage({ status: 'queued' })]
    for (const image of [large, queued]) cloud.images.set(image.id, image)
    const volume = await cloud.volume()
    const refused = async (given: object): Promise<number> =>
      (await cloud.ask('POST', '/volumes', { volume: { size: 10, ...given } })).status
    expect(await refused({ imageRef: large.id })).toBe(400)
    expect(await refused({ imageRef: queued.id })).toBe(400)
    expect(await refused({ source_volid: volume, size: 9 })).toBe(400)
    expect(await refused({ source_volid: volume, imageRef: large.id })).toBe(400)
    expect(await refused({ source_volid: volume, availability_zone: 'jp-east-1b' })).toBe(400)
  })
})

const unknown = '00000000-0000-4000-8000-000000000000'
test.each([
  [{}, 400],
  [{ size: 0 }, 400],
  [{ size: 1.5 }, 400],
  [{ size: '10' }, 400],
  [{ size: 16_384 }, 202],
  [{ size: 16_385 }, 400],
  [{ size: 1, name: 7 }, 400],
  [{ size: 1, name: 'x'.repeat(256) }, 400],
  [{ size: 1, metadata: 'a=b' }, 400],
  [{ size: 1, metadata: { a: 1 } }, 400],
  [{ size: 1, availability_zone: 'nowhere' }, 400],
  [{ size: 1, availability_zone: 'jp-east-1b', volume_type: 'M1' }, 202],
  [{ size: 1, volume_type: 'none' }, 404],
  [{ size: 1, snapshot_id: unknown }, 404],
  [{ size: 1, source_volid: unknown }, 404],
  [{ size: 1, imageRef: unknown }, 404],
  [{ size: 1, imageRef: 'word' }, 400],
])('creation of %j is answered %d', async (volume, status) => {
  expect((await cloud.ask('POST', '/volumes', { volume })).status).toBe(status)
})

test('a quota ends what a project may have', async () => {
  for (let count = 0; count < limits.volumes; count += 1) cloud.volumes.create('project-one', { size: 1 })
  const refused = await cloud.ask('POST', '/volumes', { volume: { size: 1 } })
  expect([refused.status, refused.body]).toMatchObject([413, { overLimit: { code: 413 } }])
  expect((await cloud.ask('POST', '/volumes', { volume: { size: 1 } }, 'two')).status).toBe(202)
})

test('types belong to a zone', async () => {
  const [type] = await cloud.show('/types')
  expect(type).toEqual({ id: expect.any(String), name: 'M1', extra_specs: {} })
  expect(await cloud.show(`/types/${type.id}`)).toEqual({ ...type, availability_zone: 'jp-east-1a' })
  expect((await cloud.ask('GET', '/types/none')).status).toBe(404)
  const elsewhere = { size: 1, volume_type: type.id, availability_zone: 'jp-east-1b' }
  expect((await cloud.ask('POST', '/volumes', { volume: elsewhere })).status).toBe(400)
})
