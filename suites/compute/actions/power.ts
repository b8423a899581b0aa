import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { rebootedHard, rebootedOddly, rebootedSoftly, started, stopped } from './life.ts'
import { expectKept, isStopped, shown } from './server-facts.ts'

const reboot = 'compute.servers.reboot'
const always = ['compute.servers.reboot.always-hard']

/** A server is rebooted, stopped and started (§1.2.6.6, §1.2.6.44, §1.2.6.45). */
export const powerChecks: Check[] = [
  ...(
    [
      ['soft', rebootedSoftly],
      ['hard', rebootedHard],
    ] as const
  ).map(([kind, made]) =>
    check(`${reboot}.${kind}-comes-back`, {
      title: `a server comes back from a ${kind} reboot, and is what it was`,
      clause: '§1.2.6.6 description',
      level: 'required',
      effect: 'create',
      covers: ['#body.type', 'rule:same-server'],
      errata: always,
      run: async t => {
        const { before, reply, after } = await made(t)
        t.prepared(reply, 202)
        t.focus(after)
        t.expect(shown(after, 'status'), 'its status').toBe('ACTIVE')
        expectKept(t, before, after)
      },
    }),
  ),
  check(`${reboot}.unknown-type`, {
    title: 'a type that is neither SOFT nor HARD is a bad request, or is not looked at',
    clause: ['§1.2.6.6 body parameter type', '§1.2.4 400'],
    level: 'required',
    effect: 'create',
    covers: ['#body.type', '#error.400', 'rule:type-may-be-ignored'],
    errata: always,
    run: async t => {
      const { reply, after } = await rebootedOddly(t)
      t.focus(reply)
      t.expect(reply.status, 'refused, or every reboot is hard').toBe(oneOf([400, 202], reply.status))
      t.expect(shown(after, 'status'), 'its status afterwards').toBe('ACTIVE')
    },
  }),
  check('compute.servers.stop.becomes-stopped', {
    title: 'a stopped server is STOPPED, and else what it was',
    clause: '§1.2.6.45 description',
    level: 'required',
    effect: 'create',
    covers: ['rule:becomes-stopped'],
    run: async t => {
      const { before, reply, after } = await stopped(t)
      t.prepared(reply, 202)
      t.focus(after)
      // Of deployed services the state says so (§1.2.6.22 OS-EXT-STS:vm_state), and the status has another word.
      const told = [shown(after, 'status'), shown(after, 'OS-EXT-STS:vm_state')]
      t.expect(isStopped(after), `status or state say that it is stopped: ${told.join(', ')}`).toBe(true)
      expectKept(t, before, after, ['addresses'])
    },
  }),
  check('compute.servers.start.becomes-active', {
    title: 'a started server is ACTIVE, and what it was before it was stopped',
    clause: '§1.2.6.44 description',
    level: 'required',
    effect: 'create',
    covers: ['rule:becomes-active'],
    run: async t => {
      const { reply, after } = await started(t)
      t.prepared(reply, 202)
      t.focus(after)
      t.expect(shown(after, 'status'), 'its status').toBe('ACTIVE')
      expectKept(t, (await stopped(t)).before, after)
    },
  }),
]
