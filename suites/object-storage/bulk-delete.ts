import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { lookAtContainer, lookAtObject, ownContainer, store } from './fixtures.ts'
import { childText, type XmlElement } from './markup.ts'
import { jsonObject, xmlRoot } from './read-body.ts'

const bulk = 'object-storage.bulk.delete'

/** The JSON report as the samples of §2.7.5.15 show it. */
interface Report {
  'Number Deleted': number
  'Number Not Found': number
  'Response Status': string
  'Response Body': string
  Errors: [name: string, status: string][]
}

/** Asks for the deletion of names that are encoded already; containers of this run only. */
export function bulkDelete(t: CheckContext, names: string[], accept = 'application/json'): Promise<TargetReply> {
  return t.call(bulk, { headers: { 'Content-Type': 'text/plain', Accept: accept }, body: `${names.join('\n')}\n` })
}

async function reportOf(t: CheckContext, names: string[]): Promise<Report> {
  return jsonObject(t, t.prepared(await bulkDelete(t, names), 200))
}

async function filled(t: CheckContext, ...objects: string[]): Promise<string> {
  const container = await ownContainer(t, {}, 'bulk')
  for (const object of objects) await store(t, { container, object })
  return container
}

const encode = (name: string): string => name.split('/').map(encodeURIComponent).join('/')

