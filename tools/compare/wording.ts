import type { Change, CheckChange, Comparison, Finding, Side } from './comparison.ts'

/** A heading and what it means, for each change. */
export const changeWords: Record<Change, { symbol: string; word: string; meaning: string }> = {
  regressed: { symbol: '✗', word: 'Regressed', meaning: 'held before, and now fails or cannot be tried' },
  'no-longer-judged': { symbol: '○', word: 'No longer judged', meaning: 'was judged before, and now is not' },
  'newly-judged': { symbol: '●', word: 'Newly judged', meaning: 'was not judged before, and now is' },
  new: { symbol: '+', word: 'New', meaning: 'only the later run has it' },
  fixed: { symbol: '✓', word: 'Fixed', meaning: 'did not hold before, and now does' },
  changed: {
    symbol: '~',
    word: 'Changed evidence',
    meaning: 'stands as before, for another reason or with another answer',
  },
  relisted: { symbol: '≈', word: 'Listed otherwise', meaning: 'does the same, and the list of known failures changed' },
  gone: { symbol: '−', word: 'Gone', meaning: 'only the earlier run has it' },
  unchanged: { symbol: '=', word: 'Unchanged', meaning: 'the same in both' },
}

/** `2 regressed, 1 fixed, 40 unchanged`; what there is none of is left out. */
export function countsText({ counts }: Comparison): string {
  return (Object.keys(changeWords) as Change[])
    .filter(change => counts[change] > 0)
    .map(change => `${counts[change]} ${changeWords[change].word.toLowerCase()}`)
    .join(', ')
}

/** One sentence that stands for the whole. */
export function headline({ regression, checks }: Comparison): string {
  const deciding = checks.filter(check => check.decides).length
  return regression ? `Regression in ${deciding} ${deciding === 1 ? 'check' : 'checks'}` : 'No regression'
}

export function sideText({ target, run, suite, verdict, checks }: Side): string {
  return `${target.name}, run ${run.id} of ${run.startedAt.slice(0, 16).replace('T', ' ')} UTC, suite ${suite.version}: ${verdict}, ${checks} checks`
}

/** `pass → fail`; with statuses where both are known and differ. */
export function stepText({ before, after }: CheckChange): string {
  const statuses = before?.status !== undefined && after?.status !== undefined && before.status !== after.status
  const text = (finding: Finding | undefined): string =>
    finding === undefined ? 'absent' : `${finding.verdict}${statuses ? ` (${finding.status})` : ''}`
  return `${text(before)} → ${text(after)}`
}
