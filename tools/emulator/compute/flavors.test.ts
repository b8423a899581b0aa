import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedFlavors } from './flavor-store.ts'
import { flavorRoutes } from './flavors.ts'
import { baseUrl, type RoutesClient, serveRoutes } from './routes-fixture.ts'

let client: RoutesClient
beforeAll(async () => {
  client = await serveRoutes(flavorRoutes({ flavors: seedFlavors('project-one'), baseUrl }))
})
afterAll(() => client.close())

const flavor = {
  id: '1101',
  name: 'P-1',
  vcpus: 1,
  ram: 2048,
  disk: 30,
  'os-flavor-access:is_public': true,
  links: [
    { href: `${baseUrl}/v2/project-one/flavors/1101`, rel: 'self' },
    { href: `${baseUrl}/project-one/flavors/1101`, rel: 'bookmark' },
  ],
}

test('lists flavors with their access type, and shows one', async () => {
  for (const path of ['/flavors', '/flavors/detail']) {
    const { status, body } = await client.ask('GET', path)
    expect([status, body.flavors[0]]).toEqual([200, flavor])
  }
  expect(await client.ask('GET', '/flavors/1101')).toMatchObject({ status: 200, body: { flavor } })
})

test('says that a flavor has no extra specifications', async () => {
  const path = '/flavors/2301/os-extra_specs'
  expect(await client.ask('GET', path)).toMatchObject({ status: 200, body: { extra_specs: {} } })
  expect((await client.ask('GET', path, undefined, 'two')).status).toBe(404)
})

test('a private flavor is seen by its project alone', async () => {
  const idsOf = async (as: 'one' | 'two'): Promise<string[]> =>
    (await client.ask('GET', '/flavors', undefined, as)).body.flavors.map(({ id }: { id: string }) => id)
  expect(await idsOf('one')).toContain('2301')
  expect(await idsOf('two')).not.toContain('2301')
  const { body } = await client.ask('GET', '/flavors/2301')
  expect(body.flavor['os-flavor-access:is_public']).toBe(false)
  expect((await client.ask('GET', '/flavors/2301', undefined, 'two')).status).toBe(404)
})

test('knows no other flavor', async () => {
  expect(await client.ask('GET', '/flavors/0')).toMatchObject({ status: 404, body: { itemNotFound: { code: 404 } } })
})
