import type { JsonObject } from '../rest/json-members.ts'
import type { Timeline } from '../timeline.ts'
import { refuse } from './refuse.ts'
import { newStack, type Owner, type Stack, type StackResource } from './stack.ts'
import { readTemplate } from './template.ts'

/** Stacks of a project at once. */
const mostStacks = 100

/** A name as Heat takes it. */
const nameForm = /^[A-Za-z][A-Za-z0-9_.-]{0,254}$/

/** How a stack is named in a path. */
export interface StackPath {
  projectId: string
  name: string
  id: string
}

/** The stacks of all projects. */
export class StackStore {
  readonly #stacks = new Map<string, Stack>()
  readonly #timeline: Timeline

  constructor(timeline: Timeline) {
    this.#timeline = timeline
  }

  /** The project's, the newest first. */
  list(projectId: string): Stack[] {
    return [...this.#stacks.values()].filter(stack => stack.projectId === projectId).reverse()
  }

  /** @throws {Problem} 400, 403 beyond the quota, 409 where the project has one of that name. */
  create(owner: Owner, { stack_name: name, template, parameters = {} }: JsonObject): Stack {
    if (typeof name !== 'string' || !nameForm.test(name)) throw refuse(400, 'Invalid stack name.')
    const others = this.list(owner.projectId)
    if (others.some(stack => stack.name === name)) throw refuse(409, `The Stack (${name}) already exists.`)
    if (others.length >= mostStacks) throw refuse(403, 'You have reached the maximum stacks per tenant.')
    const stack = newStack(owner, name, readTemplate(template, parameters as JsonObject), this.#timeline.now)
    this.#stacks.set(stack.id, stack)
    this.#timeline.after(1, () => this.#reach(stack, 'CREATE_IN_PROGRESS', 'CREATE_COMPLETE'))
    return stack
  }

  /** By name or id. */
  lookUp(projectId: string, nameOrId: string): Stack {
    const stack = this.list(projectId).find(({ id, name }) => id === nameOrId || name === nameOrId)
    if (stack === undefined) throw refuse(404, `The Stack (${nameOrId}) could not be found.`)
    return stack
  }

  /** @throws {Problem} 404 unless project, name and id are those of one stack. */
  get({ projectId, name, id }: StackPath): Stack {
    const stack = this.#stacks.get(id)
    if (stack === undefined || stack.projectId !== projectId || stack.name !== name)
      throw refuse(404, `The Stack (${name}/${id}) could not be found.`)
    return stack
  }

  /** @throws {Problem} 404 */
  resource(path: StackPath, name: string): StackResource {
    const resource = this.get(path).resources.get(name)
    if (resource === undefined) throw refuse(404, `The Resource (${name}) could not be found in Stack ${path.name}.`)
    return resource
  }

  /** It is gone after a step. @throws {Problem} 404 */
  delete(path: StackPath): void {
    const stack = this.get(path)
    stack.status = 'DELETE_IN_PROGRESS'
    for (const resource of stack.resources.values()) resource.status = 'DELETE_IN_PROGRESS'
    this.#timeline.after(1, () => this.#stacks.delete(stack.id))
  }

  /**
   * Signals a resource: a policy changes its group, which is done after a step (§1.5.5.1).
   * @throws {Problem} 400 where the resource takes no signals, 404, 409 where the stack is being made or deleted.
   */
  signal(path: StackPath, name: string): void {
    const stack = this.get(path)
    const policy = this.resource(path, name)
    if (policy.policy === undefined) throw refuse(400, `Signal is not supported for resource ${name}.`)
    if (stack.status.endsWith('IN_PROGRESS')) throw refuse(409, `The Stack (${stack.name}) is being changed.`)
    const { now } = this.#timeline
    if (now - (policy.changedAt ?? Number.NEGATIVE_INFINITY) < policy.policy.cooldownMs) return
    Object.assign(policy, { status: 'SIGNAL_COMPLETE', reason: 'Signal: alarm', updatedAt: now })
    const resource = stack.resources.get(policy.policy.group)
    if (resource?.group?.adjust(policy.policy) !== true) return
    policy.changedAt = now
    Object.assign(resource, { status: 'UPDATE_IN_PROGRESS', updatedAt: now })
    this.#timeline.after(1, () => {
      if (resource.status === 'UPDATE_IN_PROGRESS') resource.status = 'UPDATE_COMPLETE'
    })
  }

  #reach(stack: Stack, from: Stack['status'], to: Stack['status']): void {
    if (stack.status !== from) return
    stack.status = to
    for (const resource of stack.resources.values()) {
      resource.status = to
      resource.updatedAt = this.#timeline.now
    }
  }
}
