import { randomUUID } from 'node:crypto'

/** `tx`, 21 hex digits, `-`, and the moment in seconds as 10 hex digits: the form of every sample of §2.7. */
export function transactionId(milliseconds: number): string {
  const random = randomUUID().replaceAll('-', '').slice(0, 21)
  const seconds = Math.floor(milliseconds / 1000)
    .toString(16)
    .padStart(10, '0')
  return `tx${random}-${seconds}`
}
