import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type SapFixture, serveSap } from './sap-fixture.ts'
import {
  attributeAt,
  createServer,
  finish,
  networkIds,
  nicXml,
  refusalOf,
  serverXml,
  textAt,
  usualParts,
} from './sap-helpers.fixture.ts'

let sap: SapFixture
beforeEach(async () => {
  sap = await serveSap()
})
afterEach(() => sap.close())

const details = async (id: string, query = '') =>
  (await sap.ask('GET', `/l_servers/${id}${query}`)).root.child('LServer')

describe('a server', () => {
  test('is created in the time of a task, and shown with all its parts', async () => {
    const [network] = await networkIds(sap)
    const nics = `<NICs>${nicXml(0, network, '<IpAddress auto="false" address="172.16.10.205"/>')}${nicXml(1, network)}</NICs>`
    const disks =
      '<Disks><Disk><DiskIndex>2</DiskIndex><DiskSize>10.5</DiskSize></Disk><Disk><DiskIndex>0</DiskIndex></Disk></Disks>'
    const xml = serverXml('web-1.a', `${usualParts}${disks}${nics}<Dedicated>true</Dedicated><Unknown><x/></Unknown>`)
    const accepted = await sap.ask('POST', '/l_servers', { xml })
    expect(accepted.status).toBe(202)
    expect(accepted.headers.get('content-type')).toMatch(/^application\/xml/)
    const id = attributeAt(accepted.root, 'id', 'resource') ?? ''
    const task = `/tasks/${textAt(accepted.root, 'id')}`
    const state = async () => {
      const { root } = await sap.ask('GET', task)
      return [textAt(root, 'status'), textAt(root, 'progress'), textAt(root, 'starttime'), textAt(root, 'endtime')]
    }
    const listed = async (query: string) => (await sap.ask('GET', `/l_servers${query}`)).root.all('LServer').length
    expect(await state()).toEqual(['waiting', '0', '2015-06-12 09:44:42 +09:00', undefined])
    sap.pass(1)
    expect(await state()).toEqual(['running', '50', '2015-06-12 09:44:42 +09:00', undefined])
    expect([await listed(''), await listed('?state=registered')]).toEqual([1, 0])
    expect(textAt(await details(id), 'Status', 'PowerStatus')).toBe('unknown')
    sap.pass(1)
    expect(await state()).toEqual(['completed', '100', '2015-06-12 09:44:42 +09:00', '2015-06-12 09:44:44 +09:00'])
    expect([await listed(''), await listed('?state=registered')]).toEqual([1, 1])

    const server = await details(id)
    expect(server?.attributes.get('name')).toBe('web-1.a')
    expect(attributeAt(server, 'name', 'TemplateLink')).toBe('sap-small')
    expect(
      server
        ?.child('Disks')
        ?.all('Disk')
        .map(disk => [textAt(disk, 'DiskIndex'), textAt(disk, 'DiskSize')]),
    ).toEqual([
      ['0', '40'],
      ['2', '10.5'],
    ])
    const addresses = server
      ?.child('NICs')
      ?.all('NIC')
      .map(nic => nic.child('NetworkLinks')?.child('NetworkLink')?.child('IpAddress'))
    expect(addresses?.map(address => Object.fromEntries(address?.attributes ?? []))).toEqual([
      { auto: 'false', address: '172.16.10.205' },
      { auto: 'true', address: '172.16.10.2' },
    ])
    expect(textAt(server?.child('NICs')?.child('NIC'), 'MacAddress')).toMatch(/^([\dA-F]{2}:){5}[\dA-F]{2}$/)
    expect([textAt(server, 'AvailabilityZone'), textAt(server, 'Dedicated')]).toEqual(['jp-east-1a', 'true'])
    expect(textAt(server, 'Status', 'ResourceStatus')).toBe('stop')
    expect(textAt(server, 'Status', 'BaseImageId')).toBeUndefined()
    expect(textAt(await details(id, '?internal=true'), 'Status', 'BaseImageId')).toMatch(/^[\da-f]{32}$/)
  })

  test('is started, restarted, stopped and deleted, each from the state that allows it', async () => {
    const id = await createServer(sap, 'web')
    const power = async () => {
      const status = (await details(id))?.child('Status')
      return [textAt(status, 'PowerStatus'), textAt(status, 'ResourceStatus')]
    }
    const wrong = (state: string) => [409, `67178 web:is ${state} status`]
    expect(refusalOf(await sap.ask('PUT', `/l_servers/${id}/stop`, { form: {} }))).toEqual(wrong('stopped'))
    expect(refusalOf(await sap.ask('PUT', `/l_servers/${id}/restart`))).toEqual(wrong('stopped'))
    expect((await finish(sap, 'PUT', `/l_servers/${id}/start`)).status).toBe('completed')
    expect(await power()).toEqual(['on', 'normal'])
    expect(refusalOf(await sap.ask('PUT', `/l_servers/${id}/start`))).toEqual(wrong('running'))
    expect(refusalOf(await sap.ask('DELETE', `/l_servers/${id}`))).toEqual(wrong('running'))
    await finish(sap, 'PUT', `/l_servers/${id}/restart`, { form: { force: 'true' } })
    expect(await power()).toEqual(['on', 'normal'])
    await finish(sap, 'PUT', `/l_servers/${id}/stop`, { form: { force: 'false' } })
    expect(await power()).toEqual(['off', 'stop'])
    expect(refusalOf(await sap.ask('PUT', `/l_servers/${id}/stop`, { form: { force: 'maybe' } }))).toEqual([
      412,
      'force:invalid format',
    ])
    await sap.ask('DELETE', `/l_servers/${id}`)
    expect(refusalOf(await sap.ask('PUT', `/l_servers/${id}/start`))).toEqual([409, '67210 web:is busy'])
    sap.pass()
    expect(refusalOf(await sap.ask('GET', `/l_servers/${id}`))).toEqual([404, `LServer (${id}):not found`])
  })
})
