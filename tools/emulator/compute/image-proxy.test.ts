import { afterAll, beforeAll, expect, test } from 'vitest'
import { exampleImage, exampleImages } from './image-fixture.ts'
import { imageProxyRoutes } from './image-proxy.ts'
import { baseUrl, type RoutesClient, serveRoutes } from './routes-fixture.ts'

const base = exampleImage({ name: 'base' })
const later = Date.UTC(2020, 0, 1)
const snapshot = exampleImage({
  name: 'snapshot',
  status: 'saving',
  updatedAt: later,
  properties: new Map([
    ['instance_uuid', 'a-server'],
    ['auto_disk_config', 'True'],
  ]),
})
const shared = exampleImage({ name: 'shared', owner: 'everyone', properties: new Map([['auto_disk_config', 'False']]) })
const foreign = exampleImage({ name: 'foreign', owner: 'project-two' })
const imageUrl = 'http://image.test/image'

let client: RoutesClient
beforeAll(async () => {
  const images = exampleImages(base, snapshot, shared, foreign)
  client = await serveRoutes(imageProxyRoutes({ images, baseUrl, imageUrl }))
})
afterAll(() => client.close())

const links = (id: string): object[] => [
  { href: `${baseUrl}/v2/project-one/images/${id}`, rel: 'self' },
  { href: `${baseUrl}/project-one/images/${id}`, rel: 'bookmark' },
  { href: `${imageUrl}/project-one/images/${id}`, rel: 'alternate', type: 'application/vnd.openstack.image' },
]

test('shows an image in its own form, with its size as a string', async () => {
  const { status, body } = await client.ask('GET', `/images/${base.id}`)
  expect(status).toBe(200)
  expect(body.image).toEqual({
    id: base.id,
    name: 'base',
    status: 'ACTIVE',
    progress: 100,
    minDisk: 30,
    minRam: 512,
    created: '2011-01-01T01:02:03Z',
    updated: '2011-01-01T01:02:03Z',
    metadata: { architecture: 'x86_64' },
    'OS-EXT-IMG-SIZE:size': '74185822',
    links: links(base.id),
  })
})

test('tells the disk configuration of images that have one, and the server an image is of', async () => {
  const images = (await client.ask('GET', '/images/detail')).body.images
  expect(images.map((image: Record<string, unknown>) => [image.name, image['OS-DCF:diskConfig']])).toEqual([
    ['base', undefined],
    ['snapshot', 'AUTO'],
    ['shared', 'MANUAL'],
  ])
  expect(images[1]).toMatchObject({ status: 'SAVING', server: { id: 'a-server' } })
})

test.each([
  ['', ['base', 'snapshot', 'shared']],
  ['?name=base', ['base']],
  ['?status=SAVING', ['snapshot']],
  ['?status=ACTIVE', ['base', 'shared']],
  ['?changes-since=2019-12-31T23:59:59Z', ['snapshot']],
  ['?server=http://compute.test/v2/project-one/servers/a-server', ['snapshot']],
  ['?type=SERVER', ['snapshot']],
  ['?type=BASE', ['base', 'shared']],
  ['?type=ALL&name=shared', ['shared']],
])('lists what /images/detail%s asks for', async (query, names) => {
  for (const path of ['/images', '/images/detail']) {
    const { status, body } = await client.ask('GET', `${path}${query}`)
    expect([status, body.images.map(({ name }: { name: string }) => name)]).toEqual([200, names])
  }
})

test.each(['?changes-since=yesterday', '?changes-since=2011-99-99', '?type=base'])('refuses %s', async query => {
  expect((await client.ask('GET', `/images/detail${query}`)).status).toBe(400)
})

test('a list without details has names and links', async () => {
  const { body } = await client.ask('GET', '/images?name=base')
  expect(body).toEqual({ images: [{ id: base.id, name: 'base', links: links(base.id) }] })
})

test('deletes an image of the project, and no other', async () => {
  expect((await client.ask('DELETE', `/images/${base.id}`)).status).toBe(204)
  for (const method of ['GET', 'DELETE']) {
    expect((await client.ask(method, `/images/${base.id}`)).status).toBe(404)
    expect((await client.ask(method, `/images/${foreign.id}`)).status).toBe(404)
  }
  snapshot.protected = true
  for (const { id } of [shared, snapshot]) {
    expect(await client.ask('DELETE', `/images/${id}`)).toMatchObject({
      status: 403,
      body: { forbidden: { code: 403 } },
    })
    expect((await client.ask('GET', `/images/${id}`)).status).toBe(200)
  }
})
