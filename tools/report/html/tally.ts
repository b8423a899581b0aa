import type { Counts, Verdict } from '../../model/verdict.ts'
import { verdictWords } from '../../model/verdict-words.ts'
import { html, type Markup } from './markup.ts'

/** Verdicts of a group of checks; `advisoryFails` of its fails decide nothing. */
export interface Tally {
  counts: Counts
  advisoryFails: number
}

/** What every planned check became, in the order of a bar; together they are all there were. */
const shares: [className: string, label: string, of: (tally: Tally) => number][] = [
  ['pass', 'pass', ({ counts }) => counts.pass],
  ['fail', 'fail', ({ counts, advisoryFails }) => counts.fail - advisoryFails + counts['unexpected-pass']],
  ['known', 'advisory or known fail', ({ counts, advisoryFails }) => advisoryFails + counts['known-fail']],
  ['unjudged', 'not judged', ({ counts }) => counts.error + counts['not-run']],
  ['aside', 'unsupported or skipped', ({ counts }) => counts.unsupported + counts.skipped],
]

export function totalOf({ counts }: Tally): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

/** Required fails and unexpected passes: what makes a target not conformant. */
export function decidingFails({ counts, advisoryFails }: Tally): number {
  return counts.fail - advisoryFails + counts['unexpected-pass']
}

/** A bar whose whole length is every planned check, so that what was not judged is seen as a part of it. */
export function shareBar(tally: Tally): Markup {
  const all = totalOf(tally)
  let x = 0
  const parts = shares.map(([className, label, of]) => {
    const count = of(tally)
    const part = { className, text: `${count} ${label}`, count, x, width: all === 0 ? 0 : (count / all) * 100 }
    x += part.width
    return part
  })
  const present = parts.filter(({ count }) => count > 0)
  return html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label="${present.length === 0 ? 'no checks' : present.map(({ text }) => text).join(', ')}">${
    all === 0
      ? html`<rect class="aside" width="100" height="4"/>`
      : present.map(
          part =>
            html`<rect class="${part.className}" x="${part.x.toFixed(2)}" width="${part.width.toFixed(2)}" height="4"/>`,
        )
  }</svg>`
}

/** Everything but passes and required fails, in words; empty where there is nothing else. */
export function othersText({ counts, advisoryFails }: Tally): string {
  const rest = Object.entries(counts) as [Verdict, number][]
  return [
    ...rest
      .filter(([verdict, count]) => verdict !== 'pass' && verdict !== 'fail' && count > 0)
      .map(([verdict, count]) => `${count} ${verdictWords[verdict].word}`),
    ...(advisoryFails === 0 ? [] : [`${advisoryFails} advisory fail`]),
  ].join(', ')
}
