import type { CallOptions, Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { Role } from '../../tools/model/target.ts'
import { oneOf } from '../openstack/one-of.ts'
import { guarded } from './guarded-requests.ts'
import { effectOf, harmless } from './harmless-requests.ts'

const everyRole = [
  'subscriber',
  'administrator',
  'developer',
  'operator',
  'observer',
] as const satisfies readonly Role[]

type PresetRole = (typeof everyRole)[number]

/** Who may do what: the rows of the table, in its order, so that the number of a row is its place here (§1.7.1.2). */
const rights: readonly [operation: string, ...allowed: PresetRole[]][] = [
  ['templates.list', 'administrator', 'developer', 'operator', 'observer'],
  ['servers.create', 'administrator', 'developer'],
  ['servers.list', 'administrator', 'developer', 'operator', 'observer'],
  ['servers.show', 'administrator', 'developer', 'operator', 'observer'],
  ['servers.start', 'administrator', 'developer', 'operator'],
  ['servers.stop', 'administrator', 'developer', 'operator'],
  ['servers.restart', 'administrator', 'developer', 'operator'],
  ['servers.delete', 'administrator', 'developer'],
  ['servers.update', 'administrator', 'developer'],
  ['servers.attach-disk', 'administrator', 'developer'],
  ['servers.detach-disk', 'administrator', 'developer'],
  ['servers.attach-nic', 'administrator', 'developer'],
  ['servers.detach-nic', 'administrator', 'developer'],
  ['images.create', 'administrator', 'developer', 'operator'],
  ['images.delete', 'administrator', 'developer', 'operator'],
  ['images.list', 'administrator', 'developer', 'operator', 'observer'],
  ['images.change-scope', 'administrator', 'developer'],
  ['snapshots.create', 'administrator', 'developer', 'operator'],
  ['snapshots.restore', 'administrator', 'developer', 'operator'],
  ['snapshots.delete', 'administrator', 'developer', 'operator'],
  ['tasks.show', 'administrator', 'developer', 'operator', 'observer'],
  ['projects.enable', 'administrator'],
  ['projects.disable', 'administrator'],
  ['projects.show', 'administrator', 'developer', 'operator', 'observer'],
  ['networks.create', 'administrator', 'developer'],
  ['networks.delete', 'administrator', 'developer'],
  ['networks.list', 'administrator', 'developer', 'operator', 'observer'],
]

/** Operations whose good request shows something and changes nothing, so that those with the right send it too. */
const looks = ['servers.show', 'tasks.show']

/** Every operation with every role of the table (§1.7.1.2). */
export const roleChecks: Check[] = rights.flatMap(([name, ...allowed], index) =>
  everyRole.map(role => {
    const row: Row = { operation: `sap.${name}`, name, item: index + 1, role }
    return allowed.includes(role) ? allowedCheck(row) : refusedCheck(row)
  }),
)

interface Row {
  operation: string
  name: string
  item: number
  role: PresetRole
}

/**
 * Who has the right is not refused for the lack of one. The request changes nothing, so most often it fails for another
 * reason, e.g. that there is no such server; that tells of rights only where somebody without the right is refused the
 * same request with 403, and that is looked at too.
 */
function allowedCheck({ operation, name, item, role }: Row): Check {
  return check(`${operation}.${role}-allowed`, {
    title: `the ${role} has the right to this operation`,
    clause: `§1.7.1.2 item ${item}`,
    level: 'required',
    effect: effectOf(operation),
    kind: 'security',
    needs: [role, 'subscriber'],
    covers: name === 'projects.disable' ? ['#query.availability_zone'] : [],
    run: async t => {
      const options = await requestOf(t, name, looks.includes(name))
      const reply = await t.call(operation, { ...options, identity: role })
      t.expect([401, 403], `the answer to the ${role}`).not.toContain(reply.status)
      if (reply.status >= 200 && reply.status < 300) return
      const same = await requestOf(t, name, false)
      const other = await t.call(operation, { ...same, identity: 'subscriber' })
      if (other.status !== 403) t.notRun('the target looks at something else before it looks at rights')
      t.focus(reply)
    },
  })
}

/** Who lacks the right is refused a request that would be well. */
function refusedCheck({ operation, name, item, role }: Row): Check {
  return check(`${operation}.${role}-refused-403`, {
    title: `the ${role} has no right to this operation and is refused`,
    clause: [`§1.7.1.2 item ${item}`, '§1.7.6 403', '§1.7.7 user not privileged'],
    level: 'required',
    effect: effectOf(operation),
    kind: 'security',
    needs: guarded[name] === undefined && role !== 'subscriber' ? [role, 'subscriber'] : [role],
    covers: ['#error.403'],
    run: async t => {
      const options = await requestOf(t, name, true)
      const reply = await t.call(operation, { ...options, identity: role })
      // A service may also say 404 to who must not know that something is there (§1.7.6 404).
      const hidden = reply.status === 404 && guarded[name] !== undefined
      if (reply.status === 404 && !hidden) await needDifference(t, operation, options, role)
      t.focus(reply)
      t.expect(reply.status, `the answer to the ${role}`).toBe(oneOf(hidden ? [403, 404] : [403], reply.status))
    },
  })
}

/** Of what is not there a 404 tells nothing, unless who has no rights at all is answered 403. */
async function needDifference(
  t: CheckContext,
  operation: string,
  options: CallOptions,
  role: PresetRole,
): Promise<void> {
  const other = role === 'subscriber' ? undefined : await t.call(operation, { ...options, identity: 'subscriber' })
  if (other?.status !== 403) t.notRun('the target looks at something else before it looks at rights')
}

async function requestOf(t: CheckContext, name: string, good: boolean): Promise<CallOptions> {
  const options = (good ? guarded[name] : undefined) ?? harmless[name]
  if (options === undefined) throw new TypeError(`no request of ${name}`)
  return options(t)
}
