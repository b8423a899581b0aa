import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonBody } from '../openstack/json.ts'
import { type DetailedError, expectError } from './detailed-errors.ts'
import { exportLife, orderOfNothing, ownExport, storagePath } from './fixtures.ts'
import { cancelExport, listExports, listImports, showExport, showImport } from './requests.ts'

const internal = (code: string): DetailedError => ({ status: 500, code, message: 'Internal server error.' })
const tooMany: DetailedError = { status: 503, code: '50301', message: 'Too many requests.' }

/** A request of each operation that does nothing where the target is well, and the errors of servers that it has. */
const requests: { operation: string; section: string; rows: DetailedError[]; send: Send }[] = [
  {
    operation: 'imports.create',
    section: '1.6.3.1',
    rows: [internal('50001'), internal('50002'), internal('50003'), tooMany],
    send: t => t.call('import-export.imports.create', { ...jsonBody(orderOfNothing(t)), repeat: false }),
  },
  ...(
    [
      ['imports.show', '1.6.3.2', t => showImport(t, t.unknownId())],
      ['imports.list', '1.6.3.3', t => listImports(t)],
      ['exports.show', '1.6.3.5', t => showExport(t, t.unknownId())],
      ['exports.list', '1.6.3.6', t => listExports(t)],
      ['exports.cancel', '1.6.3.7', t => cancelExport(t, t.unknownId())],
    ] satisfies [string, string, Send][]
  ).map(([operation, section, send]) => ({
    operation,
    section,
    rows: [internal('50001'), internal('50002')],
    send: send as Send,
  })),
  {
    operation: 'exports.create',
    section: '1.6.3.4',
    rows: [internal('50001'), internal('50002'), internal('50003'), tooMany],
    send: t =>
      t.call('import-export.exports.create', {
        ...jsonBody({ image_id: t.unknownId(), storage_container: storagePath(t, t.name('nowhere')) }),
        repeat: false,
      }),
  },
]

type Send = (t: CheckContext) => Promise<TargetReply>

/** Errors of servers, methods and bodies: what is alike for all operations of the chapter. */
export const protocolChecks: Check[] = [
  ...requests.map(({ operation, section, rows, send }) =>
    check(`import-export.${operation}.server-errors`, {
      title: 'a server in trouble says so in the words of the table',
      clause: [...new Set(rows.map(({ status, code }) => `§${section} error ${code ?? status}`))],
      level: 'required',
      effect: operation.endsWith('.create') ? 'create' : 'read',
      covers: [...new Set(rows.map(({ status }) => `#error.${status}`))],
      errata: operation === 'exports.create' ? ['import-export.exports.create.too-many-imports'] : [],
      run: async t => {
        const reply = await send(t)
        if (reply.status < 500)
          t.unsupported('the target is in no trouble, and no client can bring it into any; the emulator has --fault')
        expectError(t, reply, ...rows)
      },
    }),
  ),
  check('import-export.exports.list.wrong-method-405', {
    title: 'a method that the path of exports does not have is answered 405',
    clause: '§1.6.3.6 status 405',
    level: 'required',
    effect: 'read',
    covers: ['#error.405'],
    run: async t => t.expect((await t.call('import-export.exports.replace-all')).status, 'PUT').toBe(405),
  }),
  check('import-export.exports.cancel.wrong-method-405', {
    title: 'a method that the path of a cancellation does not have is answered 405',
    clause: '§1.6.3.7 status 405',
    level: 'required',
    effect: 'create',
    covers: ['#error.405'],
    run: async t => {
      const { id } = await exportLife(t)
      const reply = await t.call('import-export.exports.show-cancel', { path: { export_id: id } })
      t.expect(reply.status, 'PUT').toBe(405)
    },
  }),
  check('import-export.exports.cancel.body-ignored', {
    title: 'what the body of a cancellation says is ignored',
    clause: '§1.6.3.7 request body',
    level: 'required',
    effect: 'create',
    covers: ['rule:body-ignored'],
    errata: ['import-export.exports.cancel.request-under-response'],
    run: async t => {
      const { id } = await ownExport(t, 'ignored')
      const headers = { 'Content-Type': 'application/json' }
      const options = { path: { export_id: id }, headers, body: '{"k5c": "ignored"}' }
      t.expect([200, 404], 'cancelled, or over already').toContain(
        (await t.call('import-export.exports.cancel', options)).status,
      )
    },
  }),
]
