import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { rebootedHard, rebootedSoftly, started, stopped } from './life.ts'
import { confirmed, resized, reverted } from './resizing-life.ts'
import { shelved, unshelved } from './shelving-life.ts'

const silent: [
  name: string,
  what: string,
  section: string,
  made: (t: CheckContext) => Promise<{ reply: TargetReply }>,
][] = [
  ['reboot', 'a soft reboot', '1.2.6.6', rebootedSoftly],
  ['reboot', 'a hard reboot', '1.2.6.6', rebootedHard],
  ['resize', 'a resize', '1.2.6.8', resized],
  ['confirm-resize', 'a confirmation', '1.2.6.9', confirmed],
  ['revert-resize', 'a reversion', '1.2.6.10', reverted],
  ['start', 'a start', '1.2.6.44', started],
  ['stop', 'a stop', '1.2.6.45', stopped],
  ['shelve', 'shelving', '1.2.6.56', shelved],
  ['unshelve', 'restoring', '1.2.6.57', unshelved],
]

/** Most actions answer no body (§1.2.6.6 to 10, 44, 45, 56, 57). */
export const noBodyChecks: Check[] = silent.map(([name, what, section, made]) =>
  check(`compute.servers.${name}.no-body${name === 'reboot' ? what.replace(/^a (\w+) .*/, '-$1') : ''}`, {
    title: `${what} answers no body`,
    clause: `§${section} text`,
    level: 'required',
    effect: 'create',
    covers: ['rule:no-body'],
    run: async t => {
      const { reply } = await made(t)
      t.focus(t.prepared(reply, 202, 204))
      t.expect(reply.body.length, 'bytes of the body').toBe(0)
    },
  }),
)
