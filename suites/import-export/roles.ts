import type { CallOptions, Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { Role } from '../../tools/model/target.ts'
import { jsonBody } from '../openstack/json.ts'
import { expectError } from './detailed-errors.ts'
import { exportLife, guardedExport, guardedImport, importLife, orderOfNothing } from './fixtures.ts'
import { stateOf } from './jobs.ts'
import { showExport, withoutBody } from './requests.ts'

/** Who may run all operations of the chapter (§1.6.1); the other roles of the manual may run none. */
const allowed: readonly Role[] = ['administrator', 'system-owner']
const refused: readonly Role[] = ['subscriber', 'developer', 'operator', 'observer']

const wanted = { headers: { Accept: 'application/json' } }

interface Request {
  operation: string
  section: string
  effect: 'read' | 'create'
  /** What it does, or that there is nothing left to do, is the same for whoever may send it. */
  options: (t: CheckContext, may: boolean) => Promise<CallOptions>
}

const requests: Request[] = [
  {
    operation: 'imports.create',
    section: '1.6.3.1',
    effect: 'create',
    options: async t => jsonBody(orderOfNothing(t)),
  },
  {
    operation: 'imports.show',
    section: '1.6.3.2',
    effect: 'create',
    options: async (t, may) => ({
      ...withoutBody,
      path: { import_id: (await (may ? importLife(t) : guardedImport(t))).id },
    }),
  },
  { operation: 'imports.list', section: '1.6.3.3', effect: 'read', options: async () => withoutBody },
  {
    operation: 'exports.create',
    section: '1.6.3.4',
    effect: 'create',
    options: async t => {
      const { image, path } = await exportLife(t)
      return jsonBody({ image_id: image, storage_container: path })
    },
  },
  {
    operation: 'exports.show',
    section: '1.6.3.5',
    effect: 'create',
    options: async (t, may) => ({
      ...wanted,
      path: { export_id: (await (may ? exportLife(t) : guardedExport(t))).id },
    }),
  },
  { operation: 'exports.list', section: '1.6.3.6', effect: 'read', options: async () => wanted },
  {
    operation: 'exports.cancel',
    section: '1.6.3.7',
    effect: 'create',
    options: async (t, may) => ({
      ...wanted,
      path: { export_id: (await (may ? exportLife(t) : guardedExport(t))).id },
    }),
  },
]

/** Each operation by each role. */
export const roleChecks: Check[] = requests.flatMap(request => [
  ...allowed.map(role => allowedCheck(request, role)),
  ...refused.map(role => refusedCheck(request, role)),
])

function allowedCheck({ operation, effect, options }: Request, role: Role): Check {
  return check(`import-export.${operation}.role-${role}`, {
    title: `a user with the role ${role} may run it`,
    clause: '§1.6.1 text',
    level: 'required',
    effect,
    kind: 'security',
    covers: ['rule:roles'],
    needs: [role],
    run: async t => {
      const reply = await t.call(`import-export.${operation}`, { ...(await options(t, true)), identity: role })
      t.expect([401, 403], 'a refusal for lack of rights').not.toContain(reply.status)
      t.expect(reply.status, 'no error of the server').toBeLessThan(500)
    },
  })
}

function refusedCheck({ operation, section, effect, options }: Request, role: Role): Check {
  return check(`import-export.${operation}.role-${role}`, {
    title: `a user with the role ${role} may not run it: 40301`,
    clause: ['§1.6.1 text', `§${section} error 40301`, `§${section} status 403`],
    level: 'required',
    effect,
    kind: 'security',
    covers: ['#error.403', 'rule:roles'],
    needs: [role],
    run: async t => {
      const reply = await t.call(`import-export.${operation}`, { ...(await options(t, false)), identity: role })
      expectError(t, reply, { status: 403, code: '40301', message: 'You cannot execute this API.' })
      if (!operation.endsWith('.cancel')) return
      const after = t.prepared(await showExport(t, (await guardedExport(t)).id), 200)
      t.expect(stateOf(after, 'export'), 'it is not cancelled').not.toMatch(/^cancel/)
    },
  })
}
