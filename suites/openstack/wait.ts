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
 * A preparation: asks until a resource has one of the wanted statuses; gives the answer that shows it. Where it does not
 * come to that, or comes to a status of an error, the check is `not-run`.
 */
export async function untilStatus(t: CheckContext, { ask, at, wanted, timeoutMs }: Awaited): Promise<TargetReply> {
  const statusOf = (reply: TargetReply): string => textAt(jsonOf(reply), ...at)
  const isOver = (reply: TargetReply): boolean =>
    wanted.includes(statusOf(reply)) || reply.status === 404 || /^error/i.test(statusOf(reply))
  const last = await t.watch(`${at[0]}s`, ask, isOver, timeoutMs ?? 120_000)
  if (wanted.includes(statusOf(last))) return last
  return t.notRun(`a resource is ${statusOf(last) || `answered ${last.status}`}, not ${wanted.join(' or ')}`)
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
