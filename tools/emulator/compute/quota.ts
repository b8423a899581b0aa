import type { Flavor, FlavorStore } from './flavor-store.ts'
import { overLimit } from './server-fields.ts'
import type { ServerStore } from './server-store.ts'

/** What one project may have at once. */
export const limits = { instances: 100, cores: 400, ram: 1_638_400 }

type Usage = typeof limits

/**
 * As many new servers of a flavor as the quota leaves.
 * @returns a number from `minimum` to `maximum`.
 * @throws {Problem} 413 when it leaves fewer than `minimum`.
 */
export function allowedCount(
  stores: { servers: ServerStore; flavors: FlavorStore },
  projectId: string,
  flavor: Flavor,
  { minimum, maximum }: { minimum: number; maximum: number },
): number {
  const used = usageOf(stores, projectId)
  const each: Usage = { instances: 1, cores: flavor.vcpus, ram: flavor.ram }
  const leftBy = (resource: keyof Usage): number => Math.floor((limits[resource] - used[resource]) / each[resource])
  const [scarcest = 'instances'] = (Object.keys(limits) as (keyof Usage)[]).sort((a, b) => leftBy(a) - leftBy(b))
  const left = leftBy(scarcest)
  if (left >= minimum) return Math.min(left, maximum)
  const wanted = minimum * each[scarcest]
  throw overLimit(
    `Quota exceeded for ${scarcest}: Requested ${wanted}, but already used ${used[scarcest]} of ${limits[scarcest]} ${scarcest}`,
  )
}

/** What a project has of each. */
export function usageOf(
  { servers, flavors }: { servers: ServerStore; flavors: FlavorStore },
  projectId: string,
): Usage {
  const used = { instances: 0, cores: 0, ram: 0 }
  for (const { flavorId } of servers.list(projectId)) {
    const flavor = flavors.find(projectId, flavorId)
    used.instances += 1
    used.cores += flavor?.vcpus ?? 0
    used.ram += flavor?.ram ?? 0
  }
  return used
}
