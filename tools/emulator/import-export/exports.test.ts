import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Fixture, serve } from './fixture.ts'

let cloud: Fixture
beforeEach(async () => {
  cloud = await serve()
})
afterEach(() => cloud.close())

/** An image with data in the image service. */
async function image(data = 'data'): Promise<string> {
  const made = await cloud.send('image', 'POST', '/v2/images', JSON.stringify({ name: 'exported' }))
  const { id } = JSON.parse(made.text) as { id: string }
  await cloud.send('image', 'PUT', `/v2/images/${id}/file`, data)
  return id
}

const place = (): string => `${cloud.account}/box`

async function started(image_id: string): Promise<string> {
  const { status, body } = await cloud.ask('POST', '/imageexport', { json: { image_id, storage_container: place() } })
  expect(status).toBe(202)
  return `/imageexport/${body.export_id}`
}

describe('an export', () => {
  test('is queued, is processed, and writes the file', async () => {
    const id = await image('all of it')
    const path = await started(id)
    const queued = {
      export_status: 'queued',
      progress: 0,
      image_id: id,
      image_name: 'exported',
      storage_container: place(),
      request_time: '2016-04-22T00:10:24Z',
    }
    expect((await cloud.ask('GET', `${path}/status`)).body).toEqual(queued)
    cloud.pass()
    expect((await cloud.ask('GET', `${path}/status`)).body).toEqual({ ...queued, export_status: 'processing' })
    cloud.pass()
    expect((await cloud.ask('GET', `${path}/status`)).body).toMatchObject({ progress: 50 })
    expect(await cloud.ended(path)).toEqual({ ...queued, export_status: 'succeeded', progress: 100 })
    expect((await cloud.send('object-store', 'GET', `/box/${id}.vmdk`)).text).toBe('all of it')
    const again = await cloud.ask('POST', '/imageexport', { json: { image_id: id, storage_container: place() } })
    expect(again.body).toEqual({ error_code: '40016', error_message: 'The exported file already exists.' })
  })

  test('takes a second more for each quarter of a mebibyte', async () => {
    const path = await started(await image('a'.repeat(512_000)))
    cloud.pass(4000)
    expect((await cloud.ask('GET', `${path}/status`)).body).toMatchObject({ export_status: 'processing', progress: 50 })
    cloud.pass(1000)
    await expect.poll(async () => (await cloud.ask('GET', `${path}/status`)).body.export_status).toBe('succeeded')
  })

  test('can be cancelled once, until it has ended', async () => {
    const path = await started(await image())
    expect(await cloud.ask('POST', `${path}/cancel`)).toMatchObject({ status: 200, body: {} })
    expect((await cloud.ask('GET', `${path}/status`)).body).toMatchObject({ export_status: 'cancelling' })
    expect(await cloud.ask('POST', `${path}/cancel`)).toMatchObject({
      status: 400,
      body: { error_code: '40010', error_message: 'Export_id is already accepted cancelling.' },
    })
    expect(await cloud.ended(path)).toMatchObject({ export_status: 'canceled', progress: 0 })
    expect(await cloud.ask('POST', `${path}/cancel`)).toMatchObject({
      status: 404,
      body: { error_code: '40402', error_message: 'Export_id was already finished.' },
    })
    expect(JSON.parse((await cloud.send('object-store', 'GET', '/box?format=json')).text)).toHaveLength(1)
  })

  test('fails where the image, or the container, is gone when its turn comes', async () => {
    const id = await image()
    const path = await started(id)
    await cloud.send('image', 'DELETE', `/v2/images/${id}`)
    const lost = { export_status: 'failed', error_message: 'Specified id is not found.' }
    expect(await cloud.ended(path)).toMatchObject(lost)
    const other = await started(await image())
    await cloud.send('object-store', 'DELETE', '/box/disk.vmdk')
    await cloud.send('object-store', 'DELETE', '/box')
    const message = 'VMexport process is failed (fail to upload image)'
    expect(await cloud.ended(other)).toMatchObject({ export_status: 'failed', error_message: message })
  })

  test('is nobody else’s', async () => {
    const path = await started(await image())
    expect(await cloud.ask('GET', `${path}/status`, { as: 'alternate' })).toMatchObject({ status: 404 })
    expect(await cloud.ask('POST', `${path}/cancel`, { as: 'alternate' })).toMatchObject({
      status: 404,
      body: { error_code: '40401', error_message: 'Invalid export_id.' },
    })
    expect((await cloud.ask('GET', '/imageexport', { as: 'alternate' })).body).toEqual({ exports: [] })
  })
})

