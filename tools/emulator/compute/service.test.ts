import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEmulatorServer } from '../http/server.ts'
import type { Caller } from '../http/service.ts'
import { Timeline } from '../timeline.ts'
import { exampleImage, exampleImages } from './image-fixture.ts'
import { type ComputeVolumes, createCompute } from './service.ts'

const caller = (projectId: string, roles: string[]): Caller => ({
  userId: 'user',
  userName: 'user',
  projectId,
  projectName: projectId,
  domainId: 'default',
  roles,
})
const callers: Record<string, Caller> = {
  member: caller('one', ['member']),
  reader: caller('one', ['reader']),
  other: caller('two', ['member']),
}
const none = {
  find: () => undefined,
  list: () => [],
  create: () => {
    throw new Error('nothing is made')
  },
  remove: () => undefined,
}
const volumes: ComputeVolumes = { ...none, attach: () => undefined, detach: () => undefined }
const image = exampleImage({ owner: 'one' })
const service = createCompute({
  authenticator: { authenticate: token => callers[token] },
  origin: 'http://cloud.test',
  projects: [
    { id: 'one', name: 'one' },
    { id: 'two', name: 'two' },
  ],
  timeline: new Timeline(() => 0, 0),
  images: exampleImages(image),
  volumes,
  snapshots: none,
})
const server = createEmulatorServer((request, response) => service.handle(request, response))
let url = ''
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/compute`
})
afterAll(() => server.close())

async function ask(method: string, path: string, body?: object, token = 'member') {
  const reply = await fetch(`${url}${path}`, {
    method,
    headers: { 'X-Auth-Token': token, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await reply.text()
  return { status: reply.status, headers: reply.headers, body: text === '' ? undefined : JSON.parse(text) }
}

describe('compute', () => {
  test.each([
    ['/v2/one/servers', 'servers'],
    ['/v2/one/servers/detail', 'servers'],
    ['/v2/one/flavors', 'flavors'],
    ['/v2/one/os-keypairs', 'keypairs'],
    ['/v2/one/os-server-groups', 'server_groups'],
    ['/v2/one/images/detail', 'images'],
    [`/v2/one/images/${image.id}/metadata`, 'metadata'],
    ['/v2/one/os-volumes', 'volumes'],
    ['/v1.1/one/os-volumes/detail', 'volumes'],
    ['/v2/one/os-snapshots', 'snapshots'],
    ['/v1.1/one/os-snapshots/detail', 'snapshots'],
  ])('answers %s', async (path, member) => {
    const { status, headers, body } = await ask('GET', path)
    expect([status, Object.keys(body)]).toEqual([200, [member]])
    expect(headers.get('x-compute-request-id')).toMatch(/^req-/)
  })

  test.each([
    ['GET', '/v2/two/servers', 'member', 400],
    ['GET', '/v1.1/one/servers', 'member', 404],
    ['GET', '/v2/one/servers', 'nobody', 401],
    ['POST', '/v2/one/servers', 'reader', 403],
    ['PATCH', '/v2/one/servers', 'member', 405],
  ] as const)('%s %s as %s is refused with %i', async (method, path, token, status) => {
    expect((await ask(method, path, undefined, token)).status).toBe(status)
  })

  test('counts a server to its group, and finds its ports', async () => {
    const group = { name: 'group', policies: ['affinity'] }
    const { id } = (await ask('POST', '/v2/one/os-server-groups', { server_group: group })).body.server_group
    const wanted = { name: 'member', imageRef: image.id, flavorRef: '1101' }
    const answer = await ask('POST', '/v2/one/servers', { server: wanted, 'os:scheduler_hints': { group: id } })
    const made = answer.body.server.id
    expect(answer.body.server.links[0].href).toBe(`http://cloud.test/compute/v2/one/servers/${made}`)
    expect((await ask('GET', `/v2/one/os-server-groups/${id}`)).body.server_group.members).toEqual([made])
    expect((await ask('GET', `/v2/one/servers/${made}/os-interface`)).body.interfaceAttachments).toHaveLength(1)
    expect((await ask('GET', `/v2/one/servers/${made}/os-volume_attachments`)).body.volumeAttachments).toEqual([])
    expect((await ask('DELETE', `/v2/one/servers/${made}`)).status).toBe(204)
    expect((await ask('GET', `/v2/one/os-server-groups/${id}`)).body.server_group.members).toEqual([])
  })
})
