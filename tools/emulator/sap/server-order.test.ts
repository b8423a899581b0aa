import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SapFixture, serveSap } from './sap-fixture.ts'
import { createServer, networkIds, nicXml, refusalOf, serverXml, usualParts } from './sap-helpers.fixture.ts'

let sap: SapFixture
let network: string | undefined
beforeAll(async () => {
  sap = await serveSap()
  network = (await networkIds(sap))[0]
  await createServer(sap, 'taken')
})
afterAll(() => sap.close())

const link = (rest: string): string => `<ServerImageLink name="${rest}"/>`
const disk = (index: string, size = '1'): string =>
  `<Disks><Disk><DiskIndex>${index}</DiskIndex><DiskSize>${size}</DiskSize></Disk></Disks>`
const nics = (...given: string[]): string => `${usualParts}<NICs>${given.join('')}</NICs>`
const ip = (auto: string, address?: string): string =>
  `<IpAddress auto="${auto}"${address === undefined ? '' : ` address="${address}"`}/>`
const settings = (inner: string): string => `${usualParts}<OSSetting>${inner}</OSSetting>`
const windows = `<TemplateLink name="sap-small"/>${link('WIN2012R2_SAP')}`
const notFound = 'http://sap.test/sap/networks:not found.(specified resource (network) not found)'

test.each<[name: string, parts: () => string, status: number, message: string]>([
  ['', () => usualParts, 412, 'LServer,name:invalid format'],
  ['-a', () => usualParts, 412, 'LServer,name:invalid format'],
  ['a b', () => usualParts, 412, 'LServer,name:invalid format'],
  ['a'.repeat(65), () => usualParts, 412, 'LServer,name:invalid format'],
  ['taken', () => usualParts, 409, 'taken:duplicate resource name found'],
  ['a', () => `<TemplateLink/>${link('SLES12_SAP')}`, 400, 'TemplateLink,name is required'],
  ['a', () => `<TemplateLink name="tiny"/>${link('SLES12_SAP')}`, 412, 'TemplateLink,name:invalid format'],
  ['a', () => '<TemplateLink name="sap-small"/>', 400, 'ServerImageLink is required'],
  ['a', () => `<TemplateLink name="sap-small"/>${link('none')}`, 404, 'none:not found'],
  ['a', () => `${usualParts}<ServerImageProject name="one"/>`, 404, 'SLES12_SAP:not found'],
  ['a', () => link('SLES12_SAP'), 400, 'Disks is required'],
  ['a', () => `${link('SLES12_SAP')}${disk('1')}`, 400, 'NICs is required'],
  ['a', () => usualParts + disk('56'), 412, 'DiskIndex:invalid format'],
  ['a', () => usualParts + disk('1.0'), 412, 'DiskIndex:invalid format'],
  ['a', () => usualParts + disk('1', '1.25'), 412, 'DiskSize:invalid format'],
  ['a', () => usualParts + disk('1', '0.0'), 412, 'DiskSize:invalid format'],
  ['a', () => usualParts + disk('1', ''), 412, 'DiskSize:invalid format'],
  ['a', () => `${usualParts}<Disks><Disk><DiskIndex>1</DiskIndex></Disk></Disks>`, 400, 'DiskSize is required'],
  ['a', () => usualParts + disk('1').replace(/<Disk>.*<\/Disk>/, '$&$&'), 412, 'DiskIndex:invalid format'],
  ['a', () => nics(nicXml(10, network)), 412, 'NICIndex:invalid format'],
  ['a', () => nics(nicXml(1, network)), 412, 'NICIndex:invalid format'],
  ['a', () => nics(nicXml(0, network), nicXml(2, network)), 412, 'NICIndex:invalid format'],
  ['a', () => nics('<NIC><NICIndex>0</NICIndex></NIC>'), 400, 'NetworkLinks is required'],
  ['a', () => nics(nicXml(0, 'none')), 404, notFound],
  ['a', () => `${nics(nicXml(0, network))}<AvailabilityZone>jp-east-1b</AvailabilityZone>`, 404, notFound],
  ['a', () => nics(nicXml(0, network, ip('perhaps'))), 412, 'IpAddress,auto:invalid format'],
  ['a', () => nics(nicXml(0, network, ip('false'))), 400, 'IpAddress,address is required'],
  ['a', () => nics(nicXml(0, network, ip('false', '172.16.10.256'))), 412, 'IpAddress,address:invalid format'],
  ['a', () => nics(nicXml(0, network, ip('false', '172.16.99.5'))), 412, 'IpAddress,address:invalid format'],
  ['a', () => nics(nicXml(0, network, ip('false', '172.16.10.1'))), 412, 'IpAddress,address:invalid format'],
  [
    'a',
    () => nics(nicXml(0, network, ip('false', '172.16.10.9')), nicXml(1, network, ip('false', '172.16.10.9'))),
    409,
    '67153 172.16.10.9:already exists',
  ],
  ['a', () => settings('<ComputerName>123</ComputerName>'), 412, 'ComputerName:invalid format'],
  ['a', () => settings('<ComputerName>a_b</ComputerName>'), 412, 'ComputerName:invalid format'],
  ['a', () => settings(`<ComputerName>${'a'.repeat(64)}</ComputerName>`), 412, 'ComputerName:invalid format'],
  ['a', () => settings(`<AdminPassword>${'a'.repeat(129)}</AdminPassword>`), 412, 'AdminPassword:invalid format'],
  [
    'a',
    () => settings('<DNSServers><DNSServer nic="0" ip="10.0.0.1"/></DNSServers>'),
    412,
    'DNSServer,nic:invalid format',
  ],
  ['a', () => settings('<DNSServers><DNSServer ip="10.0.0.1"/></DNSServers>'), 400, 'DNSServer,nic is required'],
  ['a', () => settings('<DNSServers><DNSServer ip="10.0.0"/></DNSServers>'), 412, 'DNSServer,ip:invalid format'],
  ['a', () => windows, 400, 'AdminPassword is required'],
  [
    'a',
    () =>
      `${windows}<OSSetting><AdminPassword>p</AdminPassword><ComputerName>${'a'.repeat(16)}</ComputerName></OSSetting>`,
    412,
    'ComputerName:invalid format',
  ],
  [
    'a',
    () => `${usualParts}<AvailabilityZone>mars</AvailabilityZone>`,
    404,
    'Selectable Availability Zone not found. (availability_zone: mars)',
  ],
  ['a', () => `${usualParts}<AvailabilityZone/>`, 412, 'AvailabilityZone:invalid format'],
  ['a', () => `${usualParts}<Dedicated>yes</Dedicated>`, 412, 'Dedicated:invalid format'],
  [
    'a',
    () => `${usualParts}<AvailabilityZone>jp-east-1b</AvailabilityZone><Dedicated>true</Dedicated>`,
    404,
    'Selectable Availability Zone not found. (there are no dedicated instances in jp-east-1b)',
  ],
])('refuses "%s" with %s', async (name, parts, status, message) => {
  const reply = await sap.ask('POST', '/l_servers', { xml: serverXml(name, parts()) })
  expect(refusalOf(reply)).toEqual([status, message])
  // Nothing of it is left: neither the server nor an address.
  expect((await sap.ask('GET', '/l_servers')).root.children).toHaveLength(1)
  const { root } = await sap.ask('GET', '/networks?verbose=true')
  expect(root.child('Network')?.child('AddressSet')?.child('Reserve')?.text).toBe('')
})

