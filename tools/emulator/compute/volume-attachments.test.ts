import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Timeline } from '../timeline.ts'
import type { AttachableVolume, AttachableVolumes } from './attachable-volumes.ts'
import { type RoutesClient, serveRoutes } from './routes-fixture.ts'
import { exampleServer } from './server-fixture.ts'
import { type Server, ServerStore } from './server-store.ts'
import { volumeAttachmentRoutes } from './volume-attachments.ts'

let now = 0
const timeline = new Timeline(() => now, 1000)
const servers = new ServerStore()
const all = new Map<string, AttachableVolume>()
const volumes: AttachableVolumes = {
  find: (projectId, id) => (projectId === 'project-one' ? all.get(id) : undefined),
  attach: volume => {
    volume.status = 'in-use'
  },
  detach: volume => {
    volume.status = 'available'
  },
}

let client: RoutesClient
let server: Server
let path = ''
beforeAll(async () => {
  client = await serveRoutes(volumeAttachmentRoutes({ servers, volumes, timeline }), () => timeline.settle())
})
afterAll(() => client.close())
beforeEach(() => {
  server = servers.add(exampleServer())
  path = `/servers/${server.id}/os-volume_attachments`
})

function newVolume(differences: Partial<AttachableVolume> = {}): AttachableVolume {
  const volume = { id: randomUUID(), status: 'available', availabilityZone: 'jp-east-1a', ...differences }
  all.set(volume.id, volume)
  return volume
}

const attach = (volumeId: unknown, device?: unknown): ReturnType<RoutesClient['ask']> =>
  client.ask('POST', path, { volumeAttachment: { volumeId, device } })

test('attaches a volume, shows it, and frees it a while after it was detached', async () => {
  const volume = newVolume()
  const volumeAttachment = { id: volume.id, volumeId: volume.id, serverId: server.id, device: '/dev/vdb' }
  const answer = await attach(volume.id, null)
  expect([answer.status, answer.body]).toEqual([200, { volumeAttachment }])
  expect(volume.status).toBe('in-use')
  expect((await client.ask('GET', path)).body).toEqual({ volumeAttachments: [volumeAttachment] })
  expect((await client.ask('GET', `${path}/${volume.id}`)).body).toEqual({
    volumeAttachment: { ...volumeAttachment, availability_zone: 'jp-east-1a' },
  })
  expect((await client.ask('DELETE', `${path}/${volume.id}`)).status).toBe(202)
  expect(volume.status).toBe('detaching')
  expect((await client.ask('DELETE', `${path}/${volume.id}`)).status).toBe(400)
  now += 1000
  expect((await client.ask('GET', `${path}/${volume.id}`)).status).toBe(404)
  expect(volume.status).toBe('available')
  expect((await attach(volume.id)).status).toBe(200)
})

test.each([
  [
    [null, undefined, 'auto'],
    ['/dev/vdb', '/dev/vdc', '/dev/vdd'],
  ],
  [
    ['/dev/vdc', null, null],
    ['/dev/vdc', '/dev/vdb', '/dev/vdd'],
  ],
  [['/dev/sdf'], ['/dev/vdf']],
])('gives devices where %j are wanted: %j', async (wanted, devices) => {
  const given = []
  for (const device of wanted) given.push((await attach(newVolume().id, device)).body.volumeAttachment.device)
  expect(given).toEqual(devices)
})

test.each<[string, { device?: unknown; volumeId?: unknown; before?: boolean }, number]>([
  ['a device that is none', { device: 'vdb' }, 400],
  ['a device that is no text', { device: 7 }, 400],
  ['the system disk', { device: '/dev/vda' }, 409],
  ['a device in use', { device: '/dev/vdb', before: true }, 409],
  ['no volume', { volumeId: undefined }, 400],
  ['an id that is none', { volumeId: 'volume' }, 400],
  ['an unknown volume', { volumeId: randomUUID() }, 404],
])('refuses %s', async (_what, { before, ...given }, status) => {
  if (before) await attach(newVolume().id)
  const volumeAttachment = { volumeId: newVolume().id, ...given }
  const count = server.attachments.length
  expect((await client.ask('POST', path, { volumeAttachment })).status).toBe(status)
  expect(server.attachments).toHaveLength(count)
})

test.each([
  ['in-use', 'jp-east-1a'],
  ['creating', 'jp-east-1a'],
  ['error', 'jp-east-1a'],
  ['available', 'jp-east-1b'],
])('refuses a volume that is %s in %s', async (status, availabilityZone) => {
  expect(await attach(newVolume({ status, availabilityZone }).id)).toMatchObject({
    status: 400,
    body: { badRequest: {} },
  })
})

test('keeps the system volume', async () => {
  const volume = newVolume({ status: 'in-use' })
  server.attachments = [{ volumeId: volume.id, device: '/dev/vda', deleteOnTermination: true, bootIndex: 0 }]
  expect((await client.ask('DELETE', `${path}/${volume.id}`)).status).toBe(403)
  expect((await client.ask('GET', `${path}/${volume.id}`)).status).toBe(200)
})

test('has room for 25 volumes beside the system disk', async () => {
  for (let count = 0; count < 25; count += 1) expect((await attach(newVolume().id)).status).toBe(200)
  expect((await attach(newVolume().id)).status).toBe(400)
})

test.each([
  ['building', null],
  ['shelved_offloaded', null],
  ['active', 'rebuilding'],
] as const)('answers 409 while a server is %s, %s', async (vmState, taskState) => {
  const volume = newVolume()
  await attach(volume.id)
  Object.assign(server, { vmState, taskState })
  expect((await attach(newVolume().id)).status).toBe(409)
  expect((await client.ask('DELETE', `${path}/${volume.id}`)).status).toBe(409)
  expect(volume.status).toBe('in-use')
})

test('a server that gave its volumes up meanwhile changes nothing', async () => {
  const volume = newVolume()
  await attach(volume.id)
  await client.ask('DELETE', `${path}/${volume.id}`)
  server.attachments = []
  volume.status = 'in-use'
  now += 1000
  await client.ask('GET', path)
  expect(volume.status).toBe('in-use')
})

test('knows no other server, and no other project', async () => {
  const { id } = newVolume()
  await attach(id)
  for (const at of [`${path}`, `${path}/${id}`])
    expect((await client.ask('GET', at, undefined, 'two')).status).toBe(404)
  expect((await client.ask('DELETE', `${path}/${id}`, undefined, 'two')).status).toBe(404)
  expect((await client.ask('POST', path, { volumeAttachment: { volumeId: id } }, 'two')).status).toBe(404)
})
