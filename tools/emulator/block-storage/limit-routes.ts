import { fault } from '../rest/fault.ts'
import type { RestRoutes } from '../rest/rest-request.ts'
import { limits, usageOf } from './quota.ts'
import type { Shelf } from './shelf.ts'

/** A project's limits and what it uses of them, as deployed Cinder shows them; no manual tells of it. */
export function limitRoutes(shelf: Shelf): RestRoutes {
  return {
    '/limits': {
      GET: ({ caller: { projectId } }) => {
        const used = usageOf(shelf, projectId)
        const absolute = {
          maxTotalVolumes: limits.volumes,
          maxTotalSnapshots: limits.snapshots,
          maxTotalVolumeGigabytes: limits.gigabytes,
          totalVolumesUsed: used.volumes,
          totalSnapshotsUsed: used.snapshots,
          totalGigabytesUsed: used.gigabytes,
        }
        return { status: 200, body: { limits: { rate: [], absolute } } }
      },
    },
    '/os-quota-sets/{project}': {
      GET: ({ caller: { projectId }, parameters: [id = ''] }) => {
        if (id !== projectId) throw fault(403, "Policy doesn't allow this request to be performed.")
        return { status: 200, body: { quota_set: { id, ...limits } } }
      },
    },
  }
}