/** Deleting many things by one request (§2.7.5.15). */
export const bulkDeleteChecks: Check[] = [
  check(`${bulk}.deletes-objects-and-container`, {
    title: 'objects and then their container are deleted by one request, and counted',
    clause: ['§2.7.5.15 request body', '§2.7.5.15 200 always'],
    level: 'required',
    effect: 'create',
    covers: [
      '#query.bulk-delete',
      '#status.200',
      '#request-header.content-type',
      '#element.delete.number_deleted',
      'rule:always-200',
      'rule:one-name-a-line',
      'rule:result-in-body',
    ],
    run: async t => {
      const container = await filled(t, 'one', 'two')
      const reply = await bulkDelete(t, [`/${container}/one`, `/${container}/two`, `/${container}`])
      t.expect(reply.status, 'always 200').toBe(200)
      const report = jsonObject<Report>(t, reply)
      t.expect([report['Number Deleted'], report.Errors], 'three deleted, no error').toEqual([3, []])
      t.expect(report['Response Status'], 'all is deleted').toBe('200 OK')
      t.expect((await lookAtContainer(t, container)).status, 'the container is gone').toBe(404)
    },
  }),
  check(`${bulk}.deletes-only-what-is-named`, {
    title: 'an object that the request does not name stays',
    clause: '§2.7.5.15 request body',
    level: 'required',
    effect: 'create',
    covers: ['rule:one-name-a-line'],
    run: async t => {
      const container = await filled(t, 'named', 'named-not')
      const report = await reportOf(t, [`/${container}/named`])
      t.expect(report['Number Deleted'], 'one object').toBe(1)
      t.expect((await lookAtObject(t, { container, object: 'named' })).status, 'the named one is gone').toBe(404)
      t.expect([200, 204], 'the other one stays').toContain(
        (await lookAtObject(t, { container, object: 'named-not' })).status,
      )
    },
  }),
  check(`${bulk}.missing-counted`, {
    title: 'objects and containers that do not exist are counted and are no failure',
    clause: '§2.7.5.15 Response Status',
    level: 'required',
    effect: 'create',
    covers: ['#element.delete.number_not_found', 'rule:missing-is-fine'],
    run: async t => {
      const container = await filled(t)
      const report = await reportOf(t, [`/${container}/none`, `/${t.name('never-made')}`])
      t.expect([report['Number Deleted'], report['Number Not Found']], 'deleted and missing').toEqual([0, 2])
      t.expect([report['Response Status'], report.Errors], 'no failure').toEqual(['200 OK', []])
    },
  }),
  check(`${bulk}.full-container-409`, {
    title: 'a container that is not empty is a failure with 409; the request itself is still 200',
    clause: ['§2.7.5.15 containers', '§2.7.5.15 Errors', '§2.7.5.15 200 always'],
    level: 'required',
    effect: 'create',
    covers: [
      '#error.409',
      'rule:containers-must-be-empty',
      'rule:failure-in-status',
      'rule:failure-in-errors',
      'rule:always-200',
    ],
    run: async t => {
      const container = await filled(t, 'in-the-way')
      const reply = await bulkDelete(t, [`/${container}`])
      t.expect(reply.status, 'always 200').toBe(200)
      const report = jsonObject<Report>(t, reply)
      t.expect(report['Response Status'], '400 or 5xx').toMatch(/^(400|5\d\d)\b/)
      t.expect(report.Errors, 'the name and its status').toEqual([[`/${container}`, '409 Conflict']])
      t.expect([200, 204], 'the container stays').toContain((await lookAtContainer(t, container)).status)
    },
  }),
  check(`${bulk}.failure-does-not-stop`, {
    title: 'what follows a failure is deleted all the same',
    clause: '§2.7.5.15 Errors',
    level: 'required',
    effect: 'create',
    covers: ['rule:failure-in-errors'],
    run: async t => {
      const container = await filled(t, 'in-the-way', 'after')
      const report = await reportOf(t, [`/${container}`, `/${container}/after`])
      t.expect([report['Number Deleted'], report.Errors.length], 'one deleted, one failed').toEqual([1, 1])
      t.expect((await lookAtObject(t, { container, object: 'after' })).status, 'deleted').toBe(404)
    },
  }),
  check(`${bulk}.encoded-names`, {
    title: 'names are URL-encoded UTF-8, one a line, whatever characters they have',
    clause: '§2.7.5.15 request body',
    level: 'required',
    effect: 'create',
    covers: ['rule:names-encoded'],
    run: async t => {
      const objects = ['späße 日本', '100% sure', 'line\nfeed', 'a/b c']
      const container = await filled(t, ...objects)
      const report = await reportOf(
        t,
        objects.map(object => `/${container}/${encode(object)}`),
      )
      t.expect([report['Number Deleted'], report['Number Not Found']], 'each one found and deleted').toEqual([4, 0])
    },
  }),
  check(`${bulk}.more-than-10000-refused`, {
    title: 'a request that names more than 10,000 objects does not succeed as a whole',
    clause: '§2.7.5.15 10,000 objects',
    level: 'advisory',
    effect: 'read',
    covers: ['rule:at-most-10000'],
    run: async t => {
      const container = t.name('never-made')
      const reply = await bulkDelete(
        t,
        Array.from({ length: 10_001 }, (_, index) => `/${container}/${index}`),
      )
      const outcome = reply.status === 200 ? jsonObject<Report>(t, reply)['Response Status'] : String(reply.status)
      t.expect(outcome, 'one more than allowed').toMatch(/^[45]\d\d/)
    },
  }),
  ...(['application/xml', 'text/xml'] as const).map(accept =>
    check(`${bulk}.report-as-${accept.replace('/', '-')}`, {
      title: `Accept: ${accept} has the report in XML, with each failure as an object of errors`,
      clause: ['§2.7.5.15 request header Accept', '§2.7.5.15 response elements'],
      level: 'required',
      effect: 'create',
      covers: [
        '#request-header.accept',
        '#element.delete',
        '#element.delete.response_status',
        '#element.delete.response_body',
        '#element.delete.errors',
        '#element.errors.object',
        '#element.object.name',
        '#element.object.status',
      ],
      run: async t => {
        const container = await filled(t, 'in-the-way')
        const reply = await bulkDelete(t, [`/${container}`, `/${container}/none`], accept)
        t.expect(reply.header('content-type')?.split(';')[0], 'as accepted').toBe(accept)
        const root = xmlRoot(t, reply)
        t.expect(root.name, 'the envelope').toBe('delete')
        const names = ['number_deleted', 'number_not_found', 'response_body', 'response_status'] as const
        const [deleted, missing, body, status] = names.map(name => childText(root, name))
        t.expect([deleted, missing], 'numbers deleted and not found').toEqual(['0', '1'])
        t.expect(body, 'response_body is there').toBeDefined()
        t.expect(status, '400 or 5xx').toMatch(/^(400|5\d\d)\b/)
        t.expect(failuresOf(root), 'one object for the failure').toEqual([[`/${container}`, '409 Conflict']])
      },
    }),
  ),
]

function failuresOf(root: XmlElement): unknown[] {
  const errors = root.children.find(child => child.name === 'errors')
  const objects = (errors?.children ?? []).filter(child => child.name === 'object')
  return objects.map(object => [childText(object, 'name'), childText(object, 'status')])
}
