import { html } from '@remix-run/html-template'
import type { RunVerdict } from '../../model/verdict.ts'
import type { Markup, Page, PageType, PageView } from '../page.ts'
import { verdictBadge } from '../parts/badges.ts'
import { clauseLink } from '../parts/clause-link.ts'
import { filterBox } from '../parts/filter-box.ts'
import { operationLink } from '../parts/operation/head.ts'
import { scrolling } from '../parts/section.ts'
import { standingCell } from '../parts/standing-cell.ts'
import type { RecordedRun } from '../recorded/recorded-run.ts'
import { paths } from '../reference/paths.ts'
import type { Site } from '../reference/site.ts'
import { checkResult, standingOf } from '../reference/standing.ts'

/** The matrix of APIs and targets, and a page for each target with what did not pass there. */
export const conformancePages: PageType = site => [
  {
    path: paths.conformance,
    title: 'Conformance',
    description: 'The verdict of every API on every recorded target.',
    section: 'conformance',
    scripts: ['filter'],
    body: view => matrix(site, view),
  },
  ...site.runs.map(
    (run): Page => ({
      path: paths.target(run.id),
      title: run.title,
      description: `What the checks say of ${run.title}.`,
      section: 'conformance',
      trail: [{ title: 'Conformance', path: paths.conformance }],
      scripts: ['filter'],
      body: view => target(run, site, view),
    }),
  ),
]

const runWords: Record<RunVerdict, string> = {
  conformant: '✓ Conformant',
  'non-conformant': '✗ Not conformant',
  inconclusive: '? Inconclusive',
}

function matrix({ runs, editions }: Site, view: PageView): Markup {
  return html`<h1>Conformance</h1><p class="lead">Every API of the K5 manual on every recorded target: the worst verdict of its required checks. What was not judged never counts as a pass.</p>
<ul class="cards targets">${runs.map(run => html`<li><a href="${view.link(paths.target(run.id))}"><span class="card-title">${run.title}</span><span class="card-text">${runWords[run.verdict]}: ${run.counts.pass} pass, ${run.counts.fail - run.advisoryFails} fail${run.advisoryFails === 0 ? '' : `, ${run.advisoryFails} advisory`}</span></a></li>`)}</ul>
<p><a href="${view.link(paths.coverage)}">What is not judged, and why</a></p>
${filterBox('Filter APIs', 'title, id or verdict')}
${editions.k5.services.map(
  service =>
    html`<section data-group><h2><a href="${view.link(paths.service(service))}">${service.title}</a> <span class="count">${service.operations.length}</span></h2>${scrolling(
      `APIs of ${service.title}`,
      html`<table class="matrix"><thead><tr><th scope="col">API</th><th scope="col">Clause</th>${runs.map(run => html`<th scope="col">${run.title}</th>`)}</tr></thead><tbody>${service.operations.map(
        entry =>
          html`<tr data-row><th scope="row">${operationLink(entry, view)}</th><td>${clauseLink(entry.operation.clause, view)}</td>${runs.map(run => standingCell(standingOf(run, [entry])))}</tr>`,
      )}</tbody></table>`,
    )}</section>`,
)}`
}

function target(run: RecordedRun, site: Site, view: PageView): Markup {
  const results = site.editions.k5.services.flatMap(({ operations }) =>
    operations.flatMap(entry =>
      entry.checks.flatMap(({ check }) => {
        const result = checkResult(run, check)
        return result === undefined || result.verdict === 'pass' ? [] : [{ entry, check, ...result }]
      }),
    ),
  )
  const { counts, suite, runs } = run
  return html`<h1>${run.title}</h1><p class="lead">${runWords[run.verdict]}. ${counts.pass} checks pass, ${counts.fail - run.advisoryFails} fail, ${run.advisoryFails} advisory ones fail, ${counts['known-fail']} are known failures, ${counts.unsupported} unsupported, ${counts.skipped} skipped.</p>
<dl class="facts"><div><dt>Runs</dt><dd>${runs.map(({ id, startedAt, seed, selection }) => html`<div><time datetime="${startedAt}">${startedAt.slice(0, 10)}</time> <code>${id}</code>, seed ${seed}, effects ${selection.effects.join(', ')}</div>`)}</dd></div>
<div><dt>Suite</dt><dd>${suite.version}, spec <code>${suite.specHash.slice(0, 16)}</code></dd></div><div><dt>Requests</dt><dd>${run.requests} in ${Math.round(run.durationMs / 1000)} s</dd></div></dl>
<h2>What did not pass <span class="count">${results.length}</span></h2>
${filterBox('Filter', 'verdict, check, message')}
<ul class="register-list" data-group>${results.map(({ entry, check, verdict, message }) => html`<li data-row>${verdictBadge(verdict, check.level)} <a href="${view.link(paths.check(entry, check))}">${check.title}</a> <code class="quiet">${check.id}</code>${message === '' ? '' : html`<p class="message">${message}</p>`}</li>`)}</ul>`
}
