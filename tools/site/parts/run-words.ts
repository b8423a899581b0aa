import { html } from '@remix-run/html-template'
import { verdicts } from '../../model/verdict.ts'
import { runVerdictWords, verdictWords } from '../../model/verdict-words.ts'
import type { Markup, PageView } from '../page.ts'
import type { RecordedRun } from '../recorded/recorded-run.ts'
import { paths } from '../reference/paths.ts'
import type { Site } from '../reference/site.ts'
import { tag } from './badges.ts'

/** `✗ Not conformant`, in the colour of the verdict. */
export function runVerdict({ verdict }: RecordedRun): Markup {
  const { symbol, word } = runVerdictWords[verdict]
  const kind = { conformant: 'pass', 'non-conformant': 'fail', inconclusive: 'known-fail' }[verdict]
  return html`<span class="verdict ${kind}"><span aria-hidden="true">${symbol}</span> ${word}</span>`
}

/** `1049 pass, 14 fail, 25 advisory fail`: every verdict that some check has. */
export function countWords({ counts, advisoryFails }: RecordedRun): string {
  const required = { ...counts, fail: counts.fail - advisoryFails }
  const said = verdicts
    .filter(verdict => required[verdict] > 0)
    .map(verdict => `${required[verdict]} ${verdictWords[verdict].word}`)
  return [...said, ...(advisoryFails === 0 ? [] : [`${advisoryFails} advisory fail`])].join(', ')
}

/** Heads of the columns of targets; one that was judged by another spec says so. */
export function targetHeads({ runs, specHash }: Site, { link }: PageView): Markup {
  return html`${runs.map(
    run =>
      html`<th scope="col"><a href="${link(paths.target(run.id))}">${run.title}</a>${isOfOtherSpec(run, specHash) ? html` ${tag('other spec', 'older')}` : ''}</th>`,
  )}`
}

/** Whether a run was made with a spec that is not the one the site is of, so that checks may have changed since. */
export function isOfOtherSpec({ suite }: RecordedRun, specHash: string): boolean {
  return suite.specHash !== specHash
}
