import { afterEach, beforeEach, expect, test } from 'vitest'
import { type SapFixture, serveSap } from './sap-fixture.ts'
import { createServer, finish, networkIds, refusalOf, serverXml, textAt } from './sap-helpers.fixture.ts'

let sap: SapFixture
beforeEach(async () => {
  sap = await serveSap()
})
afterEach(() => sap.close())

async function zonesOf(project = 'one'): Promise<string[]> {
  const { root } = await sap.ask('GET', `/projects/${project}`)
  return (
    root
      .child('AvailabilityZones')
      ?.all('AvailabilityZone')
      .map(({ text }) => text) ?? []
  )
}

test('one is shown with its zones, whatever the case of its id', async () => {
  const { status, root } = await sap.ask('GET', '/projects/ONE', { as: 'observer' })
  expect([status, root.attributes.get('name'), textAt(root, 'Domain')]).toEqual([200, 'one', 'here'])
  expect(await zonesOf()).toEqual(['jp-east-1a', 'jp-east-1b'])
  expect(
    root
      .child('Dedicated')
      ?.all('DedicatedAZ')
      .map(({ text }) => text),
  ).toEqual(['jp-east-1a'])
})

test('one is disabled when it is empty, zone by zone, and enabled again', async () => {
  const contains = '67167 one:contains resources'
  const full = await sap.ask('DELETE', '/projects/one')
  expect(refusalOf(full)).toEqual([409, contains, contains])
  expect(full.root.all('error').map(error => textAt(error, 'AvailabilityZone'))).toEqual(['jp-east-1a', 'jp-east-1b'])
  const [first, second] = await networkIds(sap)
  await finish(sap, 'DELETE', `/networks/${second}`)
  expect(refusalOf(await sap.ask('DELETE', '/projects/one'))).toEqual([409, contains])
  expect((await finish(sap, 'DELETE', '/projects/one?availability_zone=jp-east-1b')).status).toBe('completed')
  expect(await zonesOf()).toEqual(['jp-east-1a'])
  const there =
    '<TemplateLink name="sap-small"/><ServerImageLink name="SLES12_SAP"/><AvailabilityZone>jp-east-1b</AvailabilityZone>'
  expect(refusalOf(await sap.ask('POST', '/l_servers', { xml: serverXml('web', there) }))).toEqual([
    404,
    'Selectable Availability Zone not found. (project one is not enabled in jp-east-1b)',
  ])
  await finish(sap, 'DELETE', `/networks/${first}`)
  const server = await createServer(sap, 'web')
  expect(refusalOf(await sap.ask('DELETE', '/projects/one'))).toEqual([409, contains])
  await finish(sap, 'DELETE', `/l_servers/${server}`)
  await finish(sap, 'DELETE', '/projects/one')
  expect(refusalOf(await sap.ask('GET', '/projects/one'))).toEqual([404, 'Project (one):not found'])
  const reply = await sap.ask('POST', '/projects', { form: { project_id: 'One' } })
  expect([reply.status, reply.root.all('task').map(task => textAt(task, 'AvailabilityZone'))]).toEqual([
    202,
    ['jp-east-1a', 'jp-east-1b'],
  ])
  expect(await zonesOf()).toEqual([])
  sap.pass()
  expect(await zonesOf()).toEqual(['jp-east-1a', 'jp-east-1b'])
  const again = await finish(sap, 'POST', '/projects', { form: { project_id: 'one', availability_zone: 'jp-east-1a' } })
  expect(again.status).toBe('completed')
})

test('a zone that fills while it is being disabled keeps the project', async () => {
  for (const id of await networkIds(sap)) await finish(sap, 'DELETE', `/networks/${id}`)
  const { root } = await sap.ask('DELETE', '/projects/one?availability_zone=jp-east-1a')
  await createServer(sap, 'web')
  const { root: task } = await sap.ask('GET', `/tasks/${textAt(root.child('task'), 'id')}`)
  expect([textAt(task, 'status'), textAt(task, 'error', 'code')]).toEqual(['error', '67167'])
  expect(await zonesOf()).toContain('jp-east-1a')
})

const foreign = 'user-administrator:user not privileged'
const mars = 'Selectable Availability Zone not found. (availability_zone: mars)'
test.each([
  ['POST', '/projects', {}, 400, 'project_id is required'],
  ['POST', '/projects', { project_id: 'o-n-e' }, 412, 'project_id:invalid format'],
  ['POST', '/projects', { project_id: 'two' }, 403, foreign],
  ['POST', '/projects', { project_id: 'one', availability_zone: 'mars' }, 404, mars],
  ['DELETE', '/projects/two', undefined, 403, foreign],
  ['DELETE', '/projects/one?availability_zone=mars', undefined, 404, mars],
  ['GET', '/projects/two', undefined, 403, foreign],
] as const)('%s %s %j is refused', async (method, path, form, status, message) => {
  const options = form === undefined ? {} : { form: form as Record<string, string> }
  expect(refusalOf(await sap.ask(method, path, options))).toEqual([status, message])
})
