import { html } from '@remix-run/html-template'
import type { Level, Verdict } from '../../model/verdict.ts'
import { verdictWords } from '../../model/verdict-words.ts'
import type { Markup } from '../page.ts'

/** The HTTP method, in the colour that it has everywhere. */
export function methodBadge(method: string): Markup {
  return html`<span class="method ${method.toLowerCase()}">${method}</span>`
}

/** A verdict on one check; a failed advisory check is told apart, because it decides nothing. */
export function verdictBadge(verdict: Verdict, level: Level = 'required'): Markup {
  const { symbol, word } = verdictWords[verdict]
  const isAdvisory = verdict === 'fail' && level === 'advisory'
  return html`<span class="verdict ${isAdvisory ? 'advisory' : verdict}"><span aria-hidden="true">${symbol}</span> ${isAdvisory ? 'advisory fail' : word}</span>`
}

/** Stands where a target was not asked. */
export const notJudged: Markup = html`<span class="verdict none">not judged</span>`

export function tag(text: string, kind = ''): Markup {
  return html`<span class="tag ${kind}">${text}</span>`
}
