import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type SapFixture, serveSap } from './sap-fixture.ts'
import { createServer, finish, refusalOf, serverXml, textAt } from './sap-helpers.fixture.ts'

let sap: SapFixture
let server: string
beforeEach(async () => {
  sap = await serveSap()
  server = await createServer(sap, 'web')
})
afterEach(() => sap.close())

const clone = (form: Record<string, string> = {}) => ({
  form: { Name: 'golden', type: 'cloning', l_server_rid: server, ...form },
})
const cloned = `<TemplateLink name="sap-small"/><ServerImageLink name="golden"/><ServerImageProject name="one"/>`

async function list(query = '', as = 'administrator') {
  const { root } = await sap.ask('GET', `/server_images?mode=cloning${query}`, { as })
  return root.all('ServerImage')
}
const names = async (query = '', as?: string) => (await list(query, as)).map(({ attributes }) => attributes.get('name'))

describe('a clone image', () => {
  test('is made of a stopped server that was started once', async () => {
    await finish(sap, 'PUT', `/l_servers/${server}/start`)
    expect(refusalOf(await sap.ask('POST', '/server_images', clone()))).toEqual([409, '67178 web:is running status'])
    await finish(sap, 'PUT', `/l_servers/${server}/stop`)
    const accepted = await sap.ask('POST', '/server_images', clone({ comment: 'Größe' }))
    expect(accepted.root.child('resource')).toBeUndefined()
    expect(await names()).not.toContain('golden')
    expect(refusalOf(await sap.ask('POST', '/server_images', clone()))).toEqual([
      409,
      'golden:duplicate resource name found',
    ])
    sap.pass()
    const image = (await list('&verbose=true&disksize=true')).at(-1)
    expect(image?.children.map(({ name, text }) => [name, text])).toEqual([
      ['Scope', 'private'],
      ['Project', 'one'],
      ['AvailabilityZone', 'jp-east-1a'],
      ['Comment', 'Größe'],
      ['CreateTime', expect.stringMatching(/^2015-06-12 09:44:\d\d \+09:00$/)],
      ['Disks', expect.any(String)],
    ])
    expect(textAt(image, 'Disks', 'Disk', 'DiskSize')).toBe('40')
    const made = await finish(sap, 'POST', '/l_servers', { xml: serverXml('second', cloned) })
    expect(made.status).toBe('completed')
    const { root } = await sap.ask('GET', `/l_servers/${made.resource}?internal=true`)
    expect(textAt(root, 'LServer', 'Status', 'BaseImageId')).toHaveLength(32)
  })

  test('of a server that was never started makes no server', async () => {
    expect((await finish(sap, 'POST', '/server_images', clone())).status).toBe('completed')
    const { status, task, resource } = await finish(sap, 'POST', '/l_servers', { xml: serverXml('second', cloned) })
    expect(status).toBe('error')
    expect(textAt(task, 'error', 'code')).toBe('67390')
    expect(
      task
        .child('error')
        ?.all('arg')
        .map(({ text }) => text),
    ).toEqual(['second', 'golden'])
    expect((await sap.ask('GET', `/l_servers/${resource}`)).status).toBe(404)
  })

  test('is seen by whom it is disclosed to, and changed by its project alone', async () => {
    await finish(sap, 'POST', '/server_images', clone())
    const seen = async () => [
      (await names('', 'neighbour')).includes('golden'),
      (await names('', 'stranger')).includes('golden'),
    ]
    expect(await seen()).toEqual([false, false])
    const move = (scope: string, as?: string) => ({ form: { scope }, ...(as === undefined ? {} : { as }) })
    expect((await finish(sap, 'PUT', '/server_images/golden/move', move('domain'))).status).toBe('completed')
    expect(await seen()).toEqual([true, false])
    expect((await list('', 'neighbour')).map(image => textAt(image, 'Scope'))).toContain('domain')
    for (const [method, path, options] of [
      ['PUT', '/server_images/golden/move', move('private', 'neighbour')],
      ['DELETE', '/server_images/golden?type=cloning', { as: 'neighbour' }],
    ] as const)
      expect(refusalOf(await sap.ask(method, path, options))).toEqual([404, 'ServerImage (golden):not found'])
    await finish(sap, 'PUT', '/server_images/golden/move', move('private'))
    expect(await seen()).toEqual([false, false])
  })

  test('is deleted zone by zone', async () => {
    await finish(sap, 'POST', '/server_images', clone())
    const reply = await sap.ask('DELETE', '/server_images/golden?type=cloning')
    expect([reply.status, reply.root.name]).toEqual([202, 'tasks'])
    expect(reply.root.all('task').map(task => textAt(task, 'AvailabilityZone'))).toEqual(['jp-east-1a'])
    expect(reply.root.child('task')?.child('resource')).toBeUndefined()
    expect(refusalOf(await sap.ask('DELETE', '/server_images/golden?type=cloning'))).toEqual([
      409,
      '67210 golden:is busy',
    ])
    sap.pass()
    expect(await names()).not.toContain('golden')
  })
})

