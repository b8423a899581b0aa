import type { CheckLine } from '../model/record.ts'
import type { Review, ReviewedEntry } from '../run/known-failures/review.ts'
import { groupBy } from '../shared/group-by.ts'
import type { RunRecord } from '../shared/read-record.ts'
import { visibleLine } from '../shared/visible.ts'

/** What is shown of a review. */
export interface ShownReview {
  review: Review
  /** Name of the list's file; absent where the run was given none. */
  file: string | undefined
  record: RunRecord
  day: string
}

/** The review for a terminal: what is out of date first. */
export function reviewText({ review, file, record, day }: ShownReview): string {
  const { entries, unlisted } = review
  const { target, run } = record.header
  const inState = (state: string): ReviewedEntry[] => entries.filter(({ entry }) => entry.state === state)
  const applied = inState('applied')
  const place = ({ entry }: ReviewedEntry): string =>
    `${file}:${entry.line} "${entry.check}"${entry.target === undefined ? '' : ` on ${entry.target}`}`
  const sections = [
    section(
      'Unexpected passes: take them off the list',
      applied.filter(({ passing }) => passing.length > 0).flatMap(row => [place(row), ...ids(row.passing)]),
    ),
    section(
      'Expired: excuse nothing any more',
      inState('expired').flatMap(row => [
        `${place(row)}, on ${row.entry.expires}, ${row.entry.owner}`,
        ...ids(row.failing, 'fails'),
        ...ids(row.passing, 'passes'),
      ]),
    ),
    section('Patterns that match no check', inState('matches-nothing').map(place)),
    section(
      'Excused',
      applied
        .filter(({ failing }) => failing.length > 0)
        .flatMap(row => [`${place(row)}, until ${row.entry.expires}: ${row.entry.reason}`, ...ids(row.failing)]),
    ),
    section(
      'Not judged in this run: nothing is said of them',
      applied
        .filter(({ unjudged }) => unjudged.length > 0)
        .flatMap(row => [place(row), ...ids(row.unjudged, 'verdict')]),
    ),
    section('For another target', inState('other-target').map(place)),
    section('Not in the selection', inState('not-selected').map(place)),
    section(`Failures that no entry excuses (${unlisted.length})`, byOperation(unlisted)),
  ]
  return [
    `Run ${run.id} of ${target.name}; ${file ?? 'no list'} by ${day}: ${entries.length} entries`,
    '',
    ...sections.flat(),
    `${file === undefined ? 'There is no list' : review.outOfDate ? 'The list is out of date' : 'The list agrees with the run'}.`,
    '',
  ].join('\n')
}

/** The same as data, in the form of `known-failures-review.schema.json`. */
export function reviewObject({ review, file, record, day }: ShownReview): object {
  const short = ({ id, verdict, level, message }: CheckLine): object => ({ id, verdict, level, message })
  return {
    version: 1,
    run: record.header.run.id,
    target: record.header.target.name,
    ...(file === undefined ? {} : { file }),
    day,
    outOfDate: review.outOfDate,
    entries: review.entries.map(({ entry, failing, passing, unjudged }) => ({
      ...entry,
      failing: failing.map(short),
      passing: passing.map(short),
      unjudged: unjudged.map(short),
    })),
    unlisted: review.unlisted.map(short),
  }
}

function section(title: string, rows: readonly string[]): string[] {
  return rows.length === 0
    ? []
    : [`${title}:`, ...rows.map(row => `  ${visibleLine(row) === row ? row : safe(row)}`), '']
}

/** The indentation kept, all else as it can be shown. */
function safe(row: string): string {
  return (/^ */.exec(row)?.[0] ?? '') + visibleLine(row)
}

function ids(lines: readonly CheckLine[], prefix: 'verdict' | 'fails' | 'passes' | '' = ''): string[] {
  return lines.map(
    line => `  ${prefix === 'verdict' ? `${line.verdict} ` : prefix === '' ? '' : `${prefix} `}${line.id}`,
  )
}

function byOperation(lines: readonly CheckLine[]): string[] {
  return [...groupBy(lines, line => line.operation)].flatMap(([operation, own]) => [
    `${operation} (${own.length})`,
    ...own.map(line => `  ${line.id.slice(operation.length + 1)}${line.level === 'advisory' ? ' (advisory)' : ''}`),
  ])
}
