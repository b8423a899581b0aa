import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'

/** 32 hexadecimal digits, as identity's ids are. */
export function newId(): string {
  return randomUUID().replaceAll('-', '')
}

/** 144 random bits that need no quoting in a shell and do not look like an option. */
export function newSecret(): string {
  return `k5${randomBytes(18).toString('hex')}`
}

/** Compares two secrets without telling by its duration how far they agree. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected))
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
