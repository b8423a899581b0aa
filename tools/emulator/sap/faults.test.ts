import { afterEach, expect, test } from 'vitest'
import { startEmulator } from '../server.ts'
import { type SapFixture, serveSap } from './sap-fixture.ts'
import { finish, refusalOf, serverXml, textAt, usualParts } from './sap-helpers.fixture.ts'

let sap: SapFixture
afterEach(() => sap.close())

const endpoint = 'http://sap.test/sap/networks'

test.each([
  ['500', 500, 'Internal Server Error'],
  ['408', 408, 'Request Timeout'],
  ['configuration-file', 412, 'The specified system configuration file, "etc/region-manager.xml", is invalid.'],
  ['no-zone', 404, 'Selectable Availability Zone not found. (no availability zone is defined)'],
  ['connection-refused', 409, 'Connection refused - Connection refused'],
  ['certificate', 409, 'certificate verify failed'],
  ['unreachable', 409, 'execution expired'],
  ['region', 409, 'configuration error. target=jp-east-1'],
  ['vm-pool', 412, 'TemplateLink,name:invalid format'],
  ['image-pool', 409, 'one:configuration for collecting image not found'],
  ['image-storage', 409, 'jp-east-1:configuration for Collecting image not found'],
  ['endpoint-unauthorized', 404, `${endpoint}:not found.(jp-east-1a:endpoint does not authorize user)`],
  [
    'endpoint-invalid',
    404,
    `${endpoint}:not found.(jp-east-1a:"keystone endpoint", endpoint(${endpoint}) is not valid value)`,
  ],
  [
    'endpoint-foreign',
    404,
    `${endpoint}:not found.(jp-east-1a:response from endpoint(${endpoint}) may be not keystone's one)`,
  ],
  ['network-missing', 404, `${endpoint}:not found.(jp-east-1a:network with specified subnet uuid is not found)`],
  [
    'subnet-unlinked',
    409,
    'network create failed.(not for linked subnet, resource_id: 00000000-0000-4000-8000-000000000000)',
  ],
])('%s is what the operation answers, and no other', async (fault, status, message) => {
  sap = await serveSap({ faults: [`sap:networks.list=${fault}`] })
  expect(refusalOf(await sap.ask('GET', '/networks'))).toEqual([status, message])
  expect((await sap.ask('GET', '/l_servers')).status).toBe(200)
})

test('all zones can fail, for a reason', async () => {
  sap = await serveSap({ faults: ['sap:*=zones'] })
  const { root } = await sap.ask('GET', '/l_servers')
  expect(root.all('error').map(error => error.children.map(({ name }) => name))).toEqual(
    Array.from({ length: 2 }, () => ['code', 'message', 'arg', 'request_id', 'AvailabilityZone', 'cause']),
  )
  const cause = root.child('error')?.child('cause')
  expect(cause?.children.map(({ name }) => name)).toEqual(['product', 'resource_name', 'request', 'message'])
})

test.each([
  ['task-error', 'error', 'hypervisor'],
  ['task-cancelled', 'cancelled', undefined],
])('%s ends a task, and takes back what it began', async (fault, status, product) => {
  sap = await serveSap({ faults: [`sap:servers.create=${fault}`] })
  const made = await finish(sap, 'POST', '/l_servers', { xml: serverXml('web', usualParts) })
  expect([made.status, textAt(made.task, 'progress')]).toEqual([status, '50'])
  expect(textAt(made.task, 'error', 'cause', 'product')).toBe(product)
  expect(textAt(made.task, 'endtime')).toBeDefined()
  expect((await sap.ask('GET', '/l_servers')).root.children).toEqual([])
})

test.each(['sap', 'sap:servers.start=', 'sap:servers.fly=500', 'sap:servers.start=200', 'sap:*=rain', 'nova:*=500'])(
  'the emulator does not start with the fault "%s"',
  async fault => {
    sap = await serveSap()
    await expect(startEmulator({ faults: [fault] })).rejects.toMatchObject({ code: 'EMULATOR_FAULT', where: fault })
  },
)
