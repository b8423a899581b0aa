import type { IncomingMessage, ServerResponse } from 'node:http'
import { ClientGone, Problem } from '../http/problem.ts'
import { sendReply } from '../http/reply.ts'
import type { Authenticator, EmulatedService } from '../http/service.ts'
import type { PlannedFault } from '../planned-fault.ts'
import { readBytes } from '../rest/read-json-body.ts'
import { RouteTable } from '../rest/route-table.ts'
import type { Timeline } from '../timeline.ts'
import { readXml, UnreadableXml } from '../xml/read-xml.ts'
import { writeXml } from '../xml/write-xml.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import { isSystemAdministrator, requireCaller, requireRole, resolveProject } from './caller.ts'
import { sapFaults } from './faults.ts'
import { requireAcceptable, requireContentType } from './media-types.ts'
import { messages } from './messages.ts'
import type { SapAnswer, SapProject } from './operation.ts'
import { groupOperations, type OperationGroup } from './operation-groups.ts'
import { refuse, refuseByStatus, xmlType } from './refusals.ts'
import { SapArguments } from './sap-arguments.ts'
import { createSapCloud, type SapCloud } from './sap-cloud.ts'
import { sapOperations } from './sap-operations.ts'
import { seedImages, seedProject } from './seed.ts'

export interface Sap {
  service: EmulatedService
  /** The subnets of a project; no operation of the manual tells those that have no network. */
  subnetsOf(projectId: string): SubnetInfo[]
}

/** A subnet that a network can be asked for. */
export interface SubnetInfo {
  id: string
  zone: string
  /** `linked`: it has a network from the start; `free`: it can get one; `kvm`: it is of no use here. */
  kind: 'linked' | 'free' | 'kvm'
}

export interface SapOptions {
  authenticator: Authenticator
  /** The server's URL without a path. */
  origin: string
  timeline: Timeline
  /** All that there are; the system administrator may act for any. */
  projects: readonly SapProject[]
  /** Ids of those that are enabled from the start. */
  enabled: readonly string[]
  faults: readonly PlannedFault[]
  /** Milliseconds without a byte of a body after which the answer is 408; default a minute. */
  stallMs?: number
}

const mount = '/sap'
/** Longer paths and queries than any operation needs. */
const longestUrl = 8192

/** Virtual servers for SAP (§1.7), mounted at `/sap`: the manual names no path before the type of resource. */
export function createSap(options: SapOptions): Sap {
  const { authenticator, timeline } = options
  const cloud = createSapCloud(timeline, `${options.origin}${mount}/networks`)
  seedImages(cloud)
  for (const [index, id] of options.enabled.entries()) seedProject(cloud, id, index)
  const operations = sapOperations(cloud)
  const faults = sapFaults(
    options.faults,
    operations.map(({ id }) => id),
  )
  const table = new RouteTable<OperationGroup>(groupOperations(operations))
  const findProject = (id: string): SapProject | undefined => options.projects.find(project => project.id === id)

  function route(request: IncomingMessage, url: URL): { group: OperationGroup; id: string } {
    const path = url.pathname.slice(mount.length)
    const found = table.find(request.method ?? 'GET', path)
    if (found === undefined) throw refuse(messages.notSupported, `${path}${url.search}`)
    if ('allowed' in found) throw refuseByStatus(405, { Allow: found.allowed.join(', ') })
    return { group: found.handler, id: found.parameters[0] ?? '' }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<SapAnswer> {
    const { headers } = request
    if ((request.url ?? '').length > longestUrl) throw refuseByStatus(414)
    const caller = requireCaller(headers, authenticator)
    const url = new URL(request.url ?? '/', 'http://localhost')
    const { group, id } = route(request, url)
    requireAcceptable(headers)
    requireRole(caller, group)
    const project = resolveProject(caller, headers, group, findProject)
    const bytes = await readBytes(request, response, {
      refuse: (status, _message, extra) => refuseByStatus(status, extra),
      ...(options.stallMs === undefined ? {} : { stallMs: options.stallMs }),
    })
    if (group.body !== undefined) requireContentType(headers, group.body)
    const query = new SapArguments(url.search)
    const form = new SapArguments(group.body === 'form' ? bytes.toString('utf8') : '')
    const operation = group.choose(group.body === 'form' ? form : query)
    const fault = faults.get(operation.id) ?? faults.get('*')
    if (fault !== undefined && 'refusal' in fault)
      throw fault.refusal({ projectId: project.id, networkEndpoint: cloud.networkEndpoint })
    return operation.run({
      project,
      systemAdministrator: isSystemAdministrator(caller),
      userId: caller.userId,
      id,
      query,
      form,
      xml: () => parse(bytes),
      ...(fault === undefined ? {} : { outcome: fault.outcome }),
    })
  }

  const service: EmulatedService = {
    handle: async (request, response) => {
      try {
        timeline.settle()
        const { status, body } = await answer(request, response)
        sendReply(response, status, xmlType, writeXml(body))
      } catch (error) {
        if (error instanceof ClientGone) response.destroy()
        else {
          const { status, headers, body } = asRefusal(error)
          // A client that waits for `100 Continue` must not send its body on this connection any more.
          const unread = request.headers.expect !== undefined && !request.complete ? { Connection: 'close' } : {}
          sendReply(response, status, { ...headers, ...unread }, body)
        }
      }
    },
    close: async () => undefined,
  }
  return { service, subnetsOf: projectId => subnetsOf(cloud, projectId) }
}

function subnetsOf({ networks }: SapCloud, projectId: string): SubnetInfo[] {
  const linked = new Set(networks.list(projectId).map(({ subnet }) => subnet))
  return networks.subnetsOf(projectId).map(subnet => {
    const { id, zone, kind } = subnet
    return { id, zone, kind: kind === 'kvm' ? kind : linked.has(subnet) ? 'linked' : 'free' }
  })
}

/** @throws {Problem} 400 */
function parse(bytes: Uint8Array): XmlElement {
  try {
    return readXml(bytes)
  } catch (error) {
    if (error instanceof UnreadableXml) throw refuseByStatus(400)
    throw error
  }
}

/** Whatever goes wrong is told in XML, also what a part that others use has found. */
function asRefusal(error: unknown): Problem {
  if (!(error instanceof Problem)) return refuseByStatus(500)
  return error.status === 408 ? refuseByStatus(408, { Connection: 'close' }) : error
}
