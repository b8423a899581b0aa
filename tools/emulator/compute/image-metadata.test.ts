import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Timeline } from '../timeline.ts'
import { exampleImage, exampleImages } from './image-fixture.ts'
import { imageMetadataRoutes } from './image-metadata.ts'
import { type RoutesClient, serveRoutes } from './routes-fixture.ts'

const image = exampleImage()
const shared = exampleImage({ owner: 'everyone' })
const unfinished = exampleImage({ checksum: null })
const foreign = exampleImage({ owner: 'project-two' })
const path = `/images/${image.id}/metadata`

let client: RoutesClient
beforeAll(async () => {
  const timeline = new Timeline(() => 42, 0)
  const images = exampleImages(image, shared, unfinished, foreign)
  client = await serveRoutes(imageMetadataRoutes({ images, timeline }))
})
afterAll(() => client.close())
beforeEach(() => {
  image.properties = new Map(Object.entries({ architecture: 'x86_64', kernel_id: 'nokernel' }))
})

const current = async (): Promise<unknown> => (await client.ask('GET', path)).body

test('PUT replaces all items, POST changes those it names', async () => {
  const metadata = { kernel_id: 'False', Label: 'Changed' }
  const all = { metadata: { architecture: 'x86_64', ...metadata } }
  expect(await client.ask('POST', path, { metadata })).toMatchObject({ status: 200, body: all })
  expect(await current()).toEqual(all)
  expect(await client.ask('PUT', path, { metadata })).toMatchObject({ status: 200, body: { metadata } })
  expect(await current()).toEqual({ metadata })
  expect(image.updatedAt).toBe(42)
})

test('one item is shown, set and deleted by its key', async () => {
  expect(await client.ask('GET', `${path}/architecture`)).toMatchObject({
    status: 200,
    body: { meta: { architecture: 'x86_64' } },
  })
  for (const value of ['new', 'newer']) {
    const answer = await client.ask('PUT', `${path}/a%20label`, { meta: { 'a label': value } })
    expect([answer.status, answer.body]).toEqual([200, { meta: { 'a label': value } }])
  }
  expect(await current()).toEqual({
    metadata: { architecture: 'x86_64', kernel_id: 'nokernel', 'a label': 'newer' },
  })
  expect((await client.ask('DELETE', `${path}/kernel_id`)).status).toBe(204)
  expect(await current()).toEqual({ metadata: { architecture: 'x86_64', 'a label': 'newer' } })
  for (const method of ['GET', 'DELETE']) expect((await client.ask(method, `${path}/kernel_id`)).status).toBe(404)
})

test.each([
  ['POST', '', undefined],
  ['POST', '', {}],
  ['POST', '', { metadata: [] }],
  ['PUT', '', { metadata: { a: 1 } }],
  ['PUT', '', { metadata: { '': 'blank' } }],
  ['POST', '', { metadata: { ['a'.repeat(256)]: 'long' } }],
  ['PUT', '/a', { meta: { b: 'another' } }],
  ['PUT', '/a', { meta: { a: '1', b: '2' } }],
  ['PUT', '/a', { metadata: { a: '1' } }],
])('%s %s refuses %j', async (method, end, body) => {
  const before = await current()
  expect(await client.ask(method, `${path}${end}`, body)).toMatchObject({
    status: 400,
    body: { badRequest: { code: 400 } },
  })
  expect(await current()).toEqual(before)
})

test('answers 413 beyond the quota', async () => {
  const items = (count: number): object => Object.fromEntries(Array.from({ length: count }, (_, i) => [`key${i}`, '']))
  expect((await client.ask('PUT', path, { metadata: items(128) })).status).toBe(200)
  for (const [method, end, body] of [
    ['PUT', '', { metadata: items(129) }],
    ['POST', '', { metadata: { more: '' } }],
    ['PUT', '/more', { meta: { more: '' } }],
  ] as const)
    expect(await client.ask(method, `${path}${end}`, body)).toMatchObject({ status: 413, body: { overLimit: {} } })
  expect((await client.ask('POST', path, { metadata: { key0: 'changed' } })).status).toBe(200)
})

test("leaves images alone that are not the project's, or have no checksum", async () => {
  for (const [id, status] of [
    [shared.id, 403],
    [unfinished.id, 400],
    [foreign.id, 404],
    ['none', 404],
  ]) {
    const at = `/images/${id}/metadata`
    expect((await client.ask('PUT', at, { metadata: {} })).status).toBe(status)
    expect((await client.ask('POST', at, { metadata: {} })).status).toBe(status)
    expect((await client.ask('PUT', `${at}/a`, { meta: { a: '1' } })).status).toBe(status)
    expect((await client.ask('DELETE', `${at}/architecture`)).status).toBe(status)
  }
  expect((await client.ask('GET', `/images/${shared.id}/metadata`)).status).toBe(200)
})
