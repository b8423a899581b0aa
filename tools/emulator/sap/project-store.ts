import { messages } from './messages.ts'
import type { SapProject } from './operation.ts'
import { refuse } from './refusals.ts'

/** In which availability zones each project has its folder (§1.7.5.22). */
export class ProjectStore {
  readonly #folders = new Map<string, Set<string>>()

  enable(projectId: string, zone: string): void {
    const zones = this.#folders.get(projectId) ?? new Set()
    this.#folders.set(projectId, zones.add(zone))
  }

  disable(projectId: string, zone: string): void {
    this.#folders.get(projectId)?.delete(zone)
  }

  /** In the order of their names. */
  zonesOf(projectId: string): string[] {
    return [...(this.#folders.get(projectId) ?? [])].sort()
  }

  /** @throws {Problem} 404 when the project has no folder in the zone, hence nothing can be put there. */
  requireFolder({ id }: SapProject, zone: string): void {
    if (!this.zonesOf(id).includes(zone)) throw refuse(messages.zoneNotFound, `project ${id} is not enabled in ${zone}`)
  }
}
