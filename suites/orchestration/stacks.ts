import type { CallOptions, CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonBody, jsonOf, textAt } from '../openstack/json.ts'
import { untilStatus } from '../openstack/wait.ts'

/** A stack with a resource that takes signals. */
export interface Stack {
  name: string
  id: string
  /** Name of the resource that may be signalled. */
  resource: string
}

/** A stack of the run's own, made of `template`. */
export interface OwnStack extends Stack {
  resource: 'out'
  group: 'group'
}

/** In whose name, and below whose project, something is asked. */
export type Asker = Pick<CallOptions, 'identity' | 'account'>

/** Another project asks at its own endpoint. */
export const neighbour = { identity: 'alternate', account: 'alternate' } as const satisfies Asker

const wanted = { headers: { Accept: 'application/json' } }

/** Most members of the group. */
export const mostMembers = 3

/** A group of made-up strings, which cost nothing, and a policy that adds one at each signal. */
const template = {
  heat_template_version: '2013-05-23',
  resources: {
    group: {
      type: 'OS::Heat::AutoScalingGroup',
      properties: { min_size: 1, max_size: mostMembers, resource: { type: 'OS::Heat::RandomString' } },
    },
    out: {
      type: 'OS::Heat::ScalingPolicy',
      properties: {
        adjustment_type: 'change_in_capacity',
        auto_scaling_group_id: { get_resource: 'group' },
        scaling_adjustment: 1,
      },
    },
  },
}

const outputs = { size: { value: { get_attr: ['group', 'current_size'] } } }

/** A complete stack of the run's own; `not-run` or `unsupported` where the target makes none. */
export async function ownStack(t: CheckContext, label: string, asker: Asker = {}): Promise<OwnStack> {
  if (!t.offers('orchestration')) t.unsupported('a stack is needed, and the target offers no orchestration')
  const name = t.name(label)
  const create = (parts: object): Promise<TargetReply> =>
    t.call('orchestration.stacks.create', {
      ...jsonBody({ stack_name: name, template: { ...template, ...parts }, timeout_mins: 10 }),
      ...asker,
    })
  const first = await create({ outputs })
  // Early editions know no size of a group.
  const reply = first.status === 400 ? await create({}) : first
  const id = textAt(jsonOf(t.prepared(reply, 201)), 'stack', 'id')
  const ask = (): Promise<TargetReply> => showStack(t, { name, id }, asker)
  await untilStatus(t, { ask, at: ['stack', 'stack_status'], wanted: ['CREATE_COMPLETE'] })
  return { name, id, resource: 'out', group: 'group' }
}

/** The stack that checks look at, and that nobody signals unless the profile names it. */
export async function stillStack(t: CheckContext): Promise<Stack> {
  const { stack, stackResource: resource } = t.fixtures
  const [name, id] = stack?.split('/') ?? []
  if (name !== undefined && id !== undefined && resource !== undefined) return { name, id, resource }
  return stillOwnStack(t)
}

/** The same where it must be of the run's own template. */
export function stillOwnStack(t: CheckContext): Promise<OwnStack> {
  return t.shared('stack', owner => ownStack(owner, 'stack'))
}

function showStack(t: CheckContext, { name, id }: Pick<Stack, 'name' | 'id'>, asker: Asker = {}) {
  return t.call('orchestration.stacks.show', { ...wanted, path: { stack_name: name, stack_id: id }, ...asker })
}

/** How many members the group of an own stack has; `not-run` where the stack does not tell. */
export async function groupSize(t: CheckContext, stack: OwnStack): Promise<number> {
  const reply = t.prepared(await showStack(t, stack), 200)
  const told = (jsonOf(reply).stack as { outputs?: unknown } | undefined)?.outputs
  const rows = Array.isArray(told) ? told : []
  const size = Number(rows.find(row => row?.output_key === 'size')?.output_value ?? Number.NaN)
  return Number.isInteger(size) ? size : t.notRun('the stack does not tell the size of its group')
}

/** Variables of the paths of both operations. */
export function pathOf({ name, id }: Pick<Stack, 'name' | 'id'>, resource: string): Record<string, string> {
  return { stack_name: name, stack_id: id, resource_name: resource }
}

export function showResource(t: CheckContext, stack: Stack, resource = stack.resource, asker: Asker = {}) {
  return t.call('orchestration.resources.show', { ...wanted, path: pathOf(stack, resource), ...asker })
}

export function signalResource(t: CheckContext, stack: Stack, resource = stack.resource, asker: Asker = {}) {
  return t.call('orchestration.resources.signal', { ...wanted, path: pathOf(stack, resource), ...asker })
}
