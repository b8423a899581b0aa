import { fault } from '../rest/fault.ts'
import { wrapped } from '../rest/json-members.ts'
import type { RestRequest, RestRoutes } from '../rest/rest-request.ts'
import type { Timeline } from '../timeline.ts'
import type { AttachableVolume, AttachableVolumes } from './attachable-volumes.ts'
import { chooseDevice } from './device-names.ts'
import { findServer, requireIdleIn } from './find-server.ts'
import type { VmState } from './server-status.ts'
import type { Attachment, Server, ServerStore } from './server-store.ts'

export interface VolumeAttachmentOptions {
  servers: ServerStore
  volumes: AttachableVolumes
  timeline: Timeline
}

const states: readonly VmState[] = ['active', 'stopped', 'resized']

/** The volumes of a server (§1.2.6.40 to 43). An attachment's id is its volume's. */
export function volumeAttachmentRoutes({ servers, volumes, timeline }: VolumeAttachmentOptions): RestRoutes {
  const serverOf = ({ caller, parameters: [id = ''] }: RestRequest): Server => findServer(servers, caller.projectId, id)

  function findAttached({ id, attachments }: Server, { parameters: [, volumeId] }: RestRequest): Attachment {
    const attachment = attachments.find(candidate => candidate.volumeId === volumeId)
    if (attachment === undefined) throw fault(404, `volume_id not found: ${volumeId} is not attached to ${id}`)
    return attachment
  }

  /** @throws {Problem} 400 unless it is free and in the server's zone, 404 */
  function findFree({ projectId, availabilityZone }: Server, id: unknown): AttachableVolume {
    if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/i.test(id))
      throw fault(400, `Bad volumeId format: volumeId is not in proper format (${String(id)})`)
    const volume = volumes.find(projectId, id)
    if (volume === undefined) throw fault(404, `Volume ${id} could not be found.`)
    if (volume.status !== 'available')
      throw fault(400, `Invalid volume: volume '${id}' status must be 'available'. Currently in '${volume.status}'`)
    if (volume.availabilityZone !== availabilityZone)
      throw fault(400, 'Invalid volume: Instance and volume not in same availability_zone')
    return volume
  }

  /** The volume may be attached elsewhere by then, and the server gone. */
  function detach(server: Server, attachment: Attachment, volume: AttachableVolume): void {
    if (!server.attachments.includes(attachment)) return
    server.attachments = server.attachments.filter(other => other !== attachment)
    volumes.detach(volume)
  }

  return {
    '/servers/{server}/os-volume_attachments': {
      GET: request => {
        const server = serverOf(request)
        return { status: 200, body: { volumeAttachments: server.attachments.map(one => describe(server, one)) } }
      },
      POST: async request => {
        const given = wrapped(await request.body(), 'volumeAttachment', fault)
        const server = serverOf(request)
        const volume = findFree(server, given.volumeId)
        requireIdleIn(server, 'attach_volume', states)
        const device = chooseDevice(given.device, server.attachments)
        const attachment = { volumeId: volume.id, device, deleteOnTermination: false }
        server.attachments.push(attachment)
        volumes.attach(volume, { serverId: server.id, device })
        return { status: 200, body: { volumeAttachment: describe(server, attachment) } }
      },
    },
    '/servers/{server}/os-volume_attachments/{attachment}': {
      GET: request => {
        const server = serverOf(request)
        const attachment = describe(server, findAttached(server, request))
        return {
          status: 200,
          body: { volumeAttachment: { ...attachment, availability_zone: server.availabilityZone } },
        }
      },
      DELETE: request => {
        const server = serverOf(request)
        const attachment = findAttached(server, request)
        if (attachment.bootIndex === 0) throw fault(403, "Can't detach root device volume")
        requireIdleIn(server, 'detach_volume', states)
        const volume = volumes.find(server.projectId, attachment.volumeId)
        if (volume?.status !== 'in-use')
          throw fault(
            400,
            `Invalid volume: Volume must be attached in order to detach. Currently in '${volume?.status}'`,
          )
        volume.status = 'detaching'
        timeline.after(1, () => detach(server, attachment, volume))
        return { status: 202 }
      },
    },
  }
}

function describe(server: Server, { volumeId, device }: Attachment): object {
  return { id: volumeId, volumeId, serverId: server.id, device }
}
