import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type SapFixture, serveSap } from './sap-fixture.ts'
import {
  attributeAt,
  createServer,
  finish,
  networkIds,
  refusalOf,
  serverXml,
  textAt,
  usualParts,
} from './sap-helpers.fixture.ts'

let sap: SapFixture
let id: string
beforeEach(async () => {
  sap = await serveSap()
  id = await createServer(sap, 'web')
})
afterEach(() => sap.close())

const server = async () => (await sap.ask('GET', `/l_servers/${id}`)).root.child('LServer')
const refused = async (path: string, form: Record<string, string>) =>
  refusalOf(await sap.ask('PUT', `/l_servers/${id}${path}`, { form }))
const done = (path: string, form: Record<string, string> = {}) =>
  finish(sap, 'PUT', `/l_servers/${id}${path}`, { form })
const numbers = async (list: string, item: string) =>
  (await server())
    ?.child(list)
    ?.all(item)
    .map(part => textAt(part, `${item}Index`))

describe('disks', () => {
  test('are numbered on from the largest, and keep their numbers', async () => {
    await done('/attach', { disk_size: '10' })
    await done('/attach', { disk_size: '10.5', index: '3' })
    await done('/attach', { disk_size: '1' })
    expect(await numbers('Disks', 'Disk')).toEqual(['0', '1', '3', '4'])
    const second = (await server())?.child('Disks')?.all('Disk')[1]
    const disk = attributeAt(second, 'id', 'DiskLink') ?? ''
    expect(attributeAt(second, 'name', 'DiskLink')).toBe(second?.attributes.get('name'))
    await done('/start')
    expect(await refused('/detach', { disk_rid: disk })).toEqual([409, '67178 web:is running status'])
    await done('/stop')
    await done('/detach', { disk_rid: disk })
    expect(await numbers('Disks', 'Disk')).toEqual(['0', '3', '4'])
    expect(await refused('/detach', { disk_rid: disk })).toEqual([404, `Disk (${disk}):not found`])
    await done('/attach', { disk_size: '1', index: '55' })
    expect(await refused('/attach', { disk_size: '1' })).toEqual([409, '67133 disk 56:out of range'])
  })

  test.each([
    ['/attach', {}, 400, 'disk_size is required'],
    ['/attach', { disk_size: '1.11' }, 412, 'disk_size:invalid format'],
    ['/attach', { disk_size: '' }, 412, 'disk_size:invalid format'],
    ['/attach', { disk_size: '1', index: '0' }, 412, 'index:invalid format'],
    ['/attach', { disk_size: '1', index: '56' }, 412, 'index:invalid format'],
    ['/attach', { disk_size: '1', type: 'disk' }, 412, 'type:invalid format'],
    ['/detach', {}, 400, 'disk_rid is required'],
    ['/detach', { disk_rid: 'none' }, 404, 'Disk (none):not found'],
  ])('%s %j is refused', async (path, form, status, message) => {
    expect(await refused(path, form as Record<string, string>)).toEqual([status, message])
  })
})

describe('interfaces', () => {
  test('get the lowest free number and address, and give both back', async () => {
    const [network = ''] = await networkIds(sap)
    const attach = { type: 'nic', network_rid: network }
    for (let count = 0; count < 3; count += 1) await done('/attach', attach)
    await done('/detach', { type: 'nic', index: '1' })
    expect(await numbers('NICs', 'NIC')).toEqual(['0', '2'])
    await done('/attach', { ...attach, ip_address: '172.16.10.200' })
    expect(await numbers('NICs', 'NIC')).toEqual(['0', '1', '2'])
    const { root } = await sap.ask('GET', '/networks?verbose=true')
    const reserve = root.child('Network')?.child('AddressSet')?.child('Reserve')
    expect(reserve?.text).toBe('172.16.10.2, 172.16.10.4, 172.16.10.200')
    expect(await refused('/attach', { ...attach, ip_address: '172.16.10.2' })).toEqual([
      409,
      '67153 172.16.10.2:already exists',
    ])
    for (let count = 3; count < 10; count += 1) await done('/attach', attach)
    expect(await refused('/attach', attach)).toEqual([409, '67133 NIC 10:out of range'])
  })

  test('cannot be changed while there are snapshots', async () => {
    const [network = ''] = await networkIds(sap)
    await done('/attach', { type: 'nic', network_rid: network })
    await finish(sap, 'POST', '/server_images', { form: { type: 'snapshot', l_server_rid: id } })
    const expected = [409, '67167 web:contains snapshots']
    expect(await refused('/attach', { type: 'nic', network_rid: network })).toEqual(expected)
    expect(await refused('/detach', { type: 'nic', index: '0' })).toEqual(expected)
  })

  test.each([
    ['/attach', { type: 'nic' }, 400, 'network_rid is required'],
    [
      '/attach',
      { type: 'nic', network_rid: 'none' },
      404,
      'http://sap.test/sap/networks:not found.(specified resource (network) not found)',
    ],
    ['/attach', { type: 'nic', network_rid: 'none', ip_address: '1.2.3' }, 412, 'ip_address:invalid format'],
    ['/detach', { type: 'nic' }, 400, 'index is required'],
    ['/detach', { type: 'nic', index: '-1' }, 412, 'index:invalid format'],
    ['/detach', { type: 'nic', index: '0' }, 404, 'NIC (0):not found'],
  ])('%s %j is refused', async (path, form, status, message) => {
    expect(await refused(path, form as Record<string, string>)).toEqual([status, message])
  })
})

