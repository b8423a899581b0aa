import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { Level } from '../../../tools/model/verdict.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { rebootedHard, stopped } from './life.ts'
import { resized } from './resizing-life.ts'
import { shown } from './server-facts.ts'
import { shelved } from './shelving-life.ts'
import type { Step } from './steps.ts'

/** A request that comes at the wrong time in the life of a server. */
interface Conflict {
  /** Of the operation, and of the request in the step. */
  name: string
  what: string
  title: string
  section: string
  level: Level
  statuses: number[]
  step: (t: CheckContext) => Promise<Step>
  covers?: string[]
}

/** That something must be pending is documented; of the others only which state they are for. */
const conflicts: Conflict[] = [
  {
    name: 'confirm-resize',
    what: 'nothing-pending',
    title: 'no resize can be confirmed where none is pending',
    section: '1.2.6.9',
    level: 'required',
    statuses: [409, 400],
    step: rebootedHard,
    covers: ['rule:only-pending'],
  },
  {
    name: 'revert-resize',
    what: 'nothing-pending',
    title: 'no resize can be reverted where none is pending',
    section: '1.2.6.10',
    level: 'required',
    statuses: [409, 400],
    step: rebootedHard,
    covers: ['rule:only-pending'],
  },
  {
    name: 'start',
    what: 'running',
    title: 'a server that runs cannot be started',
    section: '1.2.6.44',
    level: 'advisory',
    statuses: [409],
    step: rebootedHard,
  },
  {
    name: 'unshelve',
    what: 'running',
    title: 'a server that is not shelved cannot be restored',
    section: '1.2.6.57',
    level: 'advisory',
    statuses: [409],
    step: rebootedHard,
  },
  {
    name: 'stop',
    what: 'stopped',
    title: 'a server that is stopped cannot be stopped',
    section: '1.2.6.45',
    level: 'advisory',
    statuses: [409],
    step: stopped,
  },
  {
    name: 'resize',
    what: 'pending',
    title: 'a server whose resize is pending cannot be resized',
    section: '1.2.6.8',
    level: 'advisory',
    statuses: [409],
    step: resized,
  },
  {
    name: 'reboot',
    what: 'shelved',
    title: 'a shelved server cannot be rebooted',
    section: '1.2.6.6',
    level: 'advisory',
    statuses: [409],
    step: shelved,
  },
  {
    name: 'shelve',
    what: 'shelved',
    title: 'a shelved server cannot be shelved',
    section: '1.2.6.56',
    level: 'advisory',
    statuses: [409],
    step: shelved,
  },
]

/** What the state of a server does not allow is a conflict (§1.2.4 409), and changes nothing. */
export const conflictChecks: Check[] = conflicts.map(({ name, what, title, section, level, statuses, step, covers }) =>
  check(`compute.servers.${name}.${what}-${statuses.join('-or-')}`, {
    title,
    clause: [`§${section} description`, ...statuses.map(status => `§1.2.4 ${status}`)],
    level,
    effect: 'create',
    covers: [...statuses.map(status => `#error.${status}`), ...(covers ?? [])],
    run: async t => {
      const { outOfPlace, after, afterAll } = await step(t)
      const reply = outOfPlace[name] ?? t.notRun('the server did not come to the state in which this is out of place')
      t.focus(reply)
      t.expect(reply.status, 'a conflict').toBe(oneOf(statuses, reply.status))
      const found = await t.violations(`compute.servers.${name}`, reply.status, 'application/json', reply.body)
      t.expect(found, 'departures from the documented fault').toEqual([])
      t.expect(statusOf(afterAll), 'the status afterwards').toBe(statusOf(after))
      t.expect(shown(afterAll, 'flavor', 'id'), 'the flavor afterwards').toBe(shown(after, 'flavor', 'id'))
    },
  }),
)

/** A shelved server leaves its host some time later by itself. */
function statusOf(look: TargetReply): string {
  return String(shown(look, 'status')).replace(/^SHELVED_OFFLOADED$/, 'SHELVED')
}
