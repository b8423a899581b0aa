import { element } from '../xml/write-xml.ts'
import { mayDo } from './access.ts'
import { optionalAttribute, requireAttribute, requireChild, requireRoot } from './body-elements.ts'
import { formats } from './formats.ts'
import { messages } from './messages.ts'
import type { SapAnswer, SapOperation, SapRequest } from './operation.ts'
import { refuse } from './refusals.ts'
import { requireIdle, requirePower, requireServer, type SapCloud, startOnServer } from './sap-cloud.ts'
import { serverDetails, serverEntry } from './server-document.ts'
import { unplugNic } from './server-nics.ts'
import { acceptTask } from './task-documents.ts'
import { requireTemplate, type SapTemplate } from './templates.ts'

/** §1.7.5.3, 1.7.5.4, 1.7.5.8 and 1.7.5.9 */
export function serverOperations(cloud: SapCloud): SapOperation[] {
  return [
    {
      id: 'servers.list',
      method: 'GET',
      path: '/l_servers',
      roles: mayDo.read,
      run: ({ project, query }) => {
        const registered = query.optional('state', value => value === 'registered') !== undefined
        const found = cloud.servers.list(project.id).filter(server => server.registered || !registered)
        return { status: 200, body: element('LServers', found.map(serverEntry)) }
      },
    },
    {
      id: 'servers.show',
      method: 'GET',
      path: '/l_servers/{server}',
      roles: mayDo.read,
      run: ({ project, id, query }) => {
        const server = requireServer(cloud, project, id)
        return { status: 200, body: serverDetails(server, query.flag('internal')) }
      },
    },
    {
      id: 'servers.delete',
      method: 'DELETE',
      path: '/l_servers/{server}',
      roles: mayDo.change,
      run: request => {
        const server = requireServer(cloud, request.project, request.id)
        requireIdle(server)
        requirePower(server, false)
        const task = startOnServer(cloud, request, server, {
          resourceId: server.id,
          done: () => {
            for (const nic of server.nics) unplugNic(server, nic)
            cloud.servers.remove(server)
            return undefined
          },
        })
        return acceptTask(task)
      },
    },
    {
      id: 'servers.update',
      method: 'PUT',
      path: '/l_servers/{server}',
      body: 'xml',
      roles: mayDo.change,
      run: request => change(cloud, request),
    },
  ]
}

/** Another name, another template, or both; what is as it was already stays. */
function change(cloud: SapCloud, request: SapRequest): SapAnswer {
  const server = requireServer(cloud, request.project, request.id)
  const wanted = requireChild(requireRoot(request.xml(), 'Resources'), 'LServer')
  const name = optionalAttribute(wanted, 'name', formats.serverName)
  const link = wanted.child('TemplateLink')
  const template = link === undefined ? server.template : requireTemplate(requireAttribute(link, 'name'))
  if (name !== undefined && cloud.servers.isNameTaken(server.projectId, name, server))
    throw refuse(messages.duplicateName, name)
  requireIdle(server)
  if (isSmaller(template, server.template)) requirePower(server, false)
  if (name !== undefined) server.nextName = name
  const task = startOnServer(cloud, request, server, {
    resourceId: server.id,
    done: () => {
      server.name = name ?? server.name
      delete server.nextName
      if (template !== undefined) server.template = template
      return undefined
    },
    undone: () => {
      delete server.nextName
    },
  })
  return acceptTask(task)
}

/** Whether a server would get less of anything; without a template it has no more than the smallest one gives. */
function isSmaller(next: SapTemplate | undefined, now: SapTemplate | undefined): boolean {
  if (next === undefined || now === undefined) return false
  return next.cpus < now.cpus || next.cpuPerformance < now.cpuPerformance || next.memory < now.memory
}
