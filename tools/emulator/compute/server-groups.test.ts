import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RoutesClient, serveRoutes } from './routes-fixture.ts'
import { ServerGroupStore } from './server-group-store.ts'
import { serverGroupRoutes } from './server-groups.ts'

let client: RoutesClient
beforeAll(async () => {
  const groups = new ServerGroupStore()
  client = await serveRoutes(
    serverGroupRoutes({ groups, membersOf: ({ name }) => (name === 'full' ? ['server'] : []) }),
  )
})
afterAll(() => client.close())

const create = (server_group: unknown): ReturnType<RoutesClient['ask']> =>
  client.ask('POST', '/os-server-groups', { server_group })

test('creates, shows, lists and deletes a group', async () => {
  const { status, body } = await create({ name: 'full', policies: ['affinity'], availability_zone: 'jp-east-1b' })
  const { id, ...rest } = body.server_group
  expect([status, rest]).toEqual([200, { name: 'full', policies: ['affinity'], members: ['server'], metadata: {} }])
  const path = `/os-server-groups/${id}`
  expect((await client.ask('GET', path)).body).toEqual({ ...body, availability_zone: 'jp-east-1b' })
  expect((await client.ask('GET', '/os-server-groups')).body.server_groups).toContainEqual(body.server_group)
  expect((await client.ask('GET', path, undefined, 'two')).status).toBe(404)
  expect((await client.ask('GET', '/os-server-groups', undefined, 'two')).body).toEqual({ server_groups: [] })
  expect((await client.ask('DELETE', path, undefined, 'two')).status).toBe(404)
  expect((await client.ask('DELETE', path)).status).toBe(204)
  expect((await client.ask('GET', path)).status).toBe(404)
})

test.each([
  ['no name', { policies: ['affinity'] }],
  ['an empty name', { name: '', policies: ['affinity'] }],
  ['a name with a leading space', { name: ' a', policies: ['affinity'] }],
  ['a name with a trailing space', { name: 'a ', policies: ['affinity'] }],
  ['a name of 256 characters', { name: 'a'.repeat(256), policies: ['affinity'] }],
  ['no policies', { name: 'a' }],
  ['an empty list of policies', { name: 'a', policies: [] }],
  ['a policy that is no list', { name: 'a', policies: 'affinity' }],
  ['an unknown policy', { name: 'a', policies: ['storage-affinity'] }],
  ['two policies', { name: 'a', policies: ['affinity', 'anti-affinity'] }],
  ['an unknown zone', { name: 'a', policies: ['affinity'], availability_zone: 'mars-1a' }],
  ['no object', []],
])('refuses %s', async (_what, group) => {
  expect(await create(group)).toMatchObject({ status: 400, body: { badRequest: { code: 400 } } })
})

test('takes the longest name, and holds to a quota', async () => {
  const group = { name: 'a'.repeat(255), policies: ['anti-affinity'] }
  for (let count = 0; count < 50; count += 1) expect((await create(group)).status).toBe(200)
  expect(await create(group)).toMatchObject({ status: 413, body: { overLimit: { code: 413 } } })
})
