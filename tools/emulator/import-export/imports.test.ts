import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { disk, type Fixture, serve, sha1 } from './fixture.ts'

let cloud: Fixture
beforeEach(async () => {
  cloud = await serve()
})
afterEach(() => cloud.close())

function order(more: object = {}): Record<string, unknown> {
  return {
    name: 'imported',
    location: `${cloud.account}/box/disk.vmdk`,
    id: randomUUID(),
    conversion: true,
    os_type: 'centos',
    user_name: 'admin',
    password: 'cGFzc3dvcmQ=',
    domain_name: 'example',
    ...more,
  }
}

async function started(json: object): Promise<string> {
  const { status, body } = await cloud.ask('POST', '/imageimport', { json })
  expect(status).toBe(201)
  return String(body.import_id)
}

describe('an import', () => {
  test('is queued, is processed, and makes the image', async () => {
    const json = order({ checksum: sha1, min_ram: 512, min_disk: 3, 'property-colour': 'red' })
    const id = await started(json)
    const path = `/imageimport/${id}`
    expect((await cloud.ask('GET', `${path}/status`)).body).toMatchObject({ import_status: 'queued', progress: 0 })
    cloud.pass()
    expect((await cloud.ask('GET', `${path}/status`)).body).toMatchObject({ import_status: 'processing', progress: 0 })
    expect((await cloud.send('image', 'GET', `/v2/images/${json.id}`)).status).toBe(404)
    const { 'property-colour': _, checksum, ...echoed } = json
    expect(await cloud.ended(path)).toEqual({
      ...echoed,
      import_status: 'succeeded',
      progress: 100,
      disk_format: 'raw',
      container_format: 'bare',
      is_public: false,
      properties: { colour: 'red' },
      ovf_location: '',
    })
    const image = await cloud.send('image', 'GET', `/v2/images/${json.id}`)
    expect(JSON.parse(image.text)).toMatchObject({
      name: 'imported',
      status: 'active',
      size: disk.length,
      min_ram: 512,
      min_disk: 3,
      colour: 'red',
      disk_format: 'raw',
    })
    expect((await cloud.send('image', 'GET', `/v2/images/${json.id}/file`)).text).toBe(disk)
  })

  test.each<[string, object, string]>([
    ['there is no such object', { location: '/v1/AUTH_none/box/none' }, 'The image file is not found.'],
    ['the checksum is another', { checksum: '0'.repeat(40) }, 'The checksum of the image file does not match.'],
    ['there is no such description', { ovf_location: '/v1/AUTH_none/box/none' }, 'The ovf file is not found.'],
  ])('fails where %s', async (_title, more, message) => {
    const json = order(more)
    const path = `/imageimport/${await started(json)}`
    expect(await cloud.ended(path)).toMatchObject({ import_status: 'failed', message })
    expect((await cloud.send('image', 'GET', `/v2/images/${json.id}`)).status).toBe(404)
  })

  test('fails where the file is no disk, and where the id is taken meanwhile', async () => {
    await cloud.send('object-store', 'PUT', '/box/text', 'no disk')
    const text = await started(order({ location: `${cloud.account}/box/text` }))
    expect(await cloud.ended(`/imageimport/${text}`)).toMatchObject({
      message: 'The image file is not in the vmdk format.',
    })
  })

  test('is forgotten seven days after its end', async () => {
    const path = `/imageimport/${await started(order())}`
    await cloud.ended(path)
    cloud.pass(7 * 24 * 3_600_000)
    expect((await cloud.ask('GET', `${path}/status`)).status).toBe(200)
    cloud.pass()
    const { status, body } = await cloud.ask('GET', `${path}/status`)
    expect([status, body]).toEqual([404, { error_code: '40401', message: 'Invalid import_id.' }])
    expect((await cloud.ask('GET', '/imageimport')).body).toEqual({ imports: [] })
  })

  test('is refused where the id is taken, and beyond as many as may run', async () => {
    const json = order()
    await started(json)
    expect((await cloud.ask('POST', '/imageimport', { json })).body).toMatchObject({ error_code: '40000' })
    for (let more = 1; more < 20; more += 1) await started(order())
    const { status, body } = await cloud.ask('POST', '/imageimport', { json: order() })
    expect([status, body]).toEqual([503, { error_code: '50301', message: 'Too many requests.' }])
    expect((await cloud.ask('POST', '/imageimport', { json: order(), as: 'alternate' })).status).toBe(201)
  })
})

