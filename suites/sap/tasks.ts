import type { CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import type { XmlElement } from '../object-storage/markup.ts'
import { type Asker, showTask } from './requests.ts'
import { attributeAt, findAll, rootOf, textAt } from './xml.ts'

/** The tasks that an answer tells: one, or one for each availability zone (§1.7.3, 1.7.5.15). */
export function tasksOf(reply: TargetReply): XmlElement[] {
  const root = rootOf(reply)
  return root?.name === 'task' ? [root] : findAll(root, 'task')
}

/** Id of what the task of an answer is about (§1.7.3); empty where it tells none. */
export function resourceIdOf(reply: TargetReply): string {
  return attributeAt(tasksOf(reply)[0], 'id', 'resource')
}

const ended = ['completed', 'error', 'cancelled']
/** How long a task may take, in milliseconds: servers are dear and slow. */
const longest = 900_000

/** Looks at a task until it has ended; gives every look, each as soon as it differs or nothing else can be learnt. */
async function looksAt(t: CheckContext, taskId: string, asker?: Asker): Promise<TargetReply[]> {
  const looks: TargetReply[] = []
  const look = async (): Promise<TargetReply> => {
    const reply = await showTask(t, taskId, asker)
    looks.push(reply)
    return reply
  }
  const isOver = (reply: TargetReply): boolean =>
    reply.status !== 200 || ended.includes(textAt(rootOf(reply), 'status'))
  await t.watch('tasks', look, isOver, longest)
  return looks
}

/** Looks at all tasks of an answer until they have ended; those of the first task come back. */
export async function looksOf(t: CheckContext, reply: TargetReply, asker?: Asker): Promise<TargetReply[]> {
  const [first, ...others] = reply.status === 202 ? tasksOf(reply).map(task => textAt(task, 'id')) : []
  const looks = first === undefined ? [] : await looksAt(t, first, asker)
  for (const other of others) await looksAt(t, other, asker)
  return looks
}

/** Asks for a task until it has ended, and gives the last answer, whatever it is. */
export async function endOfTask(t: CheckContext, taskId: string): Promise<TargetReply> {
  return (await looksAt(t, taskId)).at(-1) as TargetReply
}

/** A preparation: all tasks of an answer are awaited; where one is not completed, the check is `not-run`. */
export async function completed(t: CheckContext, accepted: TargetReply): Promise<TargetReply> {
  const tasks = tasksOf(t.prepared(accepted, 202))
  if (tasks.length === 0) t.notRun('an answer tells no task')
  for (const task of tasks) {
    const root = rootOf(await endOfTask(t, textAt(task, 'id')))
    const status = textAt(root, 'status')
    if (status !== 'completed')
      t.notRun(`a task is ${status || 'not told'}, not completed: ${textAt(root, 'error', 'message')}`)
  }
  return accepted
}
