import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { jsonOf, textAt } from '../../openstack/json.ts'
import { type Made, madeServer, makeServer, statusOf } from './create.ts'
import { hintOf, membersOf, ownGroup } from './full-server.ts'

const hinted = 'compute.servers.create-with-scheduler-hints'

/** The same for servers of one project on one host (§1.2.6.3 hostId). */
const hostOf = ({ shown }: Made): string => textAt(jsonOf(shown), 'server', 'hostId')

/** What the hint `group` does (§1.2.6.20). */
export const hintChecks: Check[] = [
  check(`${hinted}.anti-affinity`, {
    title: 'the second server of a group of anti-affinity is on another host, or ends in ERROR where there is none',
    clause: ['§1.2.6.20 body parameter os:scheduler_hints', '§1.2.6.53 body parameter policies'],
    level: 'required',
    effect: 'create',
    covers: ['#body.os:scheduler_hints', 'rule:error-without-host', 'rule:hints-reach-the-scheduler'],
    uses: { servers: 2 },
    run: async t => {
      const hint = hintOf(await ownGroup(t, 'anti-affinity'))
      const first = await madeServer(t, 'create-with-scheduler-hints', {}, hint)
      const second = await makeServer(t, 'create-with-scheduler-hints', { name: t.name('apart') }, hint)
      t.focus(second.created)
      if ([403, 413].includes(second.created.status)) t.notRun('the project may have no server more')
      t.expect(second.created.status, 'the creation is accepted, whether there is a host or not').toBe(202)
      t.focus(second.shown)
      t.expect(['ACTIVE', 'ERROR'], 'the status once it is settled').toContain(statusOf(second))
      if (statusOf(second) === 'ACTIVE') t.expect(hostOf(second), 'the host of the second').not.toBe(hostOf(first))
    },
  }),
  check(`${hinted}.affinity`, {
    title: 'the second server of a group of affinity is on the host of the first',
    clause: ['§1.2.6.20 body parameter os:scheduler_hints', '§1.2.6.53 body parameter policies'],
    level: 'required',
    effect: 'create',
    covers: ['#body.os:scheduler_hints', 'rule:hints-reach-the-scheduler'],
    uses: { servers: 2 },
    run: async t => {
      const hint = hintOf(await ownGroup(t, 'affinity'))
      const first = await madeServer(t, 'create-with-scheduler-hints', {}, hint)
      const second = await madeServer(t, 'create-with-scheduler-hints', { name: t.name('together') }, hint)
      t.focus(second.shown)
      t.expect(hostOf(first), 'the host of the first').toMatch(/\S/)
      t.expect(hostOf(second), 'the host of the second').toBe(hostOf(first))
    },
  }),
  check(`${hinted}.ignored-elsewhere`, {
    title: 'a hint that stands within the server, not beside it, is ignored',
    clause: '§1.2.6.20 body parameter os:scheduler_hints',
    level: 'required',
    effect: 'create',
    covers: ['#body.os:scheduler_hints', 'rule:hints-elsewhere-are-ignored'],
    uses: { servers: 1 },
    run: async t => {
      const group = await ownGroup(t, 'anti-affinity')
      const made = await makeServer(t, 'create-with-scheduler-hints', hintOf(group))
      t.focus(made.created)
      t.expect(made.created.status, 'the creation').toBe(202)
      t.expect(await membersOf(t, group), 'members of the group').toEqual([])
    },
  }),
]
