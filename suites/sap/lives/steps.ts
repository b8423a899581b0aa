import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { showServer } from '../requests.ts'
import { looksOf } from '../tasks.ts'
import { rootOf, textAt } from '../xml.ts'

/** What a request was answered, and what became of it. It judges nothing. */
export interface Step {
  reply: TargetReply
  /** Every look at the first task of the answer, in order; the last one shows its end. None where there was no task. */
  looks: TargetReply[]
  /** The server, when nothing was under way any more. */
  after: TargetReply
}

/** Awaits what an answer has started, and looks at the server afterwards. */
export async function stepOf(t: CheckContext, reply: TargetReply, serverId: string): Promise<Step> {
  const looks = await looksOf(t, reply)
  return { reply, looks, after: await showServer(t, serverId === '' ? t.unknownId() : serverId) }
}

type Sending = (id: string, last: TargetReply) => Promise<TargetReply>

/** Steps of the life of one server, each after another: what went before it, then the request, which may need what was seen last. */
export function stepsOf(server: (t: CheckContext) => Promise<{ id: string }>) {
  return async (owner: CheckContext, before: (t: CheckContext) => Promise<unknown>, send: Sending): Promise<Step> => {
    const { id } = await server(owner)
    await before(owner)
    const last = await showServer(owner, id)
    return stepOf(owner, await send(id, last), id)
  }
}

/** What a task has come to: its status; `not begun` where the request was refused. */
export function endOf({ looks }: Pick<Step, 'looks'>): string {
  const last = looks.at(-1)
  return last === undefined ? 'not begun' : textAt(rootOf(last), 'status') || `answered ${last.status}`
}

/** The server where the step was done; otherwise the check is not run, and the step's own check tells why. */
export function done(t: CheckContext, step: Step): TargetReply {
  t.prepared(step.reply, 202)
  if (endOf(step) !== 'completed') t.notRun(`a task is ${endOf(step)}, not completed`)
  t.focus(step.after)
  return t.prepared(step.after, 200)
}
