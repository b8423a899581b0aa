export type GroupPolicy = 'affinity' | 'anti-affinity'

export interface ServerGroup {
  id: string
  projectId: string
  name: string
  policy: GroupPolicy
  availabilityZone: string
}

/** The server groups of all projects. Their members are the servers that were created with a hint at them. */
export class ServerGroupStore {
  readonly #groups = new Map<string, ServerGroup>()

  list(projectId: string): ServerGroup[] {
    return [...this.#groups.values()].filter(group => group.projectId === projectId)
  }

  find(projectId: string, id: string): ServerGroup | undefined {
    const group = this.#groups.get(id)
    return group?.projectId === projectId ? group : undefined
  }

  add(group: ServerGroup): ServerGroup {
    this.#groups.set(group.id, group)
    return group
  }

  remove({ id }: ServerGroup): void {
    this.#groups.delete(id)
  }
}
