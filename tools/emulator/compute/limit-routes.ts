import { fault } from '../rest/fault.ts'
import type { RestRoutes } from '../rest/rest-request.ts'
import type { FlavorStore } from './flavor-store.ts'
import { maximumPairs } from './key-pairs.ts'
import { limits, usageOf } from './quota.ts'
import { maximumMetadataItems } from './server-fields.ts'
import { maximumGroups } from './server-groups.ts'
import type { ServerStore } from './server-store.ts'

/** A project's limits and what it uses of them, as deployed Nova shows them; no manual tells of it. */
export function limitRoutes(stores: { servers: ServerStore; flavors: FlavorStore }): RestRoutes {
  return {
    '/limits': {
      GET: ({ caller: { projectId } }) => {
        const used = usageOf(stores, projectId)
        const absolute = {
          maxTotalInstances: limits.instances,
          maxTotalCores: limits.cores,
          maxTotalRAMSize: limits.ram,
          maxTotalKeypairs: maximumPairs,
          maxServerGroups: maximumGroups,
          maxServerMeta: maximumMetadataItems,
          totalInstancesUsed: used.instances,
          totalCoresUsed: used.cores,
          totalRAMUsed: used.ram,
        }
        return { status: 200, body: { limits: { rate: [], absolute } } }
      },
    },
    '/os-quota-sets/{project}': {
      GET: ({ caller: { projectId }, parameters: [id = ''] }) => {
        if (id !== projectId) throw fault(403, "Policy doesn't allow this request to be performed.")
        const counts = { key_pairs: maximumPairs, server_groups: maximumGroups, metadata_items: maximumMetadataItems }
        return { status: 200, body: { quota_set: { id, ...limits, ...counts } } }
      },
    },
  }
}
