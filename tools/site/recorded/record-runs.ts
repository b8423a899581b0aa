import type { CheckLine } from '../../model/record.ts'
import { countVerdicts } from '../../model/verdict.ts'
import { ConformanceError } from '../../shared/errors.ts'
import { groupBy } from '../../shared/group-by.ts'
import { type RunRecord, readRecord } from '../../shared/read-record.ts'
import { judgeRun } from '../../shared/summarise.ts'
import { visibleLine } from '../../shared/visible.ts'
import { ownName } from '../reference/paths.ts'
import type { RecordedRun, RecordedVerdict } from './recorded-run.ts'

/** Characters of a message that are kept. */
const messageLength = 240

/**
 * The small form of one or more runs on the same target. Where two of them have the same check, the one that judged it
 * stands; the later one where both did.
 * @param names what the site calls the target; by default the name that the run has for it
 * @throws {ConformanceError} `RUN_NOT_FOUND`, `RECORD_INCOMPLETE`; `SITE_RUNS_DIFFER` for runs of different specs.
 */
export async function recordRuns(
  folders: readonly string[],
  names: { id?: string; title?: string } = {},
): Promise<RecordedRun> {
  const records = await Promise.all(folders.map(folder => readRecord(folder)))
  const first = records[0] as RunRecord
  const { target, suite } = first.header
  const other = records.find(({ header }) => header.suite.specHash !== suite.specHash)
  if (other !== undefined)
    throw new ConformanceError('SITE_RUNS_DIFFER', 'these runs are not of the same spec, so they are no one record', {
      where: folders.join(', '),
      next: 'repeat the older one',
    })
  const lines = merged(records)
  return {
    generated: 'by `npm run site:record` from a run; do not edit',
    version: 1,
    id: names.id ?? (target.name.toLowerCase().replace(/[^a-z0-9]+/g, '-') || 'target'),
    title: visibleLine(names.title ?? target.name),
    kind: target.kind,
    runs: records.map(({ header }) => ({ ...header.run, selection: header.selection })),
    suite,
    verdict: judgeRun(
      lines,
      records.some(({ footer }) => footer.interrupted),
    ),
    counts: countVerdicts(lines.map(({ verdict }) => verdict)),
    advisoryFails: lines.filter(({ verdict, level }) => verdict === 'fail' && level === 'advisory').length,
    requests: records.reduce((sum, { footer }) => sum + footer.requests, 0),
    durationMs: records.reduce((sum, { footer }) => sum + footer.durationMs, 0),
    checks: byOperation(lines),
  }
}

function merged(records: readonly RunRecord[]): CheckLine[] {
  const lines = new Map<string, CheckLine>()
  for (const line of records.flatMap(({ checks }) => checks)) {
    const before = lines.get(line.id)
    if (before === undefined || isJudged(line) || !isJudged(before)) lines.set(line.id, line)
  }
  return [...lines.values()]
}

function isJudged({ verdict }: CheckLine): boolean {
  return verdict !== 'skipped' && verdict !== 'unsupported' && verdict !== 'not-run'
}

function byOperation(lines: readonly CheckLine[]): RecordedRun['checks'] {
  const groups = [...groupBy(lines, ({ operation }) => operation)]
  return Object.fromEntries(
    groups.map(([operation, own]) => [operation, Object.fromEntries(own.map(line => [ownName(line), recorded(line)]))]),
  )
}

function recorded({ verdict, message }: CheckLine): RecordedVerdict {
  // By characters, not by halves of them.
  const text = [...visibleLine(withoutPlaces(message))].slice(0, messageLength).join('')
  return text === '' ? verdict : [verdict, text]
}

/** Addresses and long ids say nothing of a target to a reader, and something of the machine that it ran on. */
function withoutPlaces(message: string): string {
  return message
    .replace(/\bhttps?:\/\/[^\s/"']+/g, '{endpoint}')
    .replace(/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b|\b[0-9a-f]{32}\b/g, '{id}')
}
