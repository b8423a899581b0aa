import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { errors, expectError } from './detailed-errors.ts'
import { guardedExport, guardedImport } from './fixtures.ts'
import { stateOf } from './jobs.ts'
import { cancelExport, listExports, listImports, neighbour, showExport, showImport } from './requests.ts'

interface Intrusion {
  operation: string
  section: string
  title: string
  error: typeof errors.unknownImport
  send: (t: CheckContext) => Promise<TargetReply>
}

const intrusions: Intrusion[] = [
  {
    operation: 'import-export.imports.show',
    section: '1.6.3.2',
    title: 'looks at an import',
    error: errors.unknownImport,
    send: async t => showImport(t, (await guardedImport(t)).id, neighbour),
  },
  {
    operation: 'import-export.exports.show',
    section: '1.6.3.5',
    title: 'looks at an export',
    error: errors.unknownExport,
    send: async t => showExport(t, (await guardedExport(t)).id, neighbour),
  },
  {
    operation: 'import-export.exports.cancel',
    section: '1.6.3.7',
    title: 'cancels an export',
    error: errors.unknownExport,
    send: async t => cancelExport(t, (await guardedExport(t)).id, neighbour),
  },
]

/** Two projects see nothing of each other's imports and exports (§1.6.3.3, §1.6.3.6). */
export const isolationChecks: Check[] = [
  ...intrusions.map(({ operation, section, title, error, send }) =>
    check(`${operation}.neighbour-finds-nothing`, {
      title: `who ${title} of another project finds nothing of it`,
      clause: [`§${section} error 40401`, `§${section} status 404`],
      level: 'required',
      effect: 'create',
      kind: 'security',
      covers: ['#error.404'],
      needs: ['alternate'],
      run: async t => {
        const reply = await send(t)
        if (reply.status === 403) t.expect(reply.status, 'refused').toBe(403)
        else expectError(t, reply, error)
        t.expect(reply.text(), 'nothing is told of it').not.toContain('_status')
        if (operation.endsWith('.cancel')) {
          const after = t.prepared(await showExport(t, (await guardedExport(t)).id), 200)
          t.expect(stateOf(after, 'export'), 'it is not cancelled').not.toMatch(/^cancel/)
        }
      },
    }),
  ),
  ...(['import', 'export'] as const).map(kind =>
    check(`import-export.${kind}s.list.not-of-others`, {
      title: `another project's list does not have this project's ${kind}s`,
      clause: `§${kind === 'import' ? '1.6.3.3' : '1.6.3.6'} response parameter ${kind}s`,
      level: 'required',
      effect: 'create',
      kind: 'security',
      covers: [`#element.${kind}s`, 'rule:own-project'],
      needs: ['alternate'],
      run: async t => {
        const { id } = await (kind === 'import' ? guardedImport(t) : guardedExport(t))
        const list = kind === 'import' ? listImports : listExports
        t.expect(t.prepared(await list(t), 200).text(), 'the own list has it').toContain(id)
        const reply = await list(t, {}, neighbour)
        t.expect(t.prepared(reply, 200).text(), 'ids in the list of the other').not.toContain(id)
      },
    }),
  ),
]
