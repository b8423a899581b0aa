import { join } from 'node:path'
import type { RunRecord } from '../shared/read-record.ts'
import { writeText } from '../shared/write-json.ts'
import { badge } from './badge.ts'
import { type ReportFormat, reportFiles } from './formats.ts'
import { githubAnnotations } from './github.ts'
import { htmlReport } from './html/page.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import { type RunData, readRun } from './run-data.ts'
import { traceabilityCsv } from './traceability-csv.ts'

const views: Record<ReportFormat, (run: RunData) => string> = {
  html: htmlReport,
  junit,
  markdown,
  badge,
  traceability: traceabilityCsv,
}

/**
 * Writes views of a run's record into its folder; the same record gives the same bytes.
 * @param recorded as `readRun` has it.
 * @returns the files written.
 * @throws {ConformanceError} `RUN_NOT_FOUND`, `RECORD_INCOMPLETE`; nothing is written then.
 */
export async function writeReports(
  dir: string,
  formats: readonly ReportFormat[],
  recorded?: RunRecord,
): Promise<string[]> {
  const run = await readRun(dir, recorded)
  const files = [...new Set(formats)].map(format => ({
    file: join(dir, reportFiles[format]),
    text: views[format](run),
  }))
  for (const { file, text } of files) writeText(file, text)
  return files.map(({ file }) => file)
}

/**
 * Workflow commands of GitHub Actions that tell what a run found.
 * @throws {ConformanceError} `RUN_NOT_FOUND`, `RECORD_INCOMPLETE`.
 */
export async function annotationsOf(dir: string): Promise<string> {
  return githubAnnotations(await readRun(dir))
}
