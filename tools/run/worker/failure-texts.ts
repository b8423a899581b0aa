import { inspect } from 'node:util'
import type { Redactor } from '../../shared/redact.ts'

const longest = 2000

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
  const message = oneLine(error.message.replace(' // Object.is equality', ''), redactor)
  const has = 'expected' in error || 'actual' in error
  return {
    message,
    expected: has ? show(error.expected, redactor) : message,
    actual: has ? show(error.actual, redactor) : 'see the message',
  }
}

/** The first line of an error's text, shortened, without secrets. */
export function oneLine(text: string, redactor: Redactor): string {
  return shorten(redactor.text(text.split('\n', 1)[0] ?? ''), 500)
}

function show(value: unknown, redactor: Redactor): string {
  const plain = value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value
  const text =
    typeof plain === 'string'
      ? plain
      : // Shortened only after the redaction: half a secret is not recognised.
        inspect(plain, { depth: 6, maxArrayLength: 40, maxStringLength: Number.POSITIVE_INFINITY, breakLength: 100 })
  return shorten(redactor.text(text), longest)
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}… (${text.length} characters)`
}
