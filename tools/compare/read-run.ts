import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ExchangeLine } from '../model/record.ts'
import { readJsonLines, readRecord } from '../shared/read-record.ts'
import { Redactor } from '../shared/redact.ts'
import type { ComparedRun } from './compare.ts'

/**
 * Reads what is compared of a run's folder: the record, and of the exchanges only statuses. Without exchanges, statuses
 * are not compared. Secrets were taken out when the run recorded it; what always holds one is masked once more.
 * @throws {ConformanceError} `RUN_NOT_FOUND`, `RECORD_INCOMPLETE`.
 */
export async function readComparedRun(dir: string): Promise<ComparedRun> {
  const record = await readRecord(dir)
  const statuses = new Map<string, number>()
  const file = join(dir, 'exchanges.jsonl')
  if (existsSync(file))
    for await (const { value } of readJsonLines(file)) {
      const { check, response } = value as ExchangeLine
      if (response !== undefined) statuses.set(check, response.status)
    }
  const redactor = new Redactor()
  const checks = record.checks.map(line => ({
    ...line,
    message: redactor.text(line.message),
    ...(line.expected === undefined ? {} : { expected: redactor.text(line.expected) }),
    ...(line.actual === undefined ? {} : { actual: redactor.text(line.actual) }),
  }))
  return { record: { ...record, checks }, statuses }
}
