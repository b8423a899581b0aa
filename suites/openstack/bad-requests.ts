import { type Check, type CheckContext, check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import type { Level } from '../../tools/model/verdict.ts'

/** A request that the tables of an operation do not allow. */
export interface BadRequest {
  operation: string
  what: string
  title: string
  /** The row or sentence that it goes against. */
  clause: string
  /** Default `required`. */
  level?: Level
  covers?: string[]
  send: (t: CheckContext) => Promise<TargetReply>
}

/** It is refused with 400, by the documented fault; `list` is the chapter's list of errors, e.g. `§2.1.4`. */
export function badRequestCheck(
  { operation, what, title, clause, level = 'required', covers = [], send }: BadRequest,
  list: string,
): Check {
  return check(`${operation}.${what}-400`, {
    title: `${title} is a bad request`,
    clause: [clause, `${list} 400`],
    level,
    effect: 'create',
    covers: ['#error.400', ...covers],
    run: async t => {
      const reply = await send(t)
      t.expect(reply.status, 'a bad request').toBe(400)
      const found = await t.violations(operation, 400, 'application/json', reply.body)
      t.expect(found, 'departures from the documented fault').toEqual([])
    },
  })
}

/** Sends a body as it is, which need not be JSON. */
export const sendingRaw = (operation: string, body: string) => (t: CheckContext) =>
  t.call(operation, { headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body })
