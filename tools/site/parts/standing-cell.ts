import { html } from '@remix-run/html-template'
import type { Markup } from '../page.ts'
import type { Standing } from '../reference/standing.ts'
import { notJudged, verdictBadge } from './badges.ts'

/** How a target stands, in a cell of a matrix: the verdict, and how many checks stand behind it. */
export function standingCell(standing: Standing): Markup {
  const { run, verdict } = standing
  // On a phone the cells stand below each other, each with the name of its column.
  return html`<td class="standing" data-label="${run.title}">${
    verdict === undefined
      ? notJudged
      : html`${verdictBadge(verdict)} <span class="quiet">${standingWords(standing)}</span>`
  }</td>`
}

/** `41 of 46, 1 fail, 3 advisory`: how many of the checks that the run knows pass, and what the others are. */
export function standingWords({ counts, advisoryFails, known }: Standing): string {
  const fails = counts.fail - advisoryFails
  return [
    `${counts.pass} of ${known}`,
    ...(fails > 0 ? [`${fails} fail`] : []),
    ...(advisoryFails > 0 ? [`${advisoryFails} advisory`] : []),
    ...(counts['known-fail'] > 0 ? [`${counts['known-fail']} known`] : []),
  ].join(', ')
}
