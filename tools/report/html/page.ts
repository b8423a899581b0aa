import { createHash } from 'node:crypto'
import { verdicts } from '../../model/verdict.ts'
import { runVerdictWords, verdictWords } from '../../model/verdict-words.ts'
import type { RunData } from '../run-data.ts'
import { isAdvisoryFail } from '../wording.ts'
import { cleanupView } from './cleanup-view.ts'
import { errataView } from './errata-view.ts'
import { gateAlarm, knownListView } from './known-list-view.ts'
import { html, type Markup, nothing, trusted } from './markup.ts'
import { banner, operationsTable, servicesTable } from './overview.ts'
import { script } from './script.ts'
import { checkSections } from './sections.ts'
import { signOff } from './sign-off.ts'
import { baseStyle } from './style-base.ts'
import { componentStyle } from './style-components.ts'
import { printStyle } from './style-print.ts'
import { targetView } from './target-view.ts'
import { timingsView } from './timings-view.ts'
import { traceabilityView } from './traceability-view.ts'

const style = baseStyle + componentStyle + printStyle

/** Nothing may be loaded, and only this page's own style and script, named by their hashes, take effect. */
const policy = [
  "default-src 'none'",
  `style-src '${hashOf(style)}'`,
  `script-src '${hashOf(script)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** The whole report as one page that needs no network. */
export function htmlReport(run: RunData): string {
  const title = `${runVerdictWords[run.summary.verdict].word}: ${run.record.header.target.name}, conformance report`
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<header class="top"><p class="brand">k5-conformance</p>
<nav aria-label="Sections">${links(run).map(([id, name]) => html`<a href="#${id}">${name}</a>`)}</nav>
<button type="button" id="theme" hidden>Theme: auto</button></header>
<main id="main">
${banner(run)}
${gateAlarm(run)}
${targetView(run)}
${servicesTable(run)}
${operationsTable(run)}
${filter(run)}
${checkSections(run)}
${knownListView(run)}
${traceabilityView(run)}
${errataView(run)}
${cleanupView(run)}
${timingsView(run)}
${signOff(run)}
</main>
<footer class="end"><p>Written by k5-conformance ${run.summary.suite.version} from run ${run.summary.run.id}.</p></footer>
<script>${trusted(script)}</script>
</body>
</html>
`
  return String(page)
}

function links({ summary, record: { checks } }: RunData): [id: string, name: string][] {
  const { counts, advisoryFails } = summary
  const candidates: [shown: boolean, id: string, name: string][] = [
    [true, 'apis', 'APIs'],
    [counts.fail - advisoryFails > 0, 'failures', 'Failures'],
    [counts['unexpected-pass'] > 0, 'unexpected', 'Unexpected'],
    [counts.error + counts['not-run'] > 0, 'unjudged', 'Not judged'],
    [advisoryFails > 0, 'advisory', 'Advisory'],
    [counts['known-fail'] > 0, 'known', 'Known'],
    [counts.unsupported + counts.skipped > 0, 'set-aside', 'Set aside'],
    [counts.pass > 0, 'passes', 'Passed'],
    [true, 'traceability', 'Traceability'],
    [checks.some(check => check.errata.length > 0), 'errata', 'Errata'],
    [true, 'clean-up', 'Clean-up'],
    [true, 'sign-off', 'Sign-off'],
  ]
  return candidates.filter(([shown]) => shown).map(([, id, name]) => [id, name])
}

/** Text box and verdict boxes over the checks; hidden until the script that serves them runs. */
function filter({ record }: RunData): Markup {
  const names = record.checks.map(check => (isAdvisoryFail(check) ? 'advisory' : check.verdict))
  const box = (name: string, label: string): Markup => {
    const count = names.filter(one => one === name).length
    return count === 0
      ? nothing
      : html`<label><input type="checkbox" value="${name}" checked> ${label} <span class="quiet">${count}</span></label>`
  }
  return html`<form id="filter" role="search" hidden>
<label class="search">Filter checks <input type="search" name="text" placeholder="id, title, clause or message" autocomplete="off"></label>
<fieldset><legend>Verdicts</legend>${verdicts.map(verdict => box(verdict, `${verdictWords[verdict].symbol} ${verdictWords[verdict].word}`))}${box('advisory', '✗ advisory fail')}</fieldset>
<p class="quiet" aria-live="polite" id="filtered"></p>
</form>`
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
