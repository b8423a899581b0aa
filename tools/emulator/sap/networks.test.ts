import { afterEach, beforeEach, expect, test } from 'vitest'
import type { XmlElement } from '../xml/xml-element.ts'
import { assign, freeAddress, NetworkStore, release } from './network-store.ts'
import { type SapFixture, serveSap } from './sap-fixture.ts'
import { attributeAt, createServer, finish, nicXml, refusalOf, usualParts } from './sap-helpers.fixture.ts'

let sap: SapFixture
beforeEach(async () => {
  sap = await serveSap()
})
afterEach(() => sap.close())

const list = async (query = '', as = 'administrator'): Promise<XmlElement[]> =>
  (await sap.ask('GET', `/networks${query}`, { as })).root.all('Network')
const body = (subnet: string | undefined, rest = '') => ({ xml: `<Network><Subnet id="${subnet}"/>${rest}</Network>` })
const endpoint = 'http://sap.test/sap/networks'
const unknown = '5a900000-0000-4000-8000-000000000000'

test('are listed with their addresses, in full where it is asked for', async () => {
  const [short, second] = await list()
  expect(short?.children.map(({ name }) => name)).toEqual(['AddressSet', 'Subnet', 'AvailabilityZone'])
  expect(short?.attributes.get('name')).toMatch(/^VAServiceLAN_\d{4}$/)
  expect(Object.fromEntries(short?.child('AddressSet')?.attributes ?? [])).toEqual({
    name: expect.stringMatching(/^VAServiceAS_\d{4}$/),
    subnet: '172.16.10.0',
    mask: '255.255.255.0',
    start: '172.16.10.2',
    end: '172.16.10.254',
  })
  expect(short?.child('AddressSet')?.children.map(({ name }) => name)).toEqual(['DefaultGateway'])
  expect(second?.child('AvailabilityZone')?.text).toBe('jp-east-1b')
  const [full] = await list('?verbose=true')
  const addresses = full?.child('AddressSet')
  expect(addresses?.children.map(({ name }) => name)).toEqual(['Exclude', 'Reserve', 'DefaultGateway'])
  expect(attributeAt(addresses, 'start', 'Exclude', 'AddressRange')).toBe('172.16.10.200')
  expect(attributeAt(addresses, 'address', 'DefaultGateway')).toBe('172.16.10.1')
  const others = await list('', 'neighbour')
  expect(others.map(({ attributes }) => attributes.get('id'))).not.toContain(short?.attributes.get('id'))
  expect(refusalOf(await sap.ask('GET', '/networks?verbose=yes'))).toEqual([412, 'verbose:invalid format'])
})

test('one is deleted and made again for its subnet', async () => {
  const [network] = await list()
  const id = network?.attributes.get('id')
  const subnet = attributeAt(network, 'id', 'Subnet')
  const refused = async (options = body(subnet)) => refusalOf(await sap.ask('POST', '/networks', options))
  expect(await refused()).toEqual([
    409,
    `network create failed.(already exist network linked for specified subnet. (${subnet}))`,
  ])
  expect((await finish(sap, 'DELETE', `/networks/${id}`)).resource).toBe(id)
  expect(await list()).toHaveLength(1)
  const gone = [404, `${endpoint}:not found.(specified resource (network) not found)`]
  expect(refusalOf(await sap.ask('DELETE', `/networks/${id}`))).toEqual(gone)
  const zone = '<AvailabilityZone>jp-east-1a</AvailabilityZone>'
  const accepted = await sap.ask('POST', '/networks', body(subnet, zone))
  expect(await refused()).toEqual([
    409,
    `network create failed.(specified subnet(${subnet}) is being used by other operations.)`,
  ])
  sap.pass()
  const made = (await list('?verbose=true')).at(-1)
  expect(made?.attributes.get('id')).toBe(attributeAt(accepted.root, 'id', 'resource'))
  expect(made?.child('AddressSet')?.child('Exclude')?.children).toEqual([])
})

