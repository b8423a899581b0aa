import type { CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonOf, textAt } from './json.ts'

export interface Awaited {
  /** Asks once. */
  ask: () => Promise<TargetReply>
  /** Way to the status in the body, e.g. `['volume', 'status']`. */
  at: readonly string[]
  /** Any of these ends the waiting well. */
  wanted: readonly string[]
  /** Default two minutes. */
  timeoutMs?: number
}

/**
 * Asks until a resource has one of the wanted statuses; gives the answer that shows it. A status of an error ends the
 * waiting at once. Fails by `t.expect`: in a fixture that is the `not-run` of all who need it.
 */
export async function untilStatus(t: CheckContext, { ask, at, wanted, timeoutMs }: Awaited): Promise<TargetReply> {
  const reply = await t.eventually(
    async () => {
      const asked = await ask()
      const status = textAt(jsonOf(asked), ...at)
      if (!/^error/i.test(status)) t.expect(wanted, 'the status that was awaited').toContain(status)
      return asked
    },
    { timeoutMs: timeoutMs ?? 120_000, intervalMs: 1000 },
  )
  t.expect(wanted, 'the status that was awaited').toContain(textAt(jsonOf(reply), ...at))
  return reply
}

/** Asks until a resource is gone (404), after a delete that a service answers before it is done. */
export async function untilGone(
  t: CheckContext,
  ask: () => Promise<TargetReply>,
  timeoutMs = 120_000,
): Promise<TargetReply> {
  return t.eventually(
    async () => {
      const reply = await ask()
      t.expect(reply.status, 'what was deleted is not found any more').toBe(404)
      return reply
    },
    { timeoutMs, intervalMs: 1000 },
  )
}
