import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Timeline } from '../timeline.ts'
import { interfaceRoutes } from './interfaces.ts'
import { type Port, seedNetworks } from './network-store.ts'
import { type RoutesClient, serveRoutes } from './routes-fixture.ts'
import { exampleServer } from './server-fixture.ts'
import { type Server, ServerStore } from './server-store.ts'

let now = 0
const timeline = new Timeline(() => now, 1000)
const servers = new ServerStore()
const networks = seedNetworks([
  { id: 'project-one', name: 'one' },
  { id: 'project-two', name: 'two' },
])
const [network] = networks.list('project-one')
let client: RoutesClient
let server: Server
let path = ''

beforeAll(async () => {
  client = await serveRoutes(interfaceRoutes({ servers, networks, timeline }), () => timeline.settle())
})
afterAll(() => client.close())
beforeEach(() => {
  server = servers.add(exampleServer())
  path = `/servers/${server.id}/os-interface`
})

function freePort(projectId = 'project-one'): Port {
  const [port] = networks.freePorts(projectId)
  if (port === undefined) throw new Error('no port is free')
  return port
}

test('attaches a port, shows it, and frees it a while after it was detached', async () => {
  const port = freePort()
  const interfaceAttachment = {
    port_id: port.id,
    net_id: network?.id,
    mac_addr: port.macAddress,
    port_state: 'ACTIVE',
    fixed_ips: [{ subnet_id: network?.subnets[0]?.id, ip_address: port.fixedIps[0]?.ipAddress }],
  }
  const attached = await client.ask('POST', path, { interfaceAttachment: { port_id: port.id } })
  expect(attached).toMatchObject({ status: 200, body: { interfaceAttachment } })
  expect((await client.ask('GET', path)).body).toEqual({ interfaceAttachments: [interfaceAttachment] })
  expect((await client.ask('GET', `${path}/${port.id}`)).body).toEqual({ interfaceAttachment })
  const again = await client.ask('POST', path, { interfaceAttachment: { port_id: port.id } })
  expect(again).toMatchObject({ status: 400, body: { badRequest: { code: 400 } } })
  expect((await client.ask('DELETE', `${path}/${port.id}`)).status).toBe(202)
  expect((await client.ask('GET', `${path}/${port.id}`)).status).toBe(200)
  now += 1000
  expect((await client.ask('GET', `${path}/${port.id}`)).status).toBe(404)
  expect(networks.freePorts('project-one')).toContain(port)
})

test('makes a port on a network, which goes when it is detached', async () => {
  const fixed_ips = [{ ip_address: '192.168.10.77' }]
  const { status, body } = await client.ask('POST', path, { interfaceAttachment: { net_id: network?.id, fixed_ips } })
  expect([status, body.interfaceAttachment.fixed_ips[0].ip_address]).toEqual([200, '192.168.10.77'])
  await client.ask('DELETE', `${path}/${body.interfaceAttachment.port_id}`)
  now += 1000
  expect((await client.ask('GET', path)).body).toEqual({ interfaceAttachments: [] })
  expect(networks.findPort('project-one', body.interfaceAttachment.port_id)).toBeUndefined()
  for (const given of [undefined, { interfaceAttachment: { port_id: null, net_id: null, fixed_ips: null } }])
    expect((await client.ask('POST', path, given)).body.interfaceAttachment.net_id).toBe(network?.id)
})

test('a detached port that another server has by then stays there', async () => {
  const port = freePort()
  await client.ask('POST', path, { interfaceAttachment: { port_id: port.id } })
  await client.ask('DELETE', `${path}/${port.id}`)
  networks.releasePort(port)
  networks.attachPort(port, 'another')
  now += 1000
  await client.ask('GET', path)
  expect(port.deviceId).toBe('another')
  networks.releasePort(port)
})

test.each([
  ['an unknown port', () => ({ port_id: 'none' }), 404],
  ['a port of another project', () => ({ port_id: freePort('project-two').id }), 404],
  ['an unknown network', () => ({ net_id: 'none' }), 404],
  ['a port and a network', () => ({ port_id: freePort().id, net_id: network?.id }), 400],
  ['an address without a network', () => ({ fixed_ips: [{ ip_address: '192.168.10.9' }] }), 400],
  ['an address of another network', () => ({ net_id: network?.id, fixed_ips: [{ ip_address: '10.0.0.9' }] }), 400],
  ['addresses that are no list', () => ({ net_id: network?.id, fixed_ips: '192.168.10.9' }), 400],
  ['no object', () => 'port', 400],
])('refuses %s', async (_what, given, status) => {
  expect((await client.ask('POST', path, { interfaceAttachment: given() })).status).toBe(status)
  expect(networks.portsOf(server.id)).toEqual([])
})

test.each([
  ['building', null],
  ['error', null],
  ['shelved_offloaded', null],
  ['active', 'rebooting'],
] as const)('answers 409 while a server is %s, %s', async (vmState, taskState) => {
  const port = networks.createPort(network as NonNullable<typeof network>, { serverId: server.id })
  Object.assign(server, { vmState, taskState })
  expect(await client.ask('POST', path)).toMatchObject({ status: 409, body: { conflictingRequest: { code: 409 } } })
  expect((await client.ask('DELETE', `${path}/${port.id}`)).status).toBe(409)
})

test('knows no other server, and no other project', async () => {
  for (const [method, end] of [
    ['GET', ''],
    ['POST', ''],
    ['GET', '/x'],
    ['DELETE', '/x'],
  ] as const) {
    expect((await client.ask(method, `/servers/none/os-interface${end}`)).status).toBe(404)
    expect((await client.ask(method, `${path}${end}`, undefined, 'two')).status).toBe(404)
  }
})
