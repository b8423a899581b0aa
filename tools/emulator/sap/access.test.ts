import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AskOptions, type SapFixture, serveSap } from './sap-fixture.ts'
import { createServer, refusalOf, serverXml, textAt } from './sap-helpers.fixture.ts'

let sap: SapFixture
let server: string
beforeAll(async () => {
  sap = await serveSap()
  server = await createServer(sap, 'web')
})
afterAll(() => sap.close())

const xml = { xml: '<x/>' }
const form = (type?: string) => ({ form: type === undefined ? {} : { type } }) as AskOptions

/** The table of §1.7.1.2; Y and N of administrator, developer, operator and observer. */
const table: [method: string, path: string, options: AskOptions, rights: string][] = [
  ['GET', '/templates/l_servers', {}, 'YYYY'],
  ['POST', '/l_servers', xml, 'YYNN'],
  ['GET', '/l_servers', {}, 'YYYY'],
  ['GET', '/l_servers/x', {}, 'YYYY'],
  ['PUT', '/l_servers/x/start', {}, 'YYYN'],
  ['PUT', '/l_servers/x/stop', form(), 'YYYN'],
  ['PUT', '/l_servers/x/restart', form(), 'YYYN'],
  ['DELETE', '/l_servers/x', {}, 'YYNN'],
  ['PUT', '/l_servers/x', xml, 'YYNN'],
  ['PUT', '/l_servers/x/attach', form(), 'YYNN'],
  ['PUT', '/l_servers/x/detach', form(), 'YYNN'],
  ['PUT', '/l_servers/x/attach', form('nic'), 'YYNN'],
  ['PUT', '/l_servers/x/detach', form('nic'), 'YYNN'],
  ['POST', '/server_images', form('cloning'), 'YYYN'],
  ['DELETE', '/server_images/x?type=cloning', {}, 'YYYN'],
  ['GET', '/server_images', {}, 'YYYY'],
  ['PUT', '/server_images/x/move', form(), 'YYNN'],
  ['POST', '/server_images', form('snapshot'), 'YYYN'],
  ['PUT', '/server_images/x/restore', {}, 'YYYN'],
  ['DELETE', '/server_images/x?type=snapshot', {}, 'YYYN'],
  ['GET', '/tasks/x', {}, 'YYYY'],
  ['POST', '/projects', form(), 'YNNN'],
  ['DELETE', '/projects/one', {}, 'YNNN'],
  ['GET', '/projects/one', {}, 'YYYY'],
  ['POST', '/networks', xml, 'YYNN'],
  ['DELETE', '/networks/x', {}, 'YYNN'],
  ['GET', '/networks', {}, 'YYYY'],
]

test.each(table)('%s %s %j', async (method, path, options, rights) => {
  const allowed = async (as: string) => {
    const reply = await sap.ask(method, path, { ...options, as })
    if (reply.status !== 403) return 'Y'
    expect(refusalOf(reply)).toEqual([403, `user-${as}:user not privileged`])
    return 'N'
  }
  const found = await Promise.all(['administrator', 'developer', 'operator', 'observer'].map(allowed))
  expect(found.join('')).toBe(rights)
  for (const as of ['subscriber', 'member', 'unscoped']) expect(await allowed(as)).toBe('N')
  for (const as of ['', 'no-such-token']) {
    expect(refusalOf(await sap.ask(method, path, { ...options, as }))).toEqual([401, 'Unauthorized'])
  }
})

describe('the system administrator', () => {
  const as = 'system-administrator'
  const headers = (project: string, domain: string) => ({ 'X-VA-Project-Id': project, 'X-VA-Domain-Id': domain })

  test('acts for the project that the headers name', async () => {
    const shown = async (project: string, domain: string) =>
      (await sap.ask('GET', '/l_servers', { as, headers: headers(project, domain) })).root.all('LServer').length
    expect([await shown('one', 'here'), await shown('two', 'here'), await shown('far', 'there')]).toEqual([1, 0, 0])
    const reply = await sap.ask('POST', '/l_servers', { as, headers: headers('far', 'there'), xml: serverXml('far') })
    expect(reply.status).toBe(202)
    const task = `/tasks/${textAt(reply.root, 'id')}`
    expect((await sap.ask('GET', task, { as })).status).toBe(200)
    expect((await sap.ask('GET', task, { as: 'stranger' })).status).toBe(200)
    expect((await sap.ask('GET', task)).status).toBe(404)
    expect((await sap.ask('GET', '/templates/l_servers', { as })).status).toBe(200)
  })

  test.each<[Record<string, string>, number, string]>([
    [{}, 409, 'communication error. X-VA-Project-Id'],
    [{ 'X-VA-Project-Id': 'one' }, 409, 'communication error. X-VA-Domain-Id'],
    [{ 'X-VA-Domain-Id': 'here' }, 409, 'communication error. X-VA-Project-Id'],
    [headers('none', 'here'), 412, 'X-VA-Project-Id:invalid format'],
    [headers('one', 'there'), 412, 'X-VA-Domain-Id:invalid format'],
  ])('is refused with %j', async (given, status, message) => {
    expect(refusalOf(await sap.ask('GET', '/l_servers', { as, headers: given }))).toEqual([status, message])
  })

  test('names one project only', async () => {
    const options = { as, headers: headers('one', 'here') }
    const refused = [409, 'The value of project_id, two, is invalid.']
    expect(refusalOf(await sap.ask('GET', '/projects/two', options))).toEqual(refused)
    expect(refusalOf(await sap.ask('DELETE', '/projects/two', options))).toEqual(refused)
    expect(refusalOf(await sap.ask('POST', '/projects', { ...options, form: { project_id: 'two' } }))).toEqual(refused)
    expect((await sap.ask('GET', '/projects/one', options)).status).toBe(200)
  })
})

test("others cannot reach another project's server, and headers do not help them", async () => {
  for (const as of ['neighbour', 'stranger']) {
    const headers = { 'X-VA-Project-Id': 'one', 'X-VA-Domain-Id': 'here' }
    expect((await sap.ask('GET', '/l_servers', { as, headers })).root.child('LServer')?.attributes.get('id')).not.toBe(
      server,
    )
    const requests = [
      ['GET', '', {}],
      ['DELETE', '', {}],
      ['PUT', '/start', {}],
      ['PUT', '/attach', { form: { disk_size: '1' } }],
      ['PUT', '', { xml: serverXml('mine', '') }],
    ] as const
    for (const [method, path, options] of requests) {
      const reply = await sap.ask(method, `/l_servers/${server}${path}`, { as, headers, ...options })
      expect(refusalOf(reply)).toEqual([404, `LServer (${server}):not found`])
    }
    const form = { type: 'snapshot', l_server_rid: server }
    expect((await sap.ask('POST', '/server_images', { as, form })).status).toBe(404)
  }
})
