import type { RunVerdict, Verdict } from './verdict.ts'

/** A symbol and a word for each verdict, the same in every report and on the site: never colour alone. */
export const verdictWords: Record<Verdict, { symbol: string; word: string }> = {
  pass: { symbol: '✓', word: 'pass' },
  fail: { symbol: '✗', word: 'fail' },
  'known-fail': { symbol: '≈', word: 'known fail' },
  'unexpected-pass': { symbol: '!', word: 'unexpected pass' },
  unsupported: { symbol: '–', word: 'unsupported' },
  skipped: { symbol: '»', word: 'skipped' },
  error: { symbol: '⚠', word: 'error' },
  'not-run': { symbol: '○', word: 'not run' },
}

/** The same for the verdict on a whole run, with what it means in a sentence. */
export const runVerdictWords: Record<RunVerdict, { symbol: string; word: string; meaning: string }> = {
  conformant: {
    symbol: '✓',
    word: 'Conformant',
    meaning: 'Every required rule that was judged holds.',
  },
  'non-conformant': {
    symbol: '✗',
    word: 'Not conformant',
    meaning: 'At least one required rule does not hold.',
  },
  inconclusive: {
    symbol: '?',
    word: 'Inconclusive',
    meaning: 'Something that was planned could not be judged.',
  },
}
