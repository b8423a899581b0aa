import { describe, expect, test } from 'vitest'
import type { Level, Verdict } from '../model/verdict.ts'
import { judgeRun } from './summarise.ts'

const lines = (...verdicts: (Verdict | `advisory ${Verdict}`)[]): { verdict: Verdict; level: Level }[] =>
  verdicts.map(text =>
    text.startsWith('advisory ')
      ? { verdict: text.slice('advisory '.length) as Verdict, level: 'advisory' }
      : { verdict: text as Verdict, level: 'required' },
  )

describe('judgeRun', () => {
  test.each([
    ['only passes', lines('pass', 'pass'), false, 'conformant'],
    ['a required failure', lines('pass', 'fail'), false, 'non-conformant'],
    ['a required failure beside an error', lines('fail', 'error'), false, 'non-conformant'],
    ['an advisory failure', lines('pass', 'advisory fail'), false, 'conformant'],
    ['an advisory failure alone', lines('advisory fail'), false, 'inconclusive'],
    ['a known failure', lines('pass', 'known-fail'), false, 'conformant'],
    ['an unexpected pass', lines('unexpected-pass'), false, 'conformant'],
    ['an error', lines('pass', 'error'), false, 'inconclusive'],
    ['a check that did not run', lines('pass', 'not-run'), false, 'inconclusive'],
    ['unsupported and skipped beside a pass', lines('pass', 'unsupported', 'skipped'), false, 'conformant'],
    ['only unsupported and skipped', lines('unsupported', 'skipped'), false, 'inconclusive'],
    ['nothing', lines(), false, 'inconclusive'],
    ['an interruption', lines('pass'), true, 'inconclusive'],
  ] as const)('%s', (_, checks, interrupted, expected) => {
    expect(judgeRun(checks, interrupted)).toBe(expected)
  })
})
