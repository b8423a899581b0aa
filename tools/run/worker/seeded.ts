import { createHash } from 'node:crypto'

/**
 * Bytes that are the same again for the same seed: the output of xorshift32. Good enough for bodies that must differ
 * and not compress to nothing; not for secrets.
 */
export function seededBytes(seed: string, length: number): Uint8Array {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0) || 1
  const words = new Uint32Array(Math.ceil(length / 4))
  for (let at = 0; at < words.length; at += 1) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    words[at] = state
  }
  return new Uint8Array(words.buffer, 0, length)
}

/** A version 4 UUID that is the same again for the same seed. */
export function seededUuid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** A short, stable mark of a text, for names. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6)
}