describe('a request', () => {
  test.each<[Record<string, unknown>, string]>([
    [{ name: undefined }, '40001'],
    [{ location: undefined }, '40002'],
    [{ id: undefined }, '40003'],
    [{ conversion: undefined }, '40004'],
    [{ os_type: undefined }, '40005'],
    [{ os_type: 'beos' }, '40006'],
    [{ user_name: undefined }, '40007'],
    [{ password: undefined }, '40008'],
    [{ domain_name: undefined }, '40009'],
    [{ password: 'not base64' }, '40010'],
    [{ user_name: 1 }, '40010'],
    [{ conversion: false }, '40000'],
    [{ location: '/v2/none' }, '40000'],
    [{ id: 'one' }, '40000'],
    [{ disk_format: 'qcow2' }, '40000'],
    [{ container_format: 'ova' }, '40000'],
    [{ checksum: 'short' }, '40000'],
    [{ min_ram: -1 }, '40000'],
    [{ min_disk: '1' }, '40000'],
    [{ 'property-': 'x' }, '40000'],
  ])('with %j is answered %s', async (more, code) => {
    const { status, body } = await cloud.ask('POST', '/imageimport', { json: order(more) })
    expect([status, body.error_code]).toEqual([400, code])
  })

  test.each([
    ['{', '40000'],
    ['[]', '40001'],
    ['', '40001'],
  ])('that sends %j is answered %s', async (text, code) => {
    const { status, body } = await cloud.ask('POST', '/imageimport', { text })
    expect([status, body.error_code]).toEqual([400, code])
  })

  test('needs a token, one of two roles, a path that there is, and its method', async () => {
    const statuses = await Promise.all([
      cloud.ask('GET', '/imageimport', { as: '' }),
      cloud.ask('GET', '/imageimport', { as: 'reader' }),
      cloud.ask('GET', '/imageimport', { as: 'developer' }),
      cloud.ask('GET', '/imageimport', { as: 'unscoped' }),
      cloud.ask('GET', '/imageimport', { as: 'system-owner' }),
      cloud.ask('GET', '/none'),
      cloud.ask('DELETE', '/imageimport'),
    ])
    expect(statuses.map(({ status }) => status)).toEqual([401, 403, 403, 403, 200, 404, 405])
    expect(statuses[1]?.body).toEqual({ error_code: '40301', message: 'You cannot execute this API.' })
  })
})

describe('the list', () => {
  test('has the own imports, newest first, from start on and as many as limit says', async () => {
    const ids = [await started(order()), await started(order()), await started(order())].reverse()
    const list = async (query: string): Promise<unknown> =>
      (await cloud.ask('GET', `/imageimport${query}`)).body.imports
    const rows = ids.map(id => ({ import_id: id, import_status: 'queued', status: `/v1/imageimport/${id}/status` }))
    expect(await list('')).toEqual(rows)
    expect(await list('?start=1')).toEqual(rows.slice(1))
    expect(await list('?start=1&limit=1')).toEqual(rows.slice(1, 2))
    expect(await list('?limit=1000')).toEqual(rows)
    expect((await cloud.ask('GET', '/imageimport', { as: 'alternate' })).body).toEqual({ imports: [] })
    expect((await cloud.ask('GET', `/imageimport/${ids[0]}/status`, { as: 'alternate' })).status).toBe(404)
    expect((await cloud.ask('GET', '/imageimport?start=x')).status).toBe(400)
    expect((await cloud.ask('GET', '/imageimport?limit=-1')).status).toBe(400)
  })
})
