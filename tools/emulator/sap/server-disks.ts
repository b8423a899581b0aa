import { newId } from '../identity/secrets.ts'
import { mayDo } from './access.ts'
import { formats, largestDiskNumber } from './formats.ts'
import { zoneMessages } from './messages.ts'
import type { SapOperation } from './operation.ts'
import { noSuch, refuseInZone } from './refusals.ts'
import { requireIdle, requirePower, requireServer, type SapCloud, startOnServer } from './sap-cloud.ts'
import type { SapDisk, SapServer } from './server-store.ts'
import { acceptTask } from './task-documents.ts'

export function newDisk(index: number, size: number): SapDisk {
  const id = newId()
  return { id, name: `disk${index}-${id.slice(0, 8)}`, index, size }
}

/** §1.7.5.10 and 1.7.5.11 */
export function diskOperations(cloud: SapCloud): SapOperation[] {
  return [
    {
      id: 'servers.attach-disk',
      method: 'PUT',
      path: '/l_servers/{server}/attach',
      body: 'form',
      roles: mayDo.change,
      run: request => {
        const server = requireServer(cloud, request.project, request.id)
        const size = Number(request.form.required('disk_size', formats.size))
        const wanted = request.form.optional('index', formats.diskNumber)
        requireIdle(server)
        const disk = newDisk(chooseNumber(server, wanted), size)
        const task = startOnServer(cloud, request, server, {
          resourceId: server.id,
          done: () => {
            server.disks = [...server.disks, disk].sort((a, b) => a.index - b.index)
            return undefined
          },
        })
        return acceptTask(task)
      },
    },
    {
      id: 'servers.detach-disk',
      method: 'PUT',
      path: '/l_servers/{server}/detach',
      body: 'form',
      roles: mayDo.change,
      run: request => {
        const server = requireServer(cloud, request.project, request.id)
        const diskId = request.form.required('disk_rid')
        const disk = server.disks.find(({ id }) => id === diskId)
        if (disk === undefined) throw noSuch('Disk', diskId)
        requireIdle(server)
        requirePower(server, false)
        if (disk.index === 0) throw refuseInZone(server.zone, zoneMessages.wrongState, disk.name, 'system disk')
        const task = startOnServer(cloud, request, server, {
          resourceId: server.id,
          done: () => {
            server.disks = server.disks.filter(other => other !== disk)
            return undefined
          },
        })
        return acceptTask(task)
      },
    },
  ]
}

/** @throws {Problem} 409 when the number is in use, or when the largest possible is and none was asked for. */
function chooseNumber(server: SapServer, wanted: string | undefined): number {
  const used = server.disks.map(({ index }) => index)
  const number = wanted === undefined ? Math.max(...used) + 1 : Number(wanted)
  if (used.includes(number)) throw refuseInZone(server.zone, zoneMessages.exists, `disk ${number}`)
  if (number > largestDiskNumber) throw refuseInZone(server.zone, zoneMessages.outOfRange, `disk ${number}`)
  return number
}