test.each([
  ['<LServer name="a"/>', 400, 'Resources is required'],
  ['<Resources/>', 400, 'LServer is required'],
  ['<Resources><LServer/></Resources>', 400, 'LServer,name is required'],
  ['<Resources>', 400, 'Bad Request'],
  ['', 400, 'Bad Request'],
  ['<!DOCTYPE Resources [<!ENTITY x "y">]><Resources/>', 400, 'Bad Request'],
  [`${'<a>'.repeat(33)}${'</a>'.repeat(33)}`, 400, 'Bad Request'],
])('refuses the body %s', async (xml, status, message) => {
  expect(refusalOf(await sap.ask('POST', '/l_servers', { xml }))).toEqual([status, message])
})

test.each<[name: string, parts: () => string]>([
  [`0${'z'.repeat(63)}`, () => usualParts],
  ['without-template', () => `${link('RHEL7_SAP')}${disk('55', '0.1')}<NICs>${nicXml(0, network)}</NICs>`],
  ['blank-project', () => `${usualParts}<ServerImageProject name=""/>`],
  [
    'windows',
    () => `${windows}<OSSetting><AdminPassword>p4$$</AdminPassword><ComputerName>w-1</ComputerName></OSSetting>`,
  ],
  ['elsewhere', () => `${usualParts}<AvailabilityZone>jp-east-1b</AvailabilityZone>`],
  ['chosen', () => nics(nicXml(0, network, '<IpAddress address="never looked at"/>'))],
])('accepts %s', async (name, parts) => {
  const other = await serveSap()
  try {
    network = (await networkIds(other))[0]
    const id = await createServer(other, name, parts())
    expect((await other.ask('GET', `/l_servers/${id}`)).root.child('LServer')?.attributes.get('name')).toBe(name)
  } finally {
    await other.close()
  }
})