test('one with interfaces stays', async () => {
  const [network] = await list()
  const id = network?.attributes.get('id')
  const name = network?.attributes.get('name')
  await createServer(sap, 'web', `${usualParts}<NICs>${nicXml(0, id)}</NICs>`)
  expect(refusalOf(await sap.ask('DELETE', `/networks/${id}`))).toEqual([
    409,
    `67167 ${name}:contains assigned IP addresses`,
  ])
})

test.each([
  ['<Network/>', 400, 'Subnet is required'],
  ['<Networks/>', 400, 'Network is required'],
  ['<Network><Subnet/></Network>', 400, 'Subnet,id is required'],
  ['<Network><Subnet id="1"/></Network>', 412, 'Subnet,id:invalid format'],
  [body(unknown).xml, 404, `${endpoint}:not found.(jp-east-1a:specified subnet uuid is not found)`],
  [
    body(unknown, '<AvailabilityZone>mars</AvailabilityZone>').xml,
    404,
    `${endpoint}:not found.(mars:availability_zone: mars not found)`,
  ],
])('refuses %s', async (xml, status, message) => {
  expect(refusalOf(await sap.ask('POST', '/networks', { xml }))).toEqual([status, message])
})

test("refuses another zone's and another project's subnet", async () => {
  const [first] = await list()
  const [foreign] = await list('', 'neighbour')
  const subnet = attributeAt(first, 'id', 'Subnet')
  const ask = async (options: { xml: string }) => refusalOf(await sap.ask('POST', '/networks', options))
  expect(await ask(body(subnet, '<AvailabilityZone>jp-east-1b</AvailabilityZone>'))).toEqual([
    404,
    `${endpoint}:not found.(jp-east-1b:specified subnet uuid is not found)`,
  ])
  expect(await ask(body(attributeAt(foreign, 'id', 'Subnet')))).toEqual([
    404,
    `${endpoint}:not found.(jp-east-1a:specified subnet uuid is not found)`,
  ])
})

test.each([
  ['free', 202, undefined],
  ['linked', 409, 'network create failed.(already exist network linked for specified subnet. (ID))'],
  ['kvm', 404, `${endpoint}:not found.(jp-east-1b:subnet is for KVM. uuid:ID)`],
] as const)('a subnet that is %s', async (kind, status, message) => {
  const subnet = sap.subnets.find(({ zone, kind: found }) => found === kind && zone === 'jp-east-1b')
  const reply = await sap.ask('POST', '/networks', body(subnet?.id))
  if (message === undefined) expect(reply.status).toBe(status)
  else expect(refusalOf(reply)).toEqual([status, message.replace('ID', subnet?.id ?? '')])
})

test('subnets are found by their project, whatever the case of the id', () => {
  const store = new NetworkStore()
  const id = 'aaaaaaaa-0000-4000-8000-000000000000'
  const subnet = store.addSubnet({ id, projectId: 'one', zone: 'z', prefix: '10.0.0', kind: 'kvm' })
  expect(store.findSubnet('one', id.toUpperCase())).toBe(subnet)
  expect(store.findSubnet('two', id)).toBeUndefined()
})

test('free addresses go around those for manual setup, and end', () => {
  const store = new NetworkStore()
  const subnet = store.addSubnet({ id: 'a', projectId: 'one', zone: 'z', prefix: '10.0.0', kind: 'sap' })
  const network = store.addNetwork(subnet, 'n', { first: 3, last: 253 })
  const taken = []
  for (let next = freeAddress(network); next !== undefined; next = freeAddress(network)) {
    assign(network, next)
    taken.push(next)
  }
  expect(taken).toEqual(['10.0.0.2', '10.0.0.254'])
  release(network, '10.0.0.2')
  expect(freeAddress(network)).toBe('10.0.0.2')
})
