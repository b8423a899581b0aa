import { formatClause } from '../model/clause.ts'
import { visibleLine } from '../shared/visible.ts'
import { type CheckChange, type Comparison, changes } from './comparison.ts'
import { changeWords, countsText, headline, sideText, stepText } from './wording.ts'

/** Most checks of a section that decide nothing; those that decide are all shown, and `--json` has everything. */
const mostShown = 20
const longestLine = 200

/** A comparison for a terminal: what is unlike, what decides, what else changed, the counts. */
export function comparisonText(comparison: Comparison): string {
  const { before, after, unlike, checks } = comparison
  const sections = changes.flatMap(change => {
    const own = checks.filter(check => check.change === change)
    if (own.length === 0) return []
    const { symbol, word, meaning } = changeWords[change]
    const deciding = own.filter(check => check.decides)
    const others = own.filter(check => !check.decides)
    const rest = others.length - mostShown
    return [
      `${symbol} ${word} (${own.length}): ${meaning}${deciding.length > 0 ? '' : '; decides nothing'}`,
      ...deciding.flatMap(checkRows),
      ...others.slice(0, mostShown).flatMap(checkRows),
      ...(rest > 0 ? [`  … and ${rest} more; --json has them all`] : []),
      '',
    ]
  })
  const width = Math.max(0, ...unlike.map(({ what }) => what.length))
  return [
    `before  ${sideText(before)}`,
    `after   ${sideText(after)}`,
    ...(unlike.length === 0 ? [] : ['The runs are not alike:']),
    ...unlike.map(row => `  ${row.what.padEnd(width)}  ${shortened(row.before)} → ${shortened(row.after)}`),
    '',
    ...sections,
    `${headline(comparison)}: ${countsText(comparison)}`,
    '',
  ].join('\n')
}

function checkRows(check: CheckChange): string[] {
  const { id, earlierId, title, level, clauses, before, after, change } = check
  const shown = after ?? before
  const row = (name: string, text: string | undefined): string[] =>
    text === undefined || text === '' ? [] : [`      ${name}${shortened(text)}`]
  return [
    `  ${stepText(check)}  ${id}${level === 'advisory' ? ' (advisory)' : ''}${earlierId === undefined ? '' : `, before: ${earlierId}`}`,
    ...row('', title),
    ...row('', clauses.map(formatClause).join('; ')),
    ...row('', shown?.message),
    ...(change === 'changed' ? row('before: ', before?.message) : []),
  ]
}

function shortened(text: string): string {
  const line = visibleLine(text)
  return line.length > longestLine ? `${line.slice(0, longestLine)}…` : line
}
