import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { minimal, type ServersFixture, serveServers } from './servers-fixture.ts'

let cloud: ServersFixture
let first = ''
let second = ''
let gone = ''
beforeAll(async () => {
  cloud = await serveServers()
  gone = await cloud.active({ name: 'gone' })
  first = await cloud.active({ name: 'first' })
  cloud.pass(60)
  second = await cloud.active({ name: 'second', flavorRef: '1102', availability_zone: 'jp-east-1b' })
  await cloud.act(second, 'os-stop')
  await cloud.ask('DELETE', `/servers/${gone}`)
  cloud.pass()
})
afterAll(() => cloud.close())

const idsOf = (body: { servers: { id: string }[] }): string[] => body.servers.map(({ id }) => id)

describe('lists of servers', () => {
  test('have ids, names and links, or everything, the latest first', async () => {
    const brief = await cloud.ask('GET', '/servers')
    expect(brief.status).toBe(200)
    expect(brief.body.servers.map(Object.keys)).toEqual([
      ['id', 'name', 'links'],
      ['id', 'name', 'links'],
    ])
    const { body } = await cloud.ask('GET', '/servers/detail')
    expect(body.servers).toEqual([await cloud.show(second), await cloud.show(first)])
  })

  test.each([
    ['name=second', () => [second]],
    ['name=s', () => [second, first]],
    ['name=none', () => []],
    ['status=ACTIVE', () => [first]],
    ['status=shutoff', () => [second]],
    ['status=NONE', () => []],
    ['flavor=1102', () => [second]],
    ['flavor=http://cloud/flavors/1101', () => [first]],
    ['image=unknown', () => []],
    ['host=jp-east-1b-compute-1', () => [second]],
    ['host=elsewhere', () => []],
    ['name=s&status=ACTIVE', () => [first]],
    ['changes-since=2020-01-01T00:00:30Z', () => [second, gone]],
    ['changes-since=2020-01-01T09:00:30%2B09:00', () => [second, gone]],
    ['changes-since=2020-01-01', () => [second, first, gone]],
    ['changes-since=2021-01-01T00:00:00Z', () => []],
    ['limit=1', () => [second]],
    ['limit=0', () => []],
  ])('by %s', async (query, expected) => {
    for (const path of ['/servers', '/servers/detail'])
      expect(idsOf((await cloud.ask('GET', `${path}?${query}`)).body)).toEqual(expected())
  })

  test('find servers by the URL of their image', async () => {
    const { body } = await cloud.ask('GET', `/servers?image=http://cloud/images/${cloud.image.id}`)
    expect(idsOf(body)).toEqual([second, first])
  })

  test('say that a server is gone', async () => {
    const { body } = await cloud.ask('GET', '/servers/detail?changes-since=2020-01-01&name=gone')
    expect(body.servers[0]).toMatchObject({ id: gone, status: 'DELETED' })
  })

  test('go on at a marker', async () => {
    const { body } = await cloud.ask('GET', '/servers?limit=1&name=s')
    const [{ rel, href }] = body.servers_links
    expect([rel, new URL(href).searchParams.get('marker')]).toEqual(['next', second])
    const rest = await cloud.ask('GET', `/servers${new URL(href).search}`)
    expect(idsOf(rest.body)).toEqual([first])
    expect(rest.body).not.toHaveProperty('servers_links')
  })

  test.each(['changes-since=yesterday', 'limit=x', 'limit=-1', 'marker=unknown'])('refuse %s', async query => {
    expect((await cloud.ask('GET', `/servers?${query}`)).body.badRequest.code).toBe(400)
  })
})

describe('several servers at once', () => {
  const create = (given: object) => cloud.ask('POST', '/servers', { server: { ...minimal(cloud.image), ...given } })

  test('are as many as the largest count, under one reservation', async () => {
    const wanted = { name: 'many', min_count: '1', max_count: 3, return_reservation_id: 'True' }
    const answer = await create(wanted)
    expect(answer.status).toBe(202)
    expect(Object.keys(answer.body)).toEqual(['reservation_id'])
    expect(answer.body.reservation_id).toMatch(/^r-[0-9a-z]{8}$/)
    const { body } = await cloud.ask('GET', `/servers?reservation_id=${answer.body.reservation_id}`)
    expect(body.servers.map(({ name }: { name: string }) => name)).toEqual(['many-3', 'many-2', 'many-1'])
  })

  test('are as many as the smallest count where no other is given', async () => {
    const answer = await create({ name: 'pair', min_count: 2 })
    expect(answer.body.server.links).toHaveLength(2)
    expect((await cloud.ask('GET', '/servers?name=pair')).body.servers).toHaveLength(2)
  })

  test('are refused where the quota leaves fewer, and fewer where it leaves enough', async () => {
    const refused = await create({ min_count: 101, max_count: 101 })
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([413, '0'])
    expect(refused.body.overLimit.message).toMatch(/^Quota exceeded for instances: Requested 101,/)
    const answer = await create({ name: 'rest', flavorRef: '1901', max_count: 200 })
    expect(answer.status).toBe(202)
    expect((await cloud.ask('GET', '/servers')).body.servers).toHaveLength(100)
    expect((await create({})).status).toBe(413)
  })
})
