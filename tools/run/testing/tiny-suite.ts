import type { Operation, ServiceCatalog } from '../../model/catalog.ts'
import type { Check, CheckDefinition, ServiceSuite } from '../../model/check.ts'
import { check } from '../../model/check.ts'
import type { RegisteredSuite } from '../registry.ts'

const clause = { document: 'k5-foundation-1.12', section: '1.1' } as const

function operation(id: string, method: Operation['method'], path = '/v1/{account}/{thing}'): Operation {
  const parameter = { name: 'thing', in: 'path' as const, clause }
  return {
    id,
    title: id,
    method,
    path,
    clause,
    normalCodes: [{ code: 200, reason: 'OK', clause }],
    errorCodes: [],
    parameters: [parameter],
    responseHeaders: [],
    responseElements: [],
    samples: [],
  }
}

export const tinyCatalog: ServiceCatalog = {
  generated: 'by hand',
  document: 'k5-foundation-1.12',
  service: 'tiny',
  serviceType: 'tiny',
  title: 'Tiny things',
  clause,
  chapters: [{ section: '1.1', title: 'Tiny things', clause, pathPrefix: '/v1/{account}', errorCodes: [] }],
  operations: [
    operation('tiny.things.show', 'GET'),
    operation('tiny.things.create', 'PUT'),
    operation('tiny.things.delete', 'DELETE'),
  ],
}

/** A check of `tiny.things.*`; what a test does not care for has a default. */
export function tinyCheck(id: string, run: Check['run'], more: Partial<CheckDefinition> = {}): Check {
  return check(`tiny.things.${id}`, {
    title: `${id} holds`,
    clause: '§1.1',
    level: 'required',
    effect: 'create',
    run,
    ...more,
  })
}

/** A registry of one suite with these checks. */
export function tinyRegistry(checks: Check[], more: Partial<ServiceSuite> = {}): RegisteredSuite[] {
  const thing = (path: Record<string, string> | undefined) => [{ kind: 'thing', path: `/${path?.thing}` }]
  const suite: ServiceSuite = {
    service: 'tiny',
    serviceType: 'tiny',
    checks,
    creates: (name, { path }) => (name === 'tiny.things.create' ? thing(path) : []),
    removes: (name, { path }) => (name === 'tiny.things.delete' ? thing(path) : []),
    async cleanup({ path }, send) {
      const reply = await send('tiny.things.delete', { path: { thing: path.slice(1) } })
      if (reply.status !== 204 && reply.status !== 404) throw new Error(`it answered ${reply.status}`)
    },
    notEvaluated: {},
    ...more,
  }
  return [{ suite, catalog: tinyCatalog, errata: [] }]
}
