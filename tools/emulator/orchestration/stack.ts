import { randomUUID } from 'node:crypto'
import { isObject } from '../rest/json-members.ts'
import { refuse } from './refuse.ts'
import { readPolicy, ScalingGroup, type ScalingPolicy } from './scaling.ts'
import type { ResourceDefinition, Template } from './template.ts'

type Status = `${'CREATE' | 'UPDATE' | 'DELETE'}_${'IN_PROGRESS' | 'COMPLETE'}` | 'SIGNAL_COMPLETE'

export interface StackResource {
  name: string
  type: string
  /** Names of the resources that refer to it. */
  requiredBy: string[]
  physicalId: string
  status: Status
  reason: string
  /** Milliseconds since the epoch. */
  updatedAt: number
  group?: ScalingGroup
  policy?: ScalingPolicy
  /** When its group last changed by it; milliseconds since the epoch. */
  changedAt?: number
}

export interface Stack {
  id: string
  name: string
  projectId: string
  /** Who created it. */
  userId: string
  description: string
  status: Status
  /** Milliseconds since the epoch. */
  createdAt: number
  resources: Map<string, StackResource>
  outputs: Template['outputs']
}

export type Owner = Pick<Stack, 'projectId' | 'userId'>

const groupType = 'OS::Heat::AutoScalingGroup'
const policyType = 'OS::Heat::ScalingPolicy'
/** What has no behaviour here; the emulator makes no servers for stacks. */
const inert = ['OS::Heat::None', 'OS::Heat::RandomString']

/** A stack that is being created. @throws {Problem} 400 */
export function newStack(owner: Owner, name: string, template: Template, now: number): Stack {
  const resources = new Map(template.resources.map(definition => [definition.name, newResource(definition, now)]))
  for (const { name: user, needs } of template.resources)
    for (const needed of needs) resources.get(needed)?.requiredBy.push(user)
  for (const { name: policy, policy: found } of resources.values())
    if (found !== undefined && resources.get(found.group)?.group === undefined)
      throw refuse(400, `Property error: ${policy} scales ${found.group}, which is no ${groupType}.`)
  const { projectId, userId } = owner
  return {
    id: randomUUID(),
    name,
    projectId,
    userId,
    description: template.description,
    status: 'CREATE_IN_PROGRESS',
    createdAt: now,
    resources,
    outputs: template.outputs,
  }
}

function newResource({ name, type, properties }: ResourceDefinition, now: number): StackResource {
  const resource: StackResource = {
    name,
    type,
    requiredBy: [],
    physicalId: randomUUID(),
    status: 'CREATE_IN_PROGRESS',
    reason: 'state changed',
    updatedAt: now,
  }
  if (type === groupType) return { ...resource, group: new ScalingGroup(properties) }
  if (type === policyType) return { ...resource, policy: readPolicy(properties) }
  if (inert.includes(type)) return resource
  throw refuse(400, `The Resource Type (${type}) could not be found.`)
}

/** What an output, or a part of it, stands for now; null where there is no such thing. */
export function valueIn(stack: Stack, value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inner => valueIn(stack, inner))
  if (!isObject(value)) return value
  const { get_resource: name, get_attr: way } = value
  if (typeof name === 'string') return stack.resources.get(name)?.physicalId ?? null
  if (!Array.isArray(way)) return value
  const [resource, attribute] = way.map(String)
  const found = stack.resources.get(resource ?? '')
  return (found === undefined ? undefined : attributesOf(found)[attribute ?? '']) ?? null
}

/** What Heat tells of a resource beside its state. */
export function attributesOf({ group }: StackResource): Readonly<Record<string, unknown>> {
  return group === undefined ? {} : { current_size: group.members.length, refs: group.members }
}
