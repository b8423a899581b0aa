import { fault } from '../rest/fault.ts'
import { ownOf, type Shelf } from './shelf.ts'

/** What one project may have at once; gigabytes are those of volumes and snapshots together, as Cinder counts. */
export const limits = { volumes: 500, snapshots: 500, gigabytes: 204_800 }

/** Largest volume, GiB (§2.1.6.9 caution: 16 TB, which the emulator counts in binary units). */
export const largestVolume = 16_384

/**
 * Looks whether a project may have more.
 * @throws {Problem} 413
 */
export function requireRoom(shelf: Shelf, projectId: string, wanted: Partial<typeof limits>): void {
  const used = usageOf(shelf, projectId)
  for (const resource of ['volumes', 'snapshots', 'gigabytes'] as const) {
    const more = wanted[resource] ?? 0
    if (more > 0 && used[resource] + more > limits[resource])
      throw fault(
        413,
        `Requested ${resource} exceed the quota: ${more} more, but ${used[resource]} of ${limits[resource]} are used`,
        { 'Retry-After': '0' },
      )
  }
}

/** What a project has of each. */
export function usageOf(shelf: Shelf, projectId: string): typeof limits {
  const [volumes, snapshots] = [ownOf(shelf.volumes, projectId), ownOf(shelf.snapshots, projectId)]
  return {
    volumes: volumes.length,
    snapshots: snapshots.length,
    gigabytes: [...volumes, ...snapshots].reduce((sum, { size }) => sum + size, 0),
  }
}
