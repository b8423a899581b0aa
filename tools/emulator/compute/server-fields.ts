import { isIPv4, isIPv6 } from 'node:net'
import { fault } from '../rest/fault.ts'
import { isObject, type JsonObject } from '../rest/json-members.ts'

/** Bytes of a metadata key or value (§1.2.6.2). */
const maximumMetadataBytes = 255
/** Metadata items of one server. */
export const maximumMetadataItems = 128
/** Bytes of `user_data` as sent. */
const maximumUserData = 65_535

/**
 * A server's name without the blanks around it.
 * @throws {Problem} 400 unless it is a string of 1 to 255 characters.
 */
export function readName(value: unknown): string {
  if (typeof value !== 'string') throw fault(400, 'Server name is not a string or unicode')
  const name = value.trim()
  if (name === '') throw fault(400, 'Server name is an empty string')
  if (name.length > 255) throw fault(400, 'Server name must be less than 255 characters.')
  return name
}

/**
 * Metadata as a map.
 * @param value what the body has; undefined and null: none.
 * @throws {Problem} 400 unless it is an object of strings; 413 when a key or value is too long.
 */
export function readMetadata(value: unknown): Map<string, string> {
  if (value === undefined || value === null) return new Map()
  if (!isObject(value)) throw fault(400, 'Malformed request body: metadata must be an object')
  return new Map(
    Object.entries(value).map(([key, item]) => {
      if (typeof item !== 'string') throw fault(400, `Invalid metadata: the value of '${key}' is not a string`)
      if (key === '') throw fault(400, 'Invalid metadata: a key is blank')
      if (Buffer.byteLength(key) > maximumMetadataBytes || Buffer.byteLength(item) > maximumMetadataBytes)
        throw overLimit(`Metadata property key and value may have ${maximumMetadataBytes} bytes each`)
      return [key, item]
    }),
  )
}

/** @throws {Problem} 413 when a server would have more metadata items than it may. */
export function requireFewItems(metadata: ReadonlyMap<string, string>): void {
  if (metadata.size > maximumMetadataItems)
    throw overLimit(`Maximum number of metadata items exceeds ${maximumMetadataItems}`)
}

/** A refusal for what exceeds a quota or a limit (§1.2.4, 413). */
export function overLimit(message: string): ReturnType<typeof fault> {
  return fault(413, message, { 'Retry-After': '0' })
}

/**
 * The addresses by which a server says it can be reached; what is absent is absent in the result.
 * @throws {Problem} 400 when one is no address of its family; empty ones take the address away.
 */
export function readAccessAddresses(given: JsonObject): { accessIPv4?: string; accessIPv6?: string } {
  const read = (key: 'accessIPv4' | 'accessIPv6', isAddress: (text: string) => boolean) => {
    const value = given[key] ?? (given[key] === null ? '' : undefined)
    if (value === undefined) return {}
    if (typeof value !== 'string' || (value !== '' && !isAddress(value)))
      throw fault(400, `${key} is not proper ${key.slice('access'.length)} format`)
    return { [key]: value }
  }
  return { ...read('accessIPv4', isIPv4), ...read('accessIPv6', isIPv6) }
}

/** @throws {Problem} 400 unless it is absent, AUTO or MANUAL. */
export function readDiskConfig(value: unknown): 'AUTO' | 'MANUAL' | undefined {
  if (value === undefined) return undefined
  if (value === 'AUTO' || value === 'MANUAL') return value
  throw fault(400, "OS-DCF:diskConfig must be either 'MANUAL' or 'AUTO'.")
}

/** @throws {Problem} 400 unless `user_data` is absent or Base64 and not too long. */
export function checkUserData(value: unknown): void {
  if (value === undefined || value === null) return
  const text = typeof value === 'string' ? value.replace(/\s/g, '') : ''
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)
  if (typeof value !== 'string' || !isBase64) throw fault(400, 'Userdata content cannot be decoded')
  if (value.length > maximumUserData)
    throw fault(400, `User data too large. User data must be no larger than ${maximumUserData} bytes`)
}

/** @throws {Problem} 400: only the word `false` may be sent (§1.2.6.2). */
export function checkConfigDrive(value: unknown): void {
  const absent = value === undefined || value === null || value === '' || value === false
  if (!absent && !(typeof value === 'string' && value.toLowerCase() === 'false'))
    throw fault(400, 'Invalid config_drive provided.')
}

/**
 * A password for the server's administrator.
 * @throws {Problem} 400 when one was sent that is no text.
 */
export function readPassword(value: unknown, generate: () => string): string {
  if (value === undefined || value === null) return generate()
  if (typeof value !== 'string' || value === '') throw fault(400, 'Invalid adminPass')
  return value
}

/**
 * A number that may stand as digits in a string.
 * @returns undefined where it is absent.
 * @throws {Problem} 400 unless it is a whole number of at least `minimum`.
 */
export function readCount(value: unknown, name: string, minimum: number): number | undefined {
  if (value === undefined || value === null) return undefined
  const number = typeof value === 'string' && /^-?\d{1,9}$/.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isInteger(number)) throw fault(400, `${name} must be an integer value.`)
  if (number < minimum) throw fault(400, `${name} must be >= ${minimum}`)
  return number
}

/** A yes or no that may be spelled as a word. @throws {Problem} 400 when it is neither. */
export function readFlag(value: unknown, name: string): boolean {
  if (value === undefined || value === null) return false
  const word = String(value).toLowerCase()
  if (word !== 'true' && word !== 'false') throw fault(400, `Invalid ${name}: true or false is expected`)
  return word === 'true'
}

/**
 * The id that a reference names: an id itself, or the last part of a URL.
 * @throws {Problem} 400 when it is no text.
 */
export function readReference(value: unknown, message: string): string {
  const text = typeof value === 'number' ? String(value) : value
  const id = typeof text === 'string' ? text.split('/').at(-1) : undefined
  if (id === undefined || id === '') throw fault(400, message)
  return id
}
