import { fault } from '../rest/fault.ts'
import type { RestRoutes } from '../rest/rest-request.ts'
import { availabilityZones } from './availability-zones.ts'

/** The zones there are, as deployed Nova and Cinder list them to users; no manual tells of it. */
export function zoneRoutes(): RestRoutes {
  const availabilityZoneInfo = availabilityZones.map(zoneName => ({
    zoneName,
    zoneState: { available: true },
    hosts: null,
  }))
  return {
    '/os-availability-zone': { GET: () => ({ status: 200, body: { availabilityZoneInfo } }) },
    '/os-availability-zone/detail': {
      GET: () => {
        // Hosts are for administrators; clients that are refused ask for the zones alone.
        throw fault(403, "Policy doesn't allow this request to be performed.")
      },
    },
  }
}
