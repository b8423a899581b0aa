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

/**
 * Asks for a task until it has ended, and gives the last answer, whatever it is.
 * @param onLook Given every answer.
 */
export function endOfTask(
  t: CheckContext,
  taskId: string,
  onLook: (look: TargetReply) => void = () => {},
  asker: Asker = {},
): Promise<TargetReply> {
  const look = async (): Promise<TargetReply> => {
    const reply = await showTask(t, taskId, asker)
    onLook(reply)
    return reply
  }
  const isOver = (reply: TargetReply): boolean =>
    reply.status !== 200 || ended.includes(textAt(rootOf(reply), 'status'))
  return t.watch('tasks', look, isOver, longest)
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
