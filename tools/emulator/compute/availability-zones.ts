import { fault } from '../rest/fault.ts'

/** The zones of the emulated region; what names none is put in the first. */
export const availabilityZones = ['jp-east-1a', 'jp-east-1b'] as const

/**
 * The zone a request asks for.
 * @param value what the body or query has; undefined and null: the default zone.
 * @throws {Problem} 400 when it is none of the region's.
 */
export function chooseZone(value: unknown): string {
  if (value === undefined || value === null) return availabilityZones[0]
  const zone = availabilityZones.find(name => name === value)
  if (zone === undefined) throw fault(400, 'The requested availability zone is not available')
  return zone
}
