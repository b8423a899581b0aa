import { afterAll, beforeAll, expect, test } from 'vitest'
import { networkListRoutes } from './network-lists.ts'
import { seedNetworks } from './network-store.ts'
import { type RoutesClient, serveRoutes } from './routes-fixture.ts'
import { zoneRoutes } from './zone-routes.ts'

const networks = seedNetworks(['one', 'two'].map(name => ({ id: `project-${name}`, name })))
let client: RoutesClient
beforeAll(async () => {
  client = await serveRoutes({ ...networkListRoutes(networks), ...zoneRoutes() })
})
afterAll(() => client.close())

test('shows the networks of the project alone', async () => {
  const [own] = networks.list('project-one')
  const network = { id: own?.id, label: 'one-network', cidr: '192.168.10.0/24', gateway: '192.168.10.1' }
  expect((await client.ask('GET', '/os-networks')).body).toEqual({ networks: [network] })
  expect((await client.ask('GET', `/os-networks/${own?.id}`)).body).toEqual({ network })
  expect((await client.ask('GET', `/os-networks/${own?.id}`, undefined, 'two')).status).toBe(404)
})

test('shows the security groups that servers can have', async () => {
  const { security_groups: groups } = (await client.ask('GET', '/os-security-groups')).body
  expect(groups.map(({ name }: { name: string }) => name)).toEqual(['default', 'web'])
  const { body } = await client.ask('GET', '/os-security-groups/web')
  expect(body.security_group).toMatchObject({ id: 'web', name: 'web', tenant_id: 'project-one', rules: [] })
  expect((await client.ask('GET', '/os-security-groups/none')).status).toBe(404)
})

test('lists the availability zones', async () => {
  const { availabilityZoneInfo: zones } = (await client.ask('GET', '/os-availability-zone')).body
  expect(zones).toEqual(
    ['jp-east-1a', 'jp-east-1b'].map(zoneName => ({ zoneName, zoneState: { available: true }, hosts: null })),
  )
  expect((await client.ask('GET', '/os-availability-zone/detail')).status).toBe(403)
})
