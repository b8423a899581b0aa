import type { Operation, ServiceCatalog } from '../model/catalog.ts'
import { type Check, type CheckContext, check, type ServiceSuite } from '../model/check.ts'
import type { TargetReply } from '../model/target.ts'
import type { RegisteredSuite } from '../run/registry.ts'
import { hostileCases } from './all-cases.ts'
import { type Asking, fine, type HostileCase } from './hostile-case.ts'

const clause = { document: 'k5-foundation-1.12', section: '1.1' } as const

function operation(name: string, method: Operation['method']): Operation {
  return {
    id: `hostile.things.${name}`,
    title: name,
    method,
    path: '/v1/{account}/{thing}',
    clause,
    normalCodes: [{ code: 200, reason: 'OK', clause }],
    errorCodes: [],
    parameters: [{ name: 'thing', in: 'path', clause }],
    responseHeaders: [],
    responseElements: [],
    samples: [],
  }
}

const catalog: ServiceCatalog = {
  generated: 'by hand',
  document: 'k5-foundation-1.12',
  service: 'hostile',
  serviceType: 'hostile',
  title: 'Things of a hostile target',
  clause,
  chapters: [{ section: '1.1', title: 'Things', clause, pathPrefix: '/v1/{account}', errorCodes: [] }],
  operations: [
    operation('show', 'GET'),
    operation('head', 'HEAD'),
    operation('upload', 'PUT'),
    operation('create', 'PUT'),
    operation('delete', 'DELETE'),
  ],
}

const upload = new Uint8Array(8 * 1024 * 1024).fill(120)

async function* pieces(): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < upload.length; start += 65_536) yield upload.subarray(start, start + 65_536)
}

/** How each way of asking is sent: operation and options. */
const asked: Record<Asking, [operation: string, options: object]> = {
  get: ['show', {}],
  'get-alone': ['show', { framing: 'none' }],
  head: ['head', {}],
  upload: ['upload', { body: upload }],
  stream: ['upload', { body: pieces }],
  patient: ['upload', { body: 'fine', expectContinue: true }],
  often: ['show', {}],
  'without-end': ['show', {}],
}

async function ask(t: CheckContext, { name, ask: how = 'get', timeoutMs }: HostileCase): Promise<TargetReply> {
  const [operationName, options] = asked[how]
  const body = 'body' in options && typeof options.body === 'function' ? { body: options.body() } : {}
  // Nothing may be changed but what has a name of the run.
  const thing = operationName === 'upload' ? t.name(name) : name
  const send = (): Promise<TargetReply> =>
    t.call(`hostile.things.${operationName}`, {
      path: { thing },
      ...options,
      ...body,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    })
  for (let time = 1; how === 'often' && time < 8; time += 1) await send()
  for (let time = 0; how === 'without-end' && time < 1000; time += 20)
    await Promise.all(Array.from({ length: 20 }, send))
  return send()
}

function checkOf(hostile: HostileCase): Check {
  return check(`hostile.things.show.${hostile.name}`, {
    title: `a target that ${hostile.does}`,
    clause: '§1.1',
    level: 'required',
    effect: 'read',
    run: async t => {
      const reply = await ask(t, hostile)
      t.expect(reply.status, 'the status').toBe(200)
      t.expect(reply.text(), 'the body').toBe(hostile.ask === 'head' ? '' : fine)
    },
  })
}

/** What goes on beside the hostile ones: it must pass, and leave nothing behind. */
const healthy = Array.from({ length: 20 }, (_, position) =>
  check(`hostile.things.show.healthy-${position % 2 === 0 ? 'look' : 'life'}-${position}`, {
    title: 'what is healthy goes on',
    clause: '§1.1',
    level: 'required',
    effect: position % 2 === 0 ? 'read' : 'create',
    run: async t => {
      t.expect((await t.call('hostile.things.show', { path: { thing: 'healthy' } })).text()).toBe(fine)
      if (position % 2 === 0) return
      const thing = t.name('thing')
      t.expect((await t.call('hostile.things.create', { path: { thing } })).status).toBe(201)
      t.expect((await t.call('hostile.things.show', { path: { thing } })).text()).toBe(fine)
    },
  }),
)

/** One check for each hostile case, and healthy ones between them. */
export async function loadRegistry(): Promise<RegisteredSuite[]> {
  const every = Math.ceil(hostileCases.length / healthy.length)
  const checks = hostileCases.flatMap((hostile, position) => [
    checkOf(hostile),
    ...(position % every === 0 ? healthy.slice(position / every, position / every + 1) : []),
  ])
  const suite: ServiceSuite = {
    service: 'hostile',
    serviceType: 'hostile',
    checks,
    creates: (name, { path }) => (name === 'hostile.things.create' ? [{ kind: 'thing', path: `/${path?.thing}` }] : []),
    removes: (name, { path }) => (name === 'hostile.things.delete' ? [{ kind: 'thing', path: `/${path?.thing}` }] : []),
    async cleanup({ path }, send) {
      const reply = await send('hostile.things.delete', { path: { thing: path.slice(1) } })
      if (reply.status !== 204 && reply.status !== 404) throw new Error(`it answered ${reply.status}`)
    },
    notEvaluated: {},
  }
  return [{ suite, catalog, errata: [] }]
}
