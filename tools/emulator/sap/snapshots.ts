import { newId } from '../identity/secrets.ts'
import { mayDo } from './access.ts'
import type { SapOperation, SapProject } from './operation.ts'
import { noSuch } from './refusals.ts'
import { requireIdle, requireServer, type SapCloud, startOnServer } from './sap-cloud.ts'
import type { SapServer, SapSnapshot } from './server-store.ts'
import { acceptTask } from './task-documents.ts'

/** §1.7.5.18 to 1.7.5.20. Disks have no contents here, so that a restored server looks as it did. */
export function snapshotOperations(cloud: SapCloud): SapOperation[] {
  return [
    {
      id: 'snapshots.create',
      method: 'POST',
      path: '/server_images',
      type: 'snapshot',
      body: 'form',
      roles: mayDo.operate,
      run: request => {
        const server = requireServer(cloud, request.project, request.form.required('l_server_rid'))
        requireIdle(server)
        const takenAt = cloud.timeline.now
        const task = startOnServer(cloud, request, server, {
          resourceId: server.id,
          done: () => {
            server.generations += 1
            server.snapshots.push({ id: newId(), generation: server.generations, takenAt })
            return undefined
          },
        })
        return acceptTask(task)
      },
    },
    {
      id: 'snapshots.restore',
      method: 'PUT',
      path: '/server_images/{snapshot}/restore',
      roles: mayDo.operate,
      run: request => {
        const { server } = requireSnapshot(cloud, request.project, request.id)
        requireIdle(server)
        const task = startOnServer(cloud, request, server, { resourceId: server.id, done: () => undefined })
        return acceptTask(task)
      },
    },
    {
      id: 'snapshots.delete',
      method: 'DELETE',
      path: '/server_images/{snapshot}',
      type: 'snapshot',
      roles: mayDo.operate,
      run: request => {
        const { server, snapshot } = requireSnapshot(cloud, request.project, request.id)
        requireIdle(server)
        const task = startOnServer(cloud, request, server, {
          resourceId: server.id,
          done: () => {
            server.snapshots = server.snapshots.filter(other => other !== snapshot)
            return undefined
          },
        })
        return acceptTask(task)
      },
    },
  ]
}

/** @throws {Problem} 404 when no server of the project has it. */
function requireSnapshot(
  cloud: SapCloud,
  project: SapProject,
  id: string,
): { server: SapServer; snapshot: SapSnapshot } {
  for (const server of cloud.servers.list(project.id)) {
    const snapshot = server.snapshots.find(candidate => candidate.id === id)
    if (snapshot !== undefined) return { server, snapshot }
  }
  throw noSuch('Snapshot', id)
}