describe('a request', () => {
  test.each<[Record<string, unknown>, string]>([
    [{ image_id: undefined }, '40001'],
    [{ image_id: 'one' }, '40002'],
    [{ image_id: randomUUID() }, '40012'],
    [{ storage_container: undefined }, '40003'],
    [{ storage_container: 'box' }, '40004'],
    [{ storage_container: '/v1/AUTH_another/box' }, '40004'],
  ])('with %j is answered %s', async (more, code) => {
    const json = { image_id: await image(), storage_container: place(), ...more }
    const { status, body } = await cloud.ask('POST', '/imageexport', { json })
    expect([status, body.error_code]).toEqual([400, code])
  })

  test.each([
    ['', '40007'],
    ['{', '40008'],
    ['[]', '40008'],
  ])('that sends %j is answered %s', async (text, code) => {
    const { status, body } = await cloud.ask('POST', '/imageexport', { text })
    expect([status, body.error_code]).toEqual([400, code])
  })

  test('is refused for a container that is not there, and without a project', async () => {
    const json = { image_id: await image(), storage_container: `${cloud.account}/none` }
    expect((await cloud.ask('POST', '/imageexport', { json })).body.error_code).toBe('40004')
    const unscoped = await cloud.ask('POST', '/imageexport', { json, as: 'unscoped' })
    expect([unscoped.status, unscoped.body.error_code]).toEqual([400, '40005'])
    expect((await cloud.ask('POST', '/imageexport', { json, as: 'reader' })).status).toBe(403)
  })

  test('is refused for an image without data, and for one that is too large', async () => {
    const listed = JSON.parse((await cloud.send('image', 'GET', '/v2/images')).text)
    const json = { image_id: listed.images[0].id, storage_container: place() }
    expect((await cloud.ask('POST', '/imageexport', { json })).body.error_code).toBe('40017')
    const volume = JSON.stringify({ volume: { size: 2000, name: 'v' } })
    const made = await cloud.send('blockstoragev2', 'POST', '/volumes', volume)
    cloud.pass()
    const upload = JSON.stringify({ 'os-volume_upload_image': { image_name: 'large' } })
    const uploaded = await cloud.send(
      'blockstoragev2',
      'POST',
      `/volumes/${JSON.parse(made.text).volume.id}/action`,
      upload,
    )
    cloud.pass()
    const image_id = JSON.parse(uploaded.text)['os-volume_upload_image'].image_id
    const large = await cloud.ask('POST', '/imageexport', { json: { ...json, image_id } })
    expect(large.body).toEqual({ error_code: '40011', error_message: 'The size of the export image is too large.' })
  })

  test('is refused where the same runs already, and beyond as many as may run', async () => {
    const image_id = await image()
    await started(image_id)
    const json = { image_id, storage_container: place() }
    expect((await cloud.ask('POST', '/imageexport', { json })).body.error_code).toBe('40015')
    for (let more = 1; more < 20; more += 1) await started(await image())
    const { status, body } = await cloud.ask('POST', '/imageexport', { json: { ...json, image_id: await image() } })
    expect([status, body]).toEqual([503, { error_code: '50301', error_message: 'Too many requests.' }])
  })
})

test('the list has the own exports, newest first, from start on and as many as limit says', async () => {
  const images = [await image(), await image()]
  const paths = [await started(images[0] as string), await started(images[1] as string)].reverse()
  const list = async (query: string): Promise<unknown> => (await cloud.ask('GET', `/imageexport${query}`)).body.exports
  const rows = paths.map((path, index) => ({
    export_id: path.split('/').at(-1),
    export_status: 'queued',
    status: `/v1${path}/status`,
    image_id: images[1 - index],
    request_time: '2016-04-22T00:10:24Z',
  }))
  expect(await list('')).toEqual(rows)
  expect(await list('?start=1')).toEqual(rows.slice(1))
  expect(await list('?limit=1')).toEqual(rows.slice(0, 1))
  expect(await list('?limit=201')).toEqual(rows)
  const wrong = [await cloud.ask('GET', '/imageexport?start=x'), await cloud.ask('GET', '/imageexport?limit=x')]
  expect(wrong.map(({ body }) => body)).toEqual([
    { error_code: '40013', error_message: "Query parameter 'start' has invalid value." },
    { error_code: '40014', error_message: "Query parameter 'limit' has invalid value." },
  ])
})
