import { inspect } from 'node:util'
import type { Redactor } from '../../shared/redact.ts'

const longest = 2000

/** Characters that are looked at, to show some of them without secrets. */
export const lookedAt = 50_000

export interface FailureTexts {
  message: string
  expected: string
  actual: string
}

/** What `expect` throws, as far as it is used here. */
interface FailedExpect {
  message: string
  expected?: unknown
  actual?: unknown
}

/**
 * True for what `expect` throws, and for the copy that `expect.soft` leaves, which is no `Error`. The class comes from
 * chai, so the name tells it.
 */
export function isFailedExpect(error: unknown): error is FailedExpect {
  return typeof error === 'object' && error !== null && (error as { name?: unknown }).name === 'AssertionError'
}

/** What a failed `expect` demanded and got, shortened, without secrets. */
export function failureTexts(error: FailedExpect, redactor: Redactor): FailureTexts {
  const message = oneLine(error.message, redactor).replace(' // Object.is equality', '')
  const has = 'expected' in error || 'actual' in error
  return {
    message,
    expected: has ? show(error.expected, redactor) : message,
    actual: has ? show(error.actual, redactor) : 'see the message',
  }
}

/** The first line of an error's text, shortened, without secrets. */
export function oneLine(text: string, redactor: Redactor): string {
  const end = text.indexOf('\n')
  return shorten(end === -1 ? text : text.slice(0, end), 500, redactor)
}

function show(value: unknown, redactor: Redactor): string {
  const plain = value instanceof Uint8Array ? Buffer.from(value.subarray(0, lookedAt)).toString('utf8') : value
  const text =
    typeof plain === 'string'
      ? plain
      : // Shortened only after the redaction: half a secret is not recognised.
        inspect(plain, { depth: 6, maxArrayLength: 40, maxStringLength: lookedAt, breakLength: 100 })
  return shorten(text, longest, redactor)
}

/** Cut twice: a target may send megabytes, and where a secret is cut in two, `cutText` knows its beginning. */
function shorten(text: string, length: number, redactor: Redactor): string {
  const shown = text.length <= lookedAt ? redactor.text(text) : redactor.cutText(text.slice(0, lookedAt))
  return shown.length <= length ? shown : `${shown.slice(0, length)}… (${text.length} characters)`
}
