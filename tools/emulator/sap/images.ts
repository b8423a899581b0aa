import { mayDo } from './access.ts'
import { formats } from './formats.ts'
import type { ImageScope, SapImage } from './image-store.ts'
import { messages, zoneMessages } from './messages.ts'
import type { SapAnswer, SapOperation, SapProject, SapRequest } from './operation.ts'
import { noSuch, refuse, refuseInZone } from './refusals.ts'
import { requireIdle, requirePower, requireServer, type SapCloud, startOnServer } from './sap-cloud.ts'
import { acceptTask, acceptZoneTasks } from './task-documents.ts'

/** §1.7.5.14, 1.7.5.15 and 1.7.5.17 */
export function imageOperations(cloud: SapCloud): SapOperation[] {
  return [
    {
      id: 'images.create',
      method: 'POST',
      path: '/server_images',
      type: 'cloning',
      body: 'form',
      roles: mayDo.operate,
      run: request => createClone(cloud, request),
    },
    {
      id: 'images.delete',
      method: 'DELETE',
      path: '/server_images/{image}',
      type: 'cloning',
      roles: mayDo.operate,
      run: request => {
        const image = requireOwn(cloud, request.project, request.id)
        image.ready = false
        const task = cloud.tasks.start(request, {
          zone: image.zone,
          done: () => {
            cloud.images.remove(image)
            return undefined
          },
          undone: () => {
            image.ready = true
          },
        })
        return acceptZoneTasks([task])
      },
    },
    {
      id: 'images.change-scope',
      method: 'PUT',
      path: '/server_images/{image}/move',
      body: 'form',
      roles: mayDo.change,
      run: request => {
        const scope = request.form.required('scope', value => value === 'domain' || value === 'private')
        const image = requireOwn(cloud, request.project, request.id)
        const task = cloud.tasks.start(request, {
          zone: image.zone,
          done: () => {
            image.scope = scope as ImageScope
            return undefined
          },
        })
        return acceptZoneTasks([task])
      },
    },
  ]
}

/** The argument's name is printed as `Name`, all others begin with a small letter: both are taken. */
function createClone(cloud: SapCloud, request: SapRequest): SapAnswer {
  const { form, project } = request
  const name = form.optional('Name', formats.imageName) ?? form.required('name', formats.imageName)
  const serverId = form.required('l_server_rid')
  const comment = form.optional('comment', formats.comment) ?? ''
  const server = requireServer(cloud, project, serverId)
  if (cloud.images.findOwn(project.id, name) !== undefined) throw refuse(messages.duplicateName, name)
  requireIdle(server)
  requirePower(server, false)
  const image: SapImage = {
    name,
    scope: 'private',
    project,
    zone: server.zone,
    comment,
    createdAt: cloud.timeline.now,
    diskSize: server.disks[0]?.size ?? 0,
    windows: server.windows,
    baseId: server.baseImageId,
    prepared: server.wasStarted,
    ready: false,
  }
  cloud.images.add(image)
  const task = startOnServer(cloud, request, server, {
    done: () => {
      image.ready = true
      return undefined
    },
    undone: () => cloud.images.remove(image),
  })
  return acceptTask(task)
}

/**
 * An image of the caller's project: nobody changes those of others, or public ones.
 * @throws {Problem} 404 when there is none of that name, 409 while it is being made or deleted.
 */
function requireOwn(cloud: SapCloud, project: SapProject, name: string): SapImage {
  const image = cloud.images.findOwn(project.id, name)
  if (image === undefined) throw noSuch('ServerImage', name)
  if (!image.ready) throw refuseInZone(image.zone, zoneMessages.busy, name)
  return image
}
