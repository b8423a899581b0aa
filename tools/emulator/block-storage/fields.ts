import { fault } from '../rest/fault.ts'
import { isObject, type JsonObject } from '../rest/json-members.ts'
import { largestVolume } from './quota.ts'

/** Longest name, description, and key or value of metadata, in characters. */
const longest = 255

/** @returns undefined where the member is absent. @throws {Problem} 400 unless it is a text or null */
export function readText(given: JsonObject, member: string): string | null | undefined {
  const value = given[member]
  if (value === undefined || value === null) return value
  if (typeof value !== 'string') throw fault(400, `Invalid input: ${member} is no string`)
  if (value.length > longest) throw fault(400, `Invalid input: ${member} has more than ${longest} characters.`)
  return value
}

/** A name or description for a new resource. @throws {Problem} 400 */
export function readOptionalText(given: JsonObject, member: string): string | null {
  return readText(given, member) ?? null
}

/** @returns undefined where it is absent or null. @throws {Problem} 400 unless it is a positive whole number that a volume can have */
export function readSize(given: JsonObject, member: string): number | undefined {
  const value = given[member]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1)
    throw fault(400, `Invalid input received: Volume size '${String(value)}' must be an integer and greater than 0`)
  if (value > largestVolume)
    throw fault(400, `Invalid input received: Volume size '${value}' exceeds the limit of ${largestVolume} GB`)
  return value
}

/** Truth as JSON has it or as Python writes it (§2.1.6.19, §2.4.6.5); absent: false. @throws {Problem} 400 */
export function readFlag(given: JsonObject, member: string): boolean {
  const value = given[member] ?? false
  if (typeof value === 'boolean') return value
  const word = String(value).toLowerCase()
  if (word !== 'true' && word !== 'false') throw fault(400, `Invalid value '${word}' for ${member}.`)
  return word === 'true'
}

/** @throws {Problem} 400 unless it is an object of texts */
export function readMetadata({ metadata = null }: JsonObject): Map<string, string> {
  if (metadata === null) return new Map()
  if (!isObject(metadata)) throw fault(400, 'Malformed request body: metadata is no object')
  const entries = Object.entries(metadata).map(([key, value]): [string, string] => {
    if (key === '' || key.length > longest) throw fault(400, `Metadata keys have 1 to ${longest} characters.`)
    if (typeof value !== 'string' || value.length > longest)
      throw fault(400, `Metadata values are strings of at most ${longest} characters.`)
    return [key, value]
  })
  return new Map(entries)
}
