import { html } from '@remix-run/html-template'
import type { Markup } from '../page.ts'
import type { Standing } from '../reference/standing.ts'
import { notJudged, verdictBadge } from './badges.ts'

/** How a target stands, in a cell of a matrix: the verdict, and how many checks stand behind it. */
export function standingCell({ verdict, counts, advisoryFails, known }: Standing): Markup {
  if (verdict === undefined) return html`<td class="standing">${notJudged}</td>`
  const fails = counts.fail - advisoryFails
  const words = [
    `${counts.pass} of ${known} pass`,
    ...(fails > 0 ? [`${fails} fail`] : []),
    ...(advisoryFails > 0 ? [`${advisoryFails} advisory`] : []),
    ...(counts['known-fail'] > 0 ? [`${counts['known-fail']} known`] : []),
  ]
  return html`<td class="standing">${verdictBadge(verdict)}<span class="quiet">${words.join(', ')}</span></td>`
}