describe('the list', () => {
  test('has public images in each zone, without a project', async () => {
    expect(await names()).toHaveLength(6)
    expect(await names('&availability_zone=jp-east-1b')).toEqual(['RHEL7_SAP', 'SLES12_SAP', 'WIN2012R2_SAP'])
    const [image] = await list('&verbose=false&disksize=false')
    expect(image?.children.map(({ name }) => name)).toEqual(['Scope', 'AvailabilityZone'])
  })

  test.each([
    ['', 400, 'mode is required'],
    ['?mode=', 412, 'mode:invalid format'],
    ['?mode=snapshot', 412, 'mode:invalid format'],
    ['?mode=cloning&verbose=1', 412, 'verbose:invalid format'],
    ['?mode=cloning&disksize=', 412, 'disksize:invalid format'],
    ['?mode=cloning&availability_zone=mars', 404, 'Selectable Availability Zone not found. (availability_zone: mars)'],
  ])('refuses "%s"', async (query, status, message) => {
    expect(refusalOf(await sap.ask('GET', `/server_images${query}`))).toEqual([status, message])
  })
})

test.each([
  [{ type: '' }, 412, 'type:invalid format'],
  [{ type: 'other' }, 412, 'type:invalid format'],
  [{ Name: '1a' }, 412, 'Name:invalid format'],
  [{ Name: 'a-b' }, 412, 'Name:invalid format'],
  [{ Name: 'a'.repeat(33) }, 412, 'Name:invalid format'],
  [{ comment: '50%' }, 412, 'comment:invalid format'],
  [{ comment: '字'.repeat(97) }, 412, 'comment:invalid format'],
  [{ l_server_rid: 'none' }, 404, 'LServer (none):not found'],
])('refuses to clone with %j', async (form, status, message) => {
  const reply = await sap.ask('POST', '/server_images', clone(form as Record<string, string>))
  expect(refusalOf(reply)).toEqual([status, message])
})

test.each([
  ['POST', '/server_images', { l_server_rid: 'x' }, 400, 'type is required'],
  ['POST', '/server_images', { type: 'cloning', l_server_rid: 'x' }, 400, 'name is required'],
  ['POST', '/server_images', { type: 'cloning', name: 'x' }, 400, 'l_server_rid is required'],
  ['POST', '/server_images', { type: 'snapshot' }, 400, 'l_server_rid is required'],
  ['DELETE', '/server_images/x', undefined, 400, 'type is required'],
  ['DELETE', '/server_images/x?type=cloning', undefined, 404, 'ServerImage (x):not found'],
  ['DELETE', '/server_images/RHEL7_SAP?type=cloning', undefined, 404, 'ServerImage (RHEL7_SAP):not found'],
  ['PUT', '/server_images/x/move', {}, 400, 'scope is required'],
  ['PUT', '/server_images/x/move', { scope: 'public' }, 412, 'scope:invalid format'],
] as const)('%s %s %j is refused', async (method, path, form, status, message) => {
  const options = form === undefined ? {} : { form: form as Record<string, string> }
  expect(refusalOf(await sap.ask(method, path, options))).toEqual([status, message])
})
