import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AskOptions, type SapFixture, serveSap } from './sap-fixture.ts'
import { refusalOf, serverXml } from './sap-helpers.fixture.ts'

let sap: SapFixture
beforeAll(async () => {
  sap = await serveSap({ stallMs: 50 })
})
afterAll(() => sap.close())

const typed = (type: string) => ({ 'Content-Type': type })

test('a refusal has its message with places, the arguments, and the id of the request', async () => {
  const { headers, root } = await sap.ask('GET', '/nothing?a=b&c')
  expect(headers.get('content-type')).toBe('application/xml; charset=UTF-8')
  expect(root.name).toBe('error')
  expect(root.children.map(({ name, text }) => [name, text])).toEqual([
    ['message', `\${0}:not supported`],
    ['arg', '/nothing?a=b&c'],
    ['request_id', expect.stringMatching(/^[\da-f-]{36}$/)],
  ])
})

test.each<[method: string, path: string, options: AskOptions, status: number, message: string]>([
  ['GET', '/', {}, 404, '/:not supported'],
  ['PUT', '/server_images/x/scope', {}, 404, '/server_images/x/scope:not supported'],
  ['PATCH', '/l_servers/x', {}, 405, 'Method Not Allowed'],
  ['DELETE', '/l_servers', {}, 405, 'Method Not Allowed'],
  ['GET', '/l_servers/x/start', {}, 405, 'Method Not Allowed'],
  ['GET', '/l_servers', { headers: { Accept: 'application/json' } }, 406, 'Not Acceptable'],
  ['GET', '/l_servers', { headers: { Accept: 'application/xml;q=0, text/html' } }, 406, 'Not Acceptable'],
  ['POST', '/l_servers', { xml: new Uint8Array(1024 * 1024 + 1) }, 413, 'Request Entity Too Large'],
  ['GET', `/l_servers?a=${'b'.repeat(9000)}`, {}, 414, 'Request-URI Too Long'],
  ['POST', '/l_servers', { form: {} }, 415, 'Unsupported Media Type'],
  ['POST', '/networks', { xml: '{}', headers: typed('application/json') }, 415, 'Unsupported Media Type'],
  ['PUT', '/l_servers/x/stop', { xml: '<force/>' }, 415, 'Unsupported Media Type'],
  ['GET', '/l_servers?state=', {}, 412, 'state:invalid format'],
  ['GET', '/l_servers?state=created', {}, 412, 'state:invalid format'],
  ['GET', '/templates/l_servers?verbose=2', {}, 412, 'verbose:invalid format'],
  ['GET', '/tasks/x', {}, 404, 'Task (x):not found'],
])('%s %s is refused', async (method, path, options, status, message) => {
  expect(refusalOf(await sap.ask(method, path, options))).toEqual([status, message])
})

test.each<[string, string, AskOptions]>([
  ['GET', '/l_servers/', {}],
  ['GET', '/l_servers?unknown=1', {}],
  ['GET', '/l_servers', { headers: { Accept: 'text/html, application/*;q=0.5' } }],
  ['POST', '/l_servers', { xml: serverXml('a'), headers: typed('Application/XML; charset=utf-8') }],
])('%s %s is answered', async (method, path, options) => {
  expect((await sap.ask(method, path, options)).status).toBeLessThan(300)
})

test('templates are told in short and in full', async () => {
  const { root: short } = await sap.ask('GET', '/templates/l_servers')
  expect(short.children.map(({ name, children }) => [name, children.length])).toEqual(
    Array.from({ length: 4 }, () => ['LServerTemplate', 0]),
  )
  const { root } = await sap.ask('GET', '/templates/l_servers?verbose=true')
  const [template] = root.all('LServerTemplate')
  expect(template?.child('CPU')?.children.map(({ name, text }) => [name, text])).toEqual([
    ['CPUPerf', '2.6'],
    ['NumOfCPU', '2'],
  ])
  expect(template?.child('Memory')?.child('MemorySize')?.text).toBe('16.0')
})

/** What comes back over a bare connection until it ends. */
function talk(text: string, leave = false): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(sap.url).port), '127.0.0.1')
    let received = ''
    socket.on('data', chunk => {
      received += chunk
    })
    socket.on('close', () => resolve(received)).on('error', reject)
    socket.write(text, () => {
      if (leave) socket.destroy()
    })
  })
}

const half = 'POST /sap/networks HTTP/1.1\r\nHost: x\r\nX-Auth-Token: administrator\r\nContent-Length: 99\r\n\r\n<Net'

test('a body that does not come is answered 408', async () => {
  const answer = await talk(half)
  expect(answer).toMatch(/^HTTP\/1\.1 408 /)
  expect(answer).toContain('<message>Request Timeout</message>')
})

test('a client that leaves in the middle harms nobody', async () => {
  await talk(half, true)
  expect((await sap.ask('GET', '/l_servers')).status).toBe(200)
})
