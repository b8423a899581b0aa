import { messages } from './messages.ts'
import { refuse } from './refusals.ts'

/** The availability zones of the emulated region; the first is the default. */
export const zones = ['jp-east-1a', 'jp-east-1b'] as const

/** Where servers can be put on a dedicated instance. */
export const dedicatedZones: readonly string[] = ['jp-east-1a']

/** @throws {Problem} 404 when it is none of the region's. */
export function requireZone(zone: string): string {
  if (!(zones as readonly string[]).includes(zone)) throw refuse(messages.zoneNotFound, `availability_zone: ${zone}`)
  return zone
}
