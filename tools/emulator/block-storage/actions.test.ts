import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { limits } from './quota.ts'
import { type StorageFixture, serveBlockStorage } from './storage-fixture.ts'

let cloud: StorageFixture
let id: string
beforeEach(async () => {
  cloud = await serveBlockStorage()
  id = await cloud.volume({ name: 'vol' })
})
afterEach(() => cloud.close())

function attach(): void {
  const volume = cloud.volumes.find('project-one', id)
  if (volume !== undefined) cloud.volumes.attach(volume, { serverId: 'server', device: '/dev/vda' })
}

describe('actions of volumes', () => {
  const act = async (body: unknown): ReturnType<StorageFixture['ask']> =>
    cloud.ask('POST', `/volumes/${id}/action`, body)

  test('extension takes a step', async () => {
    expect(await act({ 'os-extend': { new_size: 20 } })).toEqual({ status: 202, body: undefined })
    expect(await cloud.show(`/volumes/${id}`)).toMatchObject({ status: 'extending', size: 10 })
    expect((await act({ 'os-extend': { new_size: 30 } })).status).toBe(400)
    cloud.pass()
    expect(await cloud.show(`/volumes/${id}`)).toMatchObject({ status: 'available', size: 20 })
  })

  test.each([{}, { new_size: 10 }, { new_size: 'larger' }, { new_size: 16_385 }])(
    'extension by %j is refused and changes nothing',
    async given => {
      expect((await act({ 'os-extend': given })).status).toBe(400)
      expect(await cloud.show(`/volumes/${id}`)).toMatchObject({ status: 'available', size: 10 })
    },
  )

  test('an extension beyond the quota is refused', async () => {
    const count = Math.floor(limits.gigabytes / 16_384)
    for (let made = 0; made < count; made += 1) cloud.volumes.create('project-one', { size: 16_384 - 10 })
    expect((await act({ 'os-extend': { new_size: 16_384 } })).status).toBe(413)
  })

  test('an upload becomes an image', async () => {
    const { status, body } = await act({ 'os-volume_upload_image': { image_name: 'mine' } })
    const uploaded = body['os-volume_upload_image']
    expect([status, uploaded]).toMatchObject([
      202,
      {
        id,
        status: 'uploading',
        image_name: 'mine',
        container_format: 'bare',
        disk_format: 'raw',
        size: 10,
        display_description: null,
        volume_type: { name: 'M1', deleted: false, qos_specs_id: null },
      },
    ])
    const image = (): unknown => cloud.images.get(uploaded.image_id)
    expect(image()).toMatchObject({ status: 'queued', owner: 'project-one', name: 'mine' })
    cloud.pass()
    expect(await cloud.show(`/volumes/${id}`)).toMatchObject({ status: 'available' })
    expect(image()).toMatchObject({ status: 'active', size: 10 * 2 ** 30 })
  })

  test('an attached volume is uploaded by force only, and is in use again', async () => {
    attach()
    const upload = (force: unknown): ReturnType<typeof act> =>
      act({ 'os-volume_upload_image': { image_name: 'mine', force } })
    expect((await upload('False')).status).toBe(400)
    expect((await upload('True')).status).toBe(202)
    cloud.pass()
    expect(await cloud.show(`/volumes/${id}`)).toMatchObject({ status: 'in-use' })
  })

  test.each([
    {},
    { 'os-fly': {} },
    { 'os-volume_upload_image': {} },
    { 'os-volume_upload_image': { image_name: 'a', disk_format: 'qcow2' } },
    { 'os-volume_upload_image': { image_name: 'a', force: 'perhaps' } },
  ])('%j is refused', async body => {
    expect((await act(body)).body).toMatchObject({ badRequest: { code: 400 } })
  })
})

describe('snapshots', () => {
  test('are taken, described, renamed and deleted; their volume stays as long', async () => {
    const given = { volume_id: id, name: 'snap', description: 'daily' }
    const { status, body } = await cloud.ask('POST', '/snapshots', { snapshot: given })
    const path = `/snapshots/${body.snapshot.id}`
    expect([status, body.snapshot]).toMatchObject([202, { ...given, status: 'creating', size: 10, metadata: {} }])
    expect((await cloud.ask('DELETE', path)).status).toBe(400)
    cloud.pass()
    expect(await cloud.show(path)).toMatchObject({
      status: 'available',
      availability_zone: 'jp-east-1a',
      'os-extended-snapshot-attributes:progress': '100%',
      'os-extended-snapshot-attributes:project_id': 'project-one',
    })
    expect((await cloud.ask('DELETE', `/volumes/${id}`)).status).toBe(400)
    const renamed = await cloud.ask('PUT', path, { snapshot: { name: 'new' } })
    expect([renamed.status, renamed.body.snapshot]).toMatchObject([200, { name: 'new', description: 'daily' }])
    expect((await cloud.show('/snapshots/detail'))[0]).toMatchObject({ name: 'new', availability_zone: 'jp-east-1a' })
    expect(await cloud.ask('GET', '/snapshots', undefined, 'two')).toMatchObject({ body: { snapshots: [] } })
    expect((await cloud.ask('GET', path, undefined, 'two')).status).toBe(404)
    expect((await cloud.ask('DELETE', path)).status).toBe(202)
    expect(await cloud.show(path)).toMatchObject({ status: 'deleting' })
    cloud.pass()
    expect((await cloud.ask('GET', path)).status).toBe(404)
    expect((await cloud.ask('DELETE', `/volumes/${id}`)).status).toBe(202)
  })

  test('of an attached volume need force', async () => {
    attach()
    const take = async (force?: unknown): Promise<number> =>
      (await cloud.ask('POST', '/snapshots', { snapshot: { volume_id: id, force } })).status
    expect([await take(), await take(false), await take('perhaps'), await take(true)]).toEqual([400, 400, 400, 202])
  })

  test.each([
    [{}, 400],
    [{ volume_id: 7 }, 400],
    [{ volume_id: '00000000-0000-4000-8000-000000000000' }, 404],
  ])('of %j are answered %d', async (snapshot, status) => {
    expect((await cloud.ask('POST', '/snapshots', { snapshot })).status).toBe(status)
  })

  test('restore their volume, free or attached, unless it was extended', async () => {
    const path = `/snapshots/${await cloud.snapshot(id)}`
    const restore = (): ReturnType<StorageFixture['ask']> => cloud.ask('POST', `${path}/action`, { 'fcx-restore': {} })
    attach()
    expect(await restore()).toEqual({ status: 202, body: undefined })
    expect([await cloud.show(path), await cloud.show(`/volumes/${id}`)]).toMatchObject([
      { status: 'restoring' },
      { status: 'restoring' },
    ])
    expect((await restore()).status).toBe(400)
    cloud.pass()
    const volume = cloud.volumes.find('project-one', id)
    expect([await cloud.show(path), volume]).toMatchObject([{ status: 'available' }, { status: 'in-use' }])
    if (volume !== undefined) cloud.volumes.detach(volume)
    await cloud.ask('POST', `/volumes/${id}/action`, { 'os-extend': { new_size: 11 } })
    cloud.pass()
    expect((await restore()).status).toBe(400)
    expect((await cloud.ask('POST', `${path}/action`, { other: {} })).status).toBe(400)
  })
})
