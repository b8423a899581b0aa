import type { Caller } from '../http/service.ts'
import { fault } from '../rest/fault.ts'
import { isObject, type JsonObject } from '../rest/json-members.ts'
import { chooseZone } from './availability-zones.ts'
import { type BlockDevice, readBlockDevices } from './block-devices.ts'
import type { Flavor } from './flavor-store.ts'
import { groupOfHints } from './hosts.ts'
import type { ProxiedImage } from './image-source.ts'
import type { KeyPair } from './key-pair-store.ts'
import {
  checkConfigDrive,
  checkUserData,
  readAccessAddresses,
  readCount,
  readDiskConfig,
  readFlag,
  readMetadata,
  readName,
  readPassword,
  readReference,
  requireFewItems,
} from './server-fields.ts'
import type { ServerGroup } from './server-group-store.ts'
import { isSingular, readNetworks, type WantedPort } from './server-networks.ts'
import type { ServerParts } from './server-parts.ts'
import { newPassword } from './server-passwords.ts'
import { readSecurityGroups } from './server-security-groups.ts'

/** What a request to create servers wants, checked as far as it can be before anything is made. */
export interface ServerRequest {
  name: string
  flavor: Flavor
  /** Absent: the servers start from a volume. */
  image?: ProxiedImage
  devices: BlockDevice[]
  ports: WantedPort[]
  metadata: Map<string, string>
  securityGroups: string[]
  keyPair?: KeyPair
  zone: string
  hints: JsonObject
  group?: ServerGroup
  diskConfig: 'AUTO' | 'MANUAL'
  adminPass: string
  access: { accessIPv4?: string; accessIPv6?: string }
  count: { minimum: number; maximum: number }
  /** Whether the answer names the reservation in place of a server. */
  wantsReservation: boolean
}

/**
 * Reads the body of any of the seven descriptions of creating servers (§1.2.6.2, 20, 21, 27, 32, 35, 38).
 * @throws {Problem} 400, 409, 413
 */
export function readServerRequest(parts: ServerParts, caller: Caller, body: unknown): ServerRequest {
  const given = isObject(body) ? body.server : undefined
  if (!isObject(body) || !isObject(given)) throw fault(400, 'Malformed request body: server is missing or no object')
  const { projectId, userId } = caller
  if (given.name === undefined) throw fault(400, 'Server name is not defined')
  const name = readName(given.name)
  const count = readCounts(given)
  const zone = chooseZone(given.availability_zone)
  checkConfigDrive(given.config_drive)
  checkUserData(given.user_data)
  const devices = readBlockDevices(given.block_device_mapping_v2)
  const image = findImage(parts, projectId, given.imageRef, devices)
  const flavor = findFlavor(parts, projectId, given.flavorRef)
  if (image !== undefined) requireRoom(flavor, image, devices)
  const metadata = readMetadata(given.metadata)
  requireFewItems(metadata)
  const hints = readHints(body)
  const group = groupOfHints(parts.groups, projectId, hints)
  const keyPair = findKeyPair(parts, userId, given.key_name)
  const ports = readNetworks(parts.networks, projectId, given.networks)
  parts.volumes.check(projectId, zone, devices)
  if (count.maximum > 1 && (ports.some(isSingular) || devices.some(({ source }) => source === 'volume')))
    throw fault(400, 'A port, a fixed IP or a volume may only be given to one server.')
  return {
    name,
    flavor,
    devices,
    ports,
    metadata,
    hints,
    count,
    zone,
    securityGroups: readSecurityGroups(given.security_groups),
    diskConfig: readDiskConfig(given['OS-DCF:diskConfig']) ?? diskConfigOf(image),
    adminPass: readPassword(given.adminPass, newPassword),
    access: readAccessAddresses(given),
    wantsReservation: readFlag(given.return_reservation_id, 'return_reservation_id'),
    ...(image === undefined ? {} : { image }),
    ...(group === undefined ? {} : { group }),
    ...(keyPair === undefined ? {} : { keyPair }),
  }
}

function readCounts(given: JsonObject): { minimum: number; maximum: number } {
  const minimum = readCount(given.min_count, 'min_count', 1) ?? 1
  const maximum = readCount(given.max_count, 'max_count', 1) ?? minimum
  if (minimum > maximum) throw fault(400, 'min_count must be <= max_count')
  return { minimum, maximum }
}

/** Hints stand beside the server; what is within it is ignored (§1.2.6.20). */
function readHints(body: JsonObject): JsonObject {
  const hints = body['os:scheduler_hints'] ?? body['OS-SCH-HNT:scheduler_hints']
  if (hints === undefined || hints === null) return {}
  if (!isObject(hints)) throw fault(400, 'Malformed scheduler_hints attribute')
  return hints
}

function findImage(
  { images }: ServerParts,
  projectId: string,
  reference: unknown,
  devices: readonly BlockDevice[],
): ProxiedImage | undefined {
  // A server that starts from a volume may do without: the image stands with the volume then.
  const startsFromVolume = devices.some(({ bootIndex, isVolume }) => bootIndex === 0 && isVolume)
  if (startsFromVolume && (reference === undefined || reference === null || reference === '')) return undefined
  const id = readReference(reference, 'Missing imageRef attribute')
  const image = images.find(projectId, id)
  if (image === undefined) throw fault(400, 'Can not find requested image')
  if (image.status !== 'active') throw fault(400, `Image ${id} is not active.`)
  return image
}

/** @throws {Problem} 400 when a request names none, or one that the project does not see. */
export function findFlavor({ flavors }: ServerParts, projectId: string, reference: unknown): Flavor {
  const flavor = flavors.find(projectId, readReference(reference, 'Missing flavorRef attribute'))
  if (flavor === undefined) throw fault(400, 'Can not find requested flavor')
  return flavor
}

/** The system disk of a server without volumes is the flavor's. */
function requireRoom(flavor: Flavor, { minDisk, minRam }: ProxiedImage, devices: readonly BlockDevice[]): void {
  if (flavor.ram < minRam) throw fault(400, "Flavor's memory is too small for requested image.")
  const ownDisk = !devices.some(({ bootIndex, isVolume }) => bootIndex === 0 && isVolume)
  if (ownDisk && flavor.disk < minDisk) throw fault(400, "Flavor's disk is too small for requested image.")
}

function findKeyPair({ keyPairs }: ServerParts, userId: string, name: unknown): KeyPair | undefined {
  if (name === undefined || name === null) return undefined
  const pair = keyPairs.find(userId, String(name))
  if (pair === undefined) throw fault(400, 'Invalid key_name provided.')
  return pair
}

function diskConfigOf(image: ProxiedImage | undefined): 'AUTO' | 'MANUAL' {
  return image?.properties.get('auto_disk_config')?.toLowerCase() === 'true' ? 'AUTO' : 'MANUAL'
}
