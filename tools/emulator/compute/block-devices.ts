import { fault } from '../rest/fault.ts'
import { isObject, type JsonObject } from '../rest/json-members.ts'
import { readCount, readFlag } from './server-fields.ts'

/** A disk that a request wants for a server (`block_device_mapping_v2`). */
export interface BlockDevice {
  source: 'image' | 'volume' | 'snapshot'
  /** Id of the image, volume or snapshot. */
  sourceId: string
  /** False: the server's own disk, which is no volume; only from the image it starts from. */
  isVolume: boolean
  /** e.g. `/dev/vda` */
  device: string
  /** GiB; absent: as large as its source says. */
  size?: number
  bootIndex?: number
  deleteOnTermination: boolean
}

/**
 * The disks of a request, in its order.
 * @returns none where the member is absent.
 * @throws {Problem} 400
 */
export function readBlockDevices(value: unknown): BlockDevice[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw fault(400, 'Block Device Mapping is Invalid: a list is expected')
  const devices = value.map(readDevice)
  checkBootSequence(devices)
  return nameDevices(devices)
}

type Unnamed = Omit<BlockDevice, 'device'> & { device?: string }

function readDevice(given: unknown): Unnamed {
  if (!isObject(given)) throw invalid('an object is expected')
  const source = readSource(given.source_type)
  const size = readCount(given.volume_size, 'volume_size', 1)
  const bootIndex = readBootIndex(given.boot_index)
  const isVolume = readDestination(given, source, bootIndex)
  if (typeof given.uuid !== 'string' || given.uuid === '') throw invalid('uuid is missing')
  if (source === 'image' && isVolume && size === undefined)
    throw invalid('volume_size is missing for a volume made from an image')
  const device = readDeviceName(given.device_name)
  return {
    source,
    sourceId: given.uuid,
    isVolume,
    deleteOnTermination: readFlag(given.delete_on_termination, 'delete_on_termination'),
    ...(device === undefined ? {} : { device }),
    ...(size === undefined ? {} : { size }),
    ...(bootIndex === undefined ? {} : { bootIndex }),
  }
}

function invalid(reason: string): ReturnType<typeof fault> {
  return fault(400, `Block Device Mapping is Invalid: ${reason}.`)
}

function readSource(value: unknown): BlockDevice['source'] {
  if (value !== 'image' && value !== 'volume' && value !== 'snapshot') throw invalid('source_type is unknown')
  return value
}

/** Clients of Nova that start from an image say so by a `local` disk beside volumes. */
function readDestination(given: JsonObject, source: BlockDevice['source'], bootIndex: number | undefined): boolean {
  if (given.destination_type === 'volume') return true
  if (given.destination_type === 'local' && source === 'image' && bootIndex === 0) return false
  throw invalid('destination_type is unknown')
}

/** A negative index: the server never starts from it. */
function readBootIndex(value: unknown): number | undefined {
  const index = readCount(value, 'boot_index', Number.NEGATIVE_INFINITY)
  return index === undefined || index < 0 ? undefined : index
}

function readDeviceName(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value !== 'string' || !/^\/dev\/vd[a-z]{1,2}$/.test(value)) throw invalid('device_name is no /dev/vd name')
  return value
}

function checkBootSequence(devices: readonly Unnamed[]): void {
  const sequence = devices
    .flatMap(({ bootIndex }) => (bootIndex === undefined ? [] : [bootIndex]))
    .sort((a, b) => a - b)
  if (devices.length > 0 && (sequence.length === 0 || sequence.some((index, place) => index !== place)))
    throw invalid(
      'The boot sequence for the instance and image/block device mapping combination is not valid: from 0, without gaps',
    )
}

/** Gives a name to each device without one, in the order of the alphabet. */
function nameDevices(devices: readonly Unnamed[]): BlockDevice[] {
  const taken = new Set(devices.flatMap(({ device }) => device ?? []))
  if (taken.size < devices.filter(({ device }) => device !== undefined).length)
    throw invalid('a device_name is given twice')
  return devices.map(device => {
    const name = device.device ?? freeDeviceName(taken)
    taken.add(name)
    return { ...device, device: name }
  })
}

/**
 * The first device name that is free, `/dev/vda` at first.
 * @throws {Problem} 400 when all are taken.
 */
function freeDeviceName(taken: ReadonlySet<string>): string {
  const letter = [...'abcdefghijklmnopqrstuvwxyz'].find(candidate => !taken.has(`/dev/vd${candidate}`))
  if (letter === undefined) throw invalid('no device name is left')
  return `/dev/vd${letter}`
}
