import { mayDo } from './access.ts'
import type { SapOperation } from './operation.ts'
import { requireIdle, requirePower, requireServer, type SapCloud, startOnServer } from './sap-cloud.ts'
import type { SapServer } from './server-store.ts'
import { acceptTask } from './task-documents.ts'

/** §1.7.5.5 to 1.7.5.7; a forced stop and a usual one come to the same here. */
export function powerOperations(cloud: SapCloud): SapOperation[] {
  const switching = (name: 'start' | 'stop' | 'restart', change: (server: SapServer) => void): SapOperation => ({
    id: `servers.${name}`,
    method: 'PUT',
    path: `/l_servers/{server}/${name}`,
    ...(name === 'start' ? {} : { body: 'form' }),
    roles: mayDo.operate,
    run: request => {
      const server = requireServer(cloud, request.project, request.id)
      if (name !== 'start') request.form.flag('force')
      requireIdle(server)
      requirePower(server, name !== 'start')
      const task = startOnServer(cloud, request, server, {
        resourceId: server.id,
        done: () => {
          change(server)
          return undefined
        },
      })
      return acceptTask(task)
    },
  })
  return [
    switching('start', server => {
      server.isOn = true
      server.wasStarted = true
    }),
    switching('stop', server => {
      server.isOn = false
    }),
    // On before and after: what happens between the two is over with the task.
    switching('restart', () => undefined),
  ]
}
