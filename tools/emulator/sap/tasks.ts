import { mayDo } from './access.ts'
import type { SapOperation } from './operation.ts'
import { noSuch } from './refusals.ts'
import { taskDetails } from './task-documents.ts'
import type { TaskStore } from './task-store.ts'

/** §1.7.5.21 */
export function taskOperations(tasks: TaskStore): SapOperation[] {
  return [
    {
      id: 'tasks.show',
      method: 'GET',
      path: '/tasks/{task}',
      roles: mayDo.read,
      anyProject: true,
      run: ({ id, project, systemAdministrator }) => {
        const task = tasks.find(id)
        if (task === undefined || (task.projectId !== project.id && !systemAdministrator)) throw noSuch('Task', id)
        return { status: 200, body: taskDetails(task) }
      },
    },
  ]
}
