import { isObject } from '../rest/json-members.ts'
import type { RestRequest, RestRoutes } from '../rest/rest-request.ts'
import { refuse } from './refuse.ts'
import { attributesOf, type Stack, type StackResource, valueIn } from './stack.ts'
import type { StackPath, StackStore } from './stack-store.ts'

/**
 * What the manual documents (§1.5.5.1, §1.5.5.2), and as much of Heat as gives it something to work on: stacks are
 * made, found and deleted by another manual's requests (§1.5.2).
 * @param origin URL before `/v1`.
 */
export function stackRoutes(stacks: StackStore, origin: string): RestRoutes {
  const links = (stack: Stack) => {
    const self = `${origin}/v1/${stack.projectId}/stacks/${stack.name}/${stack.id}`
    return { self, list: [{ href: self, rel: 'self' }] }
  }
  const summary = (stack: Stack): object => ({
    id: stack.id,
    stack_name: stack.name,
    description: stack.description,
    stack_status: stack.status,
    stack_status_reason: `Stack ${stack.status.replace('_', ' ')}`,
    creation_time: isoSeconds(stack.createdAt),
    updated_time: null,
    links: links(stack).list,
  })
  const lookUp = ({ caller, parameters: [name = ''] }: RestRequest) => {
    const { self } = links(stacks.lookUp(caller.projectId, name))
    return { status: 302, headers: { Location: self }, body: { code: 302, title: 'Found' } }
  }
  const describeResource = (stack: Stack, resource: StackResource): object => {
    const { self } = links(stack)
    return {
      resource_name: resource.name,
      logical_resource_id: resource.name,
      physical_resource_id: resource.physicalId,
      resource_type: resource.type,
      resource_status: resource.status,
      resource_status_reason: resource.reason,
      updated_time: isoSeconds(resource.updatedAt),
      required_by: resource.requiredBy,
      links: [
        { href: `${self}/resources/${resource.name}`, rel: 'self' },
        { href: self, rel: 'stack' },
      ],
    }
  }
  return {
    '/stacks': {
      GET: ({ caller, query }) => {
        const name = query.get('name')
        const found = stacks.list(caller.projectId).filter(stack => name === null || stack.name === name)
        const after = found.findIndex(({ id }) => id === query.get('marker')) + 1
        return { status: 200, body: { stacks: found.slice(after, after + limitOf(query)).map(summary) } }
      },
      POST: async ({ caller, body }) => {
        const given = await body()
        if (!isObject(given) || !isObject(given.parameters ?? {})) throw refuse(400, 'Malformed request body')
        const stack = stacks.create(caller, given)
        return { status: 201, body: { stack: { id: stack.id, links: links(stack).list } } }
      },
    },
    '/stacks/{name}': { GET: lookUp, DELETE: lookUp },
    '/stacks/{name}/{id}': {
      GET: request => {
        const stack = stacks.get(pathOf(request))
        const outputs = stack.outputs.map(({ key, description, value }) => ({
          output_key: key,
          description,
          output_value: valueIn(stack, value),
        }))
        return { status: 200, body: { stack: { ...summary(stack), outputs } } }
      },
      DELETE: request => {
        stacks.delete(pathOf(request))
        return { status: 204 }
      },
    },
    '/stacks/{name}/{id}/resources': {
      GET: request => {
        const stack = stacks.get(pathOf(request))
        const resources = [...stack.resources.values()].map(resource => describeResource(stack, resource))
        return { status: 200, body: { resources } }
      },
    },
    '/stacks/{name}/{id}/resources/{resource}': {
      GET: request => {
        const path = pathOf(request)
        const resource = stacks.resource(path, resourceOf(request))
        const described = describeResource(stacks.get(path), resource)
        return {
          status: 200,
          body: { resource: { ...described, description: '', attributes: attributesOf(resource) } },
        }
      },
    },
    '/stacks/{name}/{id}/resources/{resource}/signal': {
      POST: request => {
        stacks.signal(pathOf(request), resourceOf(request))
        return { status: 200 }
      },
    },
  }
}

function pathOf({ caller, parameters: [name = '', id = ''] }: RestRequest): StackPath {
  return { projectId: caller.projectId, name, id }
}

function resourceOf({ parameters }: RestRequest): string {
  return parameters[2] ?? ''
}

function limitOf(query: URLSearchParams): number {
  const limit = query.get('limit') ?? '1000'
  if (!/^\d{1,9}$/.test(limit)) throw refuse(400, 'limit is no number')
  return Number(limit)
}

/** `2014-09-16T15:41:42Z`, as the sample of §1.5.5.2 has it. */
function isoSeconds(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`
}
