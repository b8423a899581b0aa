import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fault } from '../rest/fault.ts'
import type { JsonObject } from '../rest/json-members.ts'
import type { ExtensionSnapshot, ExtensionSource } from './extension-source.ts'
import { type RoutesClient, serveRoutes } from './routes-fixture.ts'
import { volumeExtensionRoutes } from './volume-extension.ts'

const createdAt = Date.UTC(2012, 1, 14, 20, 53, 7, 999)
const volume = {
  id: 'volume-1',
  name: 'vol',
  description: null,
  status: 'in-use',
  size: 30,
  volumeType: 'type-1',
  metadata: new Map([['contents', 'junk']]),
  availabilityZone: 'jp-east-1a',
  snapshotId: null,
  // Block storage's own id of it is not compute's.
  attachment: { id: 'attachment-1', serverId: 'server-1', device: '/dev/vdb' },
  createdAt,
}
const snapshot: ExtensionSnapshot = {
  id: 'snapshot-1',
  name: 'snap',
  description: 'daily',
  volumeId: 'volume-1',
  status: 'available',
  size: 30,
  availabilityZone: 'jp-east-1a',
  createdAt,
}
const shownVolume = {
  id: 'volume-1',
  displayName: 'vol',
  displayDescription: null,
  status: 'in-use',
  size: 30,
  volumeType: 'type-1',
  metadata: { contents: 'junk' },
  availabilityZone: 'jp-east-1a',
  snapshotId: null,
  attachments: [{ id: 'volume-1', volumeId: 'volume-1', serverId: 'server-1', device: '/dev/vdb' }],
  createdAt: '2012-02-14T20:53:07Z',
}
const shownSnapshot = {
  id: 'snapshot-1',
  displayName: 'snap',
  displayDescription: 'daily',
  volumeId: 'volume-1',
  status: 'available',
  size: 30,
  createdAt: '2012-02-14T20:53:07Z',
}

/** What block storage was asked for. */
let asked: unknown[] = []
function sourceOf<Resource extends { id: string }>(resource: Resource): ExtensionSource<Resource> {
  const list = (projectId: string): Resource[] => (projectId === 'project-one' ? [resource] : [])
  return {
    list,
    find: (projectId, id) => list(projectId).find(one => one.id === id),
    create: (projectId: string, given: JsonObject, userId) => {
      if (given.size === 'huge') throw fault(400, 'refused')
      asked.push(projectId, given, userId)
      return resource
    },
    remove: one => {
      asked.push(one.id)
    },
  }
}

let client: RoutesClient
beforeAll(async () => {
  client = await serveRoutes(volumeExtensionRoutes({ volumes: sourceOf(volume), snapshots: sourceOf(snapshot) }))
})
afterAll(() => client.close())
beforeEach(() => {
  asked = []
})

const wholeSnapshot = { ...shownSnapshot, availability_zone: 'jp-east-1a' }

test.each([
  ['/os-volumes', { volumes: [shownVolume] }],
  ['/os-volumes/detail', { volumes: [shownVolume] }],
  ['/os-volumes/volume-1', { volume: shownVolume }],
  ['/os-snapshots', { snapshots: [shownSnapshot] }],
  ['/os-snapshots/detail', { snapshots: [wholeSnapshot] }],
  ['/os-snapshots/snapshot-1', { snapshot: wholeSnapshot }],
])('GET %s', async (path, body) => {
  const answer = await client.ask('GET', path)
  expect([answer.status, answer.body]).toEqual([200, body])
})

test.each([
  ['volume', { size: 30, metadata: { a: 'b' }, volume_type: 't', availability_zone: 'z' }, shownVolume],
  ['snapshot', { volume_id: 'volume-1', force: true }, shownSnapshot],
])('creates a %s by what block storage calls it', async (name, others, shown) => {
  const given = { display_name: 'n', display_description: 'd', ...others }
  const answer = await client.ask('POST', `/os-${name}s`, { [name]: given })
  expect([answer.status, answer.body]).toEqual([200, { [name]: shown }])
  expect(asked).toEqual(['project-one', { name: 'n', description: 'd', ...others }, 'user-one'])
})

test('refuses what block storage refuses, and what is no object', async () => {
  expect((await client.ask('POST', '/os-volumes', { volume: { size: 'huge' } })).status).toBe(400)
  for (const path of ['/os-volumes', '/os-snapshots'])
    expect((await client.ask('POST', path, { other: {} })).status).toBe(400)
  expect(asked).toEqual([])
})

test.each([
  ['/os-volumes', 'volume-1'],
  ['/os-snapshots', 'snapshot-1'],
])("deletes from %s, in the caller's project only", async (path, id) => {
  for (const [at, as] of [
    [`${path}/none`, 'one'],
    [`${path}/${id}`, 'two'],
  ] as const)
    for (const method of ['GET', 'DELETE'])
      expect(await client.ask(method, at, undefined, as)).toMatchObject({ status: 404, body: { itemNotFound: {} } })
  expect(asked).toEqual([])
  expect((await client.ask('DELETE', `${path}/${id}`)).status).toBe(202)
  expect(asked).toEqual([id])
})
