import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { showServer } from '../requests.ts'
import { endOfTask, tasksOf } from '../tasks.ts'
import { rootOf, textAt } from '../xml.ts'

/** What a request was answered, and what became of it. It judges nothing. */
export interface Step {
  reply: TargetReply
  /** Every look at the first task of the answer, in order; the last one shows its end. None where there was no task. */
  looks: TargetReply[]
  /** The server, when nothing was under way any more. */
  after: TargetReply
}

/** Looks at a task until it has ended; gives every look, each as soon as it differs or nothing else can be learnt. */
export async function looksAt(t: CheckContext, taskId: string): Promise<TargetReply[]> {
  const looks: TargetReply[] = []
  await endOfTask(t, taskId, look => looks.push(look))
  return looks
}

/** Awaits what an answer has started, and looks at the server afterwards. */
export async function stepOf(t: CheckContext, reply: TargetReply, serverId: string): Promise<Step> {
  const looks = await looksOf(t, reply)
  return { reply, looks, after: await showServer(t, serverId === '' ? t.unknownId() : serverId) }
}

export type Sending = (id: string, last: TargetReply) => Promise<TargetReply>

/** One step of a server: what went before it, then the request. */
export async function nextStep(
  owner: CheckContext,
  id: string,
  before: (t: CheckContext) => Promise<unknown>,
  send: Sending,
): Promise<Step> {
  await before(owner)
  const last = await showServer(owner, id)
  return stepOf(owner, await send(id, last), id)
}

/** Looks at all tasks of an answer until they have ended; those of the first task come back. */
export async function looksOf(t: CheckContext, reply: TargetReply): Promise<TargetReply[]> {
  const [first, ...others] = reply.status === 202 ? tasksOf(reply).map(task => textAt(task, 'id')) : []
  const looks = first === undefined ? [] : await looksAt(t, first)
  for (const other of others) await looksAt(t, other)
  return looks
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
