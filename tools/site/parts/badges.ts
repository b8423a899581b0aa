import { html } from '@remix-run/html-template'
import type { Level, Verdict } from '../../model/verdict.ts'
import type { Markup } from '../page.ts'

/** The HTTP method, in the colour that it has everywhere. */
export function methodBadge(method: string): Markup {
  return html`<span class="method ${method.toLowerCase()}">${method}</span>`
}

/** A symbol and a word for each verdict: never colour alone. */
const words: Record<Verdict, { symbol: string; word: string }> = {
  pass: { symbol: '✓', word: 'pass' },
  fail: { symbol: '✗', word: 'fail' },
  'known-fail': { symbol: '≈', word: 'known fail' },
  'unexpected-pass': { symbol: '!', word: 'unexpected pass' },
  unsupported: { symbol: '–', word: 'unsupported' },
  skipped: { symbol: '»', word: 'skipped' },
  error: { symbol: '⚠', word: 'error' },
  'not-run': { symbol: '○', word: 'not run' },
}

/** A verdict on one check; a failed advisory check is told apart, because it decides nothing. */
export function verdictBadge(verdict: Verdict, level: Level = 'required'): Markup {
  const { symbol, word } = words[verdict]
  const isAdvisory = verdict === 'fail' && level === 'advisory'
  return html`<span class="verdict ${isAdvisory ? 'advisory' : verdict}"><span aria-hidden="true">${symbol}</span> ${isAdvisory ? 'advisory fail' : word}</span>`
}

/** Stands where a target was not asked. */
export const notJudged: Markup = html`<span class="verdict none">not judged</span>`

export function tag(text: string, kind = ''): Markup {
  return html`<span class="tag ${kind}">${text}</span>`
}
