import type { RestRoutes } from '../rest/rest-request.ts'
import { availabilityZones } from './availability-zones.ts'

/** The zones there are, as deployed Nova and Cinder list them to users; no manual tells of it. */
export function zoneRoutes(): RestRoutes {
  const availabilityZoneInfo = availabilityZones.map(zoneName => ({
    zoneName,
    zoneState: { available: true },
    hosts: null,
  }))
  return { '/os-availability-zone': { GET: () => ({ status: 200, body: { availabilityZoneInfo } }) } }
}
