import { fault } from '../rest/fault.ts'
import type { VmState } from './server-status.ts'
import type { Server, ServerStore } from './server-store.ts'

/** @throws {Problem} 404 */
export function findServer(servers: ServerStore, projectId: string, id: string): Server {
  const server = servers.find(projectId, id)
  if (server === undefined) throw fault(404, `Instance ${id} could not be found.`)
  return server
}

/**
 * Refuses what a server cannot do in the state it is in.
 * @param action the word for it in the message, e.g. `attach_volume`.
 * @throws {Problem} 409 in another state, or while something else is being done with the server.
 */
export function requireIdleIn({ id, vmState, taskState }: Server, action: string, states: readonly VmState[]): void {
  if (!states.includes(vmState))
    throw fault(409, `Cannot '${action}' instance ${id} while it is in vm_state ${vmState}`)
  if (taskState !== null) throw fault(409, `Cannot '${action}' instance ${id} while it is in task_state ${taskState}`)
}
