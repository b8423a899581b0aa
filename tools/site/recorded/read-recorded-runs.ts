import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConformanceError } from '../../shared/errors.ts'
import type { RecordedRun } from './recorded-run.ts'

/**
 * The runs that are committed, in the order of their names.
 * @throws {ConformanceError} `SITE_RUN_INVALID` for a file that is none.
 */
export function readRecordedRuns(folder: string): RecordedRun[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => readRecordedRun(join(folder, name)))
}

function readRecordedRun(file: string): RecordedRun {
  const refuse = (reason: string): ConformanceError =>
    new ConformanceError('SITE_RUN_INVALID', `this is no recorded run: ${reason}`, {
      where: file,
      next: 'record it again with npm run site:record',
    })
  let run: Partial<RecordedRun>
  try {
    run = JSON.parse(readFileSync(file, 'utf8')) as Partial<RecordedRun>
  } catch (error) {
    throw refuse((error as Error).message)
  }
  if (run.version !== 1) throw refuse(`its version is ${String(run.version)}, not 1`)
  if (run.checks === undefined || run.id === undefined || run.counts === undefined) throw refuse('a member is missing')
  return run as RecordedRun
}