describe('snapshots', () => {
  test('are counted, restored and deleted', async () => {
    const take = () => finish(sap, 'POST', '/server_images', { form: { type: 'snapshot', l_server_rid: id } })
    expect((await take()).resource).toBe(id)
    await take()
    const shown = async () =>
      (await server())
        ?.child('Snapshots')
        ?.all('Snapshot')
        .map(one => one.attributes) ?? []
    const [first, second] = await shown()
    expect([first?.get('version'), second?.get('version')]).toEqual(['1', '2'])
    expect(first?.get('date')).toBe('2015/06/12-09:44:44')
    const path = `/server_images/${first?.get('id')}`
    expect((await finish(sap, 'PUT', `${path}/restore`)).status).toBe('completed')
    await finish(sap, 'DELETE', `${path}?type=snapshot`)
    expect((await shown()).map(one => one.get('version'))).toEqual(['2'])
    await take()
    expect((await shown()).map(one => one.get('version'))).toEqual(['2', '3'])
    expect(refusalOf(await sap.ask('DELETE', `${path}?type=snapshot`))[0]).toBe(404)
    expect(refusalOf(await sap.ask('PUT', `${path}/restore`))[0]).toBe(404)
  })
})

describe('a change', () => {
  const change = (parts: string, name = 'web') => ({ xml: serverXml(name, parts) })

  test('gives another name and another template, a smaller one only to a stopped server', async () => {
    await finish(sap, 'PUT', `/l_servers/${id}`, change('<TemplateLink name="sap-large"/>', 'app'))
    expect(attributeAt(await server(), 'name')).toBe('app')
    expect(attributeAt(await server(), 'name', 'TemplateLink')).toBe('sap-large')
    await done('/start')
    const smaller = change('<TemplateLink name="sap-small"/>', 'app')
    expect(refusalOf(await sap.ask('PUT', `/l_servers/${id}`, smaller))).toEqual([409, '67178 app:is running status'])
    await finish(sap, 'PUT', `/l_servers/${id}`, change('<TemplateLink name="sap-xlarge"/>', 'app'))
    await done('/stop')
    await finish(sap, 'PUT', `/l_servers/${id}`, smaller)
    expect(attributeAt(await server(), 'name', 'TemplateLink')).toBe('sap-small')
  })

  test('is refused for what is not there, and keeps a name for itself', async () => {
    const other = await createServer(sap, 'other')
    const ask = async (options: object, of = id) => refusalOf(await sap.ask('PUT', `/l_servers/${of}`, options))
    expect(await ask(change(''), 'none')).toEqual([404, 'LServer (none):not found'])
    expect(await ask(change('', 'other'))).toEqual([409, 'other:duplicate resource name found'])
    expect(await ask(change('<TemplateLink name="x"/>'))).toEqual([412, 'TemplateLink,name:invalid format'])
    expect(await ask({ xml: '<LServer/>' })).toEqual([400, 'Resources is required'])
    await sap.ask('PUT', `/l_servers/${other}`, change('', 'soon'))
    const again = await sap.ask('POST', '/l_servers', { xml: serverXml('soon', usualParts) })
    expect(refusalOf(again)).toEqual([409, 'soon:duplicate resource name found'])
  })
})
