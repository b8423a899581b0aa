import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { ConformanceError } from '../shared/errors.ts'

/** A departure that is known and accepted for now: it still runs, and passing it is an `unexpected-pass`. */
export interface KnownFailure {
  /** Id or glob of the checks. */
  check: string
  /** Why it fails and what is being done; shown with the verdict. */
  reason: string
}

/**
 * Reads a list of known failures: YAML rows of `check` and `reason`.
 * @throws {ConformanceError} `KNOWN_FAILURES_FILE` when it cannot be read or a row is not of that form.
 */
export function readKnownFailures(file: string): KnownFailure[] {
  const wrong = (message: string): ConformanceError =>
    new ConformanceError('KNOWN_FAILURES_FILE', message, {
      where: file,
      next: 'write rows such as "- check: object-storage.objects.copy.*" with a "reason:" below',
    })
  let rows: unknown
  try {
    rows = parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw wrong(`the list of known failures cannot be read: ${(error as Error).message.split('\n', 1)[0]}`)
  }
  if (rows === null) return []
  if (!Array.isArray(rows)) throw wrong('the list of known failures is not a list')
  return rows.map((row: unknown, position) => {
    const { check, reason } = (row ?? {}) as Record<string, unknown>
    if (typeof check === 'string' && check !== '' && typeof reason === 'string' && reason.trim() !== '')
      return { check, reason }
    throw wrong(`row ${position + 1} of the known failures has no check or no reason`)
  })
}
