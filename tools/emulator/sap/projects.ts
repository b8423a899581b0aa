import { element } from '../xml/write-xml.ts'
import { mayDo } from './access.ts'
import { formats } from './formats.ts'
import { messages, zoneMessages } from './messages.ts'
import type { SapAnswer, SapOperation, SapRequest } from './operation.ts'
import { noSuch, refuse, refuseInZones } from './refusals.ts'
import type { SapCloud } from './sap-cloud.ts'
import { acceptZoneTasks } from './task-documents.ts'
import { dedicatedZones, requireZone, zones } from './zones.ts'

/** §1.7.5.22 to 1.7.5.24 */
export function projectOperations(cloud: SapCloud): SapOperation[] {
  return [
    {
      id: 'projects.enable',
      method: 'POST',
      path: '/projects',
      body: 'form',
      roles: mayDo.manage,
      run: request => {
        requireOwn(request, request.form.required('project_id', formats.projectId))
        const zone = request.form.optional('availability_zone')
        const wanted = zone === undefined ? zones : [requireZone(zone)]
        const tasks = wanted.map(at => {
          const done = (): undefined => cloud.projects.enable(request.project.id, at) as undefined
          return cloud.tasks.start(request, { zone: at, done })
        })
        return acceptZoneTasks(tasks)
      },
    },
    {
      id: 'projects.disable',
      method: 'DELETE',
      path: '/projects/{project}',
      roles: mayDo.manage,
      run: request => disable(cloud, request),
    },
    {
      id: 'projects.show',
      method: 'GET',
      path: '/projects/{project}',
      roles: mayDo.read,
      run: request => {
        const { id, domainId } = request.project
        requireOwn(request, request.id)
        const folders = requireFolders(cloud, id)
        const dedicated = folders.filter(zone => dedicatedZones.includes(zone))
        const body = element(
          'Project',
          [
            element('Domain', domainId),
            element(
              'AvailabilityZones',
              folders.map(zone => element('AvailabilityZone', zone)),
            ),
            element(
              'Dedicated',
              dedicated.map(zone => element('DedicatedAZ', zone)),
            ),
          ],
          { name: id },
        )
        return { status: 200, body }
      },
    },
  ]
}

/** Zones in which the project still has resources refuse, each with an error of its own. */
function disable(cloud: SapCloud, request: SapRequest): SapAnswer {
  const { project, query } = request
  requireOwn(request, request.id)
  const zone = query.optional('availability_zone')
  if (zone !== undefined) cloud.projects.requireFolder(project, requireZone(zone))
  const wanted = zone === undefined ? requireFolders(cloud, project.id) : [zone]
  const full = wanted.filter(at => hasResources(cloud, project.id, at))
  if (full.length > 0)
    throw refuseInZones(full.map(at => ({ zone: at, message: zoneMessages.contains, args: [project.id, 'resources'] })))
  const tasks = wanted.map(at =>
    cloud.tasks.start(request, {
      zone: at,
      done: () => {
        if (hasResources(cloud, project.id, at))
          return { message: zoneMessages.contains, args: [project.id, 'resources'] }
        cloud.projects.disable(project.id, at)
        return undefined
      },
    }),
  )
  return acceptZoneTasks(tasks)
}

/** Ids are not case-sensitive. @throws {Problem} 403 for another project than the caller's; 409 for the administrator. */
function requireOwn({ project, systemAdministrator, userId }: SapRequest, id: string): void {
  if (id.toLowerCase() === project.id.toLowerCase()) return
  if (systemAdministrator) throw refuse(messages.invalidValue, 'project_id', id)
  throw refuse(messages.notPrivileged, userId)
}

/** @throws {Problem} 404 when the project is enabled nowhere. */
function requireFolders({ projects }: SapCloud, projectId: string): string[] {
  const folders = projects.zonesOf(projectId)
  if (folders.length === 0) throw noSuch('Project', projectId)
  return folders
}

function hasResources({ servers, images, networks }: SapCloud, projectId: string, zone: string): boolean {
  return (
    servers.list(projectId).some(server => server.zone === zone) ||
    images.ownedBy(projectId).some(image => image.zone === zone) ||
    networks.list(projectId).some(({ subnet }) => subnet.zone === zone || subnet.pending)
  )
}
