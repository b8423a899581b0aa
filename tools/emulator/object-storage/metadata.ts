import type { IncomingHttpHeaders } from 'node:http'
import { Problem } from '../http/problem.ts'
import { limits } from './limits.ts'
import type { Metadata } from './store.ts'

export type MetadataOwner = 'Account' | 'Container' | 'Object'

const titles = new Map<string, string>()

/** `x-object-meta-a2b` as Swift's server shows it: `X-Object-Meta-A2B`; an underscore becomes a hyphen on the way. */
export function titleCase(name: string): string {
  const known = titles.get(name)
  if (known !== undefined) return known
  const title = name
    .replaceAll('_', '-')
    .toLowerCase()
    .replace(/[a-z]+/g, word => (word[0] as string).toUpperCase() + word.slice(1))
  if (titles.size < 10_000) titles.set(name, title)
  return title
}

/** The value of a header that may come several times. */
export function headerValue(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}

/** `true`, `1`, `yes`, `on`, `t`, `y`, in any case: what Swift takes for true. */
export function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(true|1|yes|on|t|y)$/i.test(value.trim())
}

/**
 * The custom metadata of a request, in title case; an empty value stands for a removal, as does an
 * `X-Remove-…-Meta-…` header whatever its value (§2.7.5.2, §2.7.5.7).
 * @throws {Problem} 400 when a name, a value or the whole is too large
 */
export function readMetadata(headers: IncomingHttpHeaders, owner: MetadataOwner): Metadata {
  const prefix = `x-${owner.toLowerCase()}-meta-`
  const removal = `x-remove-${owner.toLowerCase()}-meta-`
  const found: Metadata = new Map()
  const removed: string[] = []
  for (const header in headers) {
    const value = headerValue(headers, header) ?? ''
    if (value.length > limits.headerBytes) throw Problem.plain(400, `Header value too long: ${header.slice(0, 128)}`)
    if (header.startsWith(prefix)) found.set(titleCase(header), value)
    else if (owner !== 'Object' && header.startsWith(removal)) {
      removed.push(titleCase(prefix + header.slice(removal.length)))
    }
  }
  checkMetadata(found, prefix, owner !== 'Object')
  // A request that both sets and removes an item sets it.
  for (const name of removed) if (!found.has(name)) found.set(name, '')
  return found
}

function checkMetadata(metadata: Metadata, prefix: string, textOnly: boolean): void {
  let total = 0
  for (const [header, value] of metadata) {
    const name = header.slice(prefix.length)
    if (name === '') throw Problem.plain(400, 'Metadata name cannot be empty')
    if (textOnly && !isUtf8(value)) throw Problem.plain(400, 'Metadata must be valid UTF-8')
    if (name.length > limits.metadataNameBytes) {
      throw Problem.plain(400, `Metadata name too long: ${prefix}${name}`)
    }
    if (value.length > limits.metadataValueBytes) {
      throw Problem.plain(400, `Metadata value longer than ${limits.metadataValueBytes}: ${prefix}${name}`)
    }
    total += name.length + value.length
  }
  checkTotals(metadata.size, total)
}

function checkTotals(count: number, total: number): void {
  if (count > limits.metadataCount) {
    throw Problem.plain(400, `Too many metadata items; max ${limits.metadataCount}`)
  }
  if (total > limits.metadataTotalBytes) {
    throw Problem.plain(400, `Total metadata too large; max ${limits.metadataTotalBytes}`)
  }
}

/**
 * Merges changes into what is kept; the limits hold for the result, and nothing changes when they are passed.
 * @throws {Problem} 400
 */
export function mergeMetadata(kept: Metadata, changes: Metadata, owner: MetadataOwner): void {
  const merged = new Map(kept)
  for (const [name, value] of changes) {
    if (value === '') merged.delete(name)
    else merged.set(name, value)
  }
  let total = 0
  for (const [name, value] of merged) total += name.length - `X-${owner}-Meta-`.length + value.length
  checkTotals(merged.size, total)
  kept.clear()
  for (const [name, value] of merged) kept.set(name, value)
}

/** Whether a header value, read as Latin-1, holds UTF-8. */
function isUtf8(value: string): boolean {
  if (!/[\x80-\xff]/.test(value)) return true
  const bytes = Buffer.from(value, 'latin1')
  return Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes)
}
