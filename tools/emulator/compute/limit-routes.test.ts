import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedFlavors } from './flavor-store.ts'
import { limitRoutes } from './limit-routes.ts'
import { type RoutesClient, serveRoutes } from './routes-fixture.ts'
import { ServerStore } from './server-store.ts'

let client: RoutesClient
beforeAll(async () => {
  client = await serveRoutes(limitRoutes({ servers: new ServerStore(), flavors: seedFlavors('project-one') }))
})
afterAll(() => client.close())

test('shows what a project may have, and what it has', async () => {
  const { status, body } = await client.ask('GET', '/limits')
  expect([status, body.limits.rate]).toEqual([200, []])
  expect(body.limits.absolute).toMatchObject({ maxTotalInstances: 100, maxTotalKeypairs: 100, totalInstancesUsed: 0 })
})

test('shows the quotas of the own project alone', async () => {
  const { body } = await client.ask('GET', '/os-quota-sets/project-one')
  expect(body.quota_set).toMatchObject({ id: 'project-one', instances: 100, cores: 400, server_groups: 50 })
  expect((await client.ask('GET', '/os-quota-sets/project-two')).status).toBe(403)
})
