import { element, type XmlNode } from '../xml/write-xml.ts'
import type { SapAnswer } from './operation.ts'
import { taskErrorNode } from './refusals.ts'
import type { SapTask } from './task-store.ts'
import { localTime } from './times.ts'

/** 202 with the task that was started (§1.7.3). */
export function acceptTask(task: SapTask): SapAnswer {
  const resource = task.resourceId === undefined ? undefined : element('resource', '', { id: task.resourceId })
  return { status: 202, body: element('task', [...beginning(task), resource]) }
}

/** 202 with one task for each availability zone (§1.7.5.15, 1.7.5.17, 1.7.5.22, 1.7.5.23). */
export function acceptZoneTasks(tasks: readonly SapTask[]): SapAnswer {
  const nodes = tasks.map(task => element('task', [...beginning(task), element('AvailabilityZone', task.zone)]))
  return { status: 202, body: element('tasks', nodes) }
}

/** What a task has come to (§1.7.5.21). */
export function taskDetails(task: SapTask): XmlNode {
  const { endedAt, error } = task
  return element('task', [
    ...beginning(task),
    endedAt === undefined ? undefined : element('endtime', localTime(endedAt)),
    error === undefined ? undefined : taskErrorNode(error),
  ])
}

function beginning(task: SapTask): XmlNode[] {
  return [
    element('id', task.id),
    element('status', task.status),
    element('progress', String(task.progress)),
    element('starttime', localTime(task.startedAt)),
  ]
}
