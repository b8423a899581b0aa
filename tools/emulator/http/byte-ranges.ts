/** Offsets of the first and the last byte, both included. */
export interface ByteRange {
  first: number
  last: number
}

const maximumRanges = 50
/** More overlapping pairs than this look like an attempt to make the server send the same bytes over and over. */
const maximumOverlaps = 2

/**
 * The ranges of a `Range` header that a body of `size` bytes has (RFC 9110 §14).
 * `undefined`: no or malformed header, which is ignored; an empty list: nothing of it can be satisfied (416).
 */
export function parseRanges(header: string | undefined, size: number): ByteRange[] | undefined {
  if (header === undefined) return undefined
  const unit = /^bytes=(.*)$/i.exec(header.trim())
  if (unit === null) return undefined
  const parts = (unit[1] as string).split(',').map(part => part.trim())
  if (parts.length > maximumRanges) return []
  const ranges: ByteRange[] = []
  for (const part of parts) {
    const bounds = /^(\d*)\s*-\s*(\d*)$/.exec(part)
    if (bounds === null) return undefined
    const [, start, end] = bounds as unknown as [string, string, string]
    if (start === '' && end === '') return undefined
    if (start !== '' && end !== '' && Number(end) < Number(start)) return undefined
    // There is no last byte to ask for: Swift sends the empty body.
    if (start === '' && size === 0) return undefined
    const range = start === '' ? suffix(Number(end), size) : within(Number(start), end, size)
    if (range !== undefined) ranges.push(range)
  }
  return overlaps(ranges) > maximumOverlaps ? [] : ranges
}

function overlaps(ranges: readonly ByteRange[]): number {
  let count = 0
  ranges.forEach((range, at) => {
    for (const other of ranges.slice(at + 1)) if (range.first <= other.last && other.first <= range.last) count += 1
  })
  return count
}

function suffix(length: number, size: number): ByteRange | undefined {
  return length === 0 ? undefined : { first: Math.max(0, size - length), last: size - 1 }
}

function within(first: number, end: string, size: number): ByteRange | undefined {
  if (first >= size) return undefined
  return { first, last: end === '' ? size - 1 : Math.min(Number(end), size - 1) }
}
