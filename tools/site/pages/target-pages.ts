import { html } from '@remix-run/html-template'
import type { Check } from '../../model/check.ts'
import { type Verdict, verdicts } from '../../model/verdict.ts'
import { groupBy } from '../../shared/group-by.ts'
import type { Markup, Page, PageType, PageView } from '../page.ts'
import { tag, verdictBadge } from '../parts/badges.ts'
import { filterBox } from '../parts/filter-box.ts'
import { operationLink } from '../parts/operation/head.ts'
import { countWords, isOfOtherSpec, runVerdict } from '../parts/run-words.ts'
import type { CheckResult, RecordedRun } from '../recorded/recorded-run.ts'
import { ownName, paths } from '../reference/paths.ts'
import type { OperationEntry, Site } from '../reference/site.ts'
import { checkResult } from '../reference/standing.ts'

/** A page for each recorded target, with what did not pass there. */
export const targetPages: PageType = site =>
  site.runs.map(
    (run): Page => ({
      path: paths.target(run.id),
      title: run.title,
      description: `What the checks say of ${run.title}.`,
      section: 'conformance',
      trail: [{ title: 'Conformance', path: paths.conformance }],
      scripts: ['filter'],
      body: view => body(run, site, view),
    }),
  )

/** With more of them the services are named in their place. */
const fewOperations = 6

interface Finding extends CheckResult {
  check: Check
  /** As the filter has it: a failed advisory check is told apart. */
  kind: Verdict | 'advisory-fail'
}

function body(run: RecordedRun, site: Site, view: PageView): Markup {
  const entries = site.editions.k5.services.flatMap(({ operations }) => operations)
  const found = entries.map(entry => ({ entry, findings: findingsOf(run, entry) }))
  const groups = found
    .map(({ entry, findings }) => ({ entry, findings: findings.filter(one => !saysNothing(one)) }))
    .filter(({ findings }) => findings.length > 0)
  const silent = found.flatMap(({ entry, findings }) => findings.filter(saysNothing).map(one => ({ ...one, entry })))
  const all = groups.flatMap(({ findings }) => findings)
  const kinds = [...verdicts, 'advisory-fail' as const].filter(kind => all.some(finding => finding.kind === kind))
  const services = [...new Set(groups.map(({ entry }) => entry.service.id))]
  const { suite, runs } = run
  return html`<h1>${run.title}</h1><p class="lead">${runVerdict(run)} ${countWords(run)}</p>
<dl class="facts"><div><dt>${runs.length === 1 ? 'Run' : 'Runs'}</dt><dd>${runs.map(({ id, startedAt, seed, selection }) => html`<div><time datetime="${startedAt}">${startedAt.slice(0, 10)}</time> <code>${id}</code>, seed ${seed}, effects ${selection.effects.join(', ')}</div>`)}</dd></div>
<div><dt>Suite</dt><dd>${suite.version}, spec <code>${suite.specHash.slice(0, 16)}</code>${isOfOtherSpec(run, site.specHash) ? html` ${tag('other spec', 'older')} Checks may have changed since; this site’s spec is <code>${site.specHash.slice(0, 16)}</code>.` : ''}</dd></div><div><dt>Requests</dt><dd>${run.requests} in ${Math.round(run.durationMs / 1000)} s</dd></div></dl>
<h2 id="not-passed">What did not pass <span class="count">${all.length}</span></h2>
${
  all.length === 0
    ? html`<p>Every check that was judged passes.</p>`
    : filterBox('Filter', 'title, id or message', [
        { name: 'verdict', label: 'Verdict', values: kinds },
        { name: 'service', label: 'Service', values: services },
      ])
}
${groups.map(({ entry, findings }) => group(entry, findings, view))}
${silentPart(silent, view)}`
}

/** Such a verdict says something of the run or its profile, and nothing of the target. */
function saysNothing({ verdict }: Finding): boolean {
  return verdict === 'unsupported' || verdict === 'skipped'
}

/** What was not judged, by its reason: a service that is not there has hundreds of checks and one reason. */
function silentPart(silent: readonly (Finding & { entry: OperationEntry })[], view: PageView): Markup | '' {
  if (silent.length === 0) return ''
  const reasons = [...groupBy(silent, ({ verdict, message }) => `${verdict} ${message}`).values()]
  return html`<h2 id="not-judged">What was not judged there <span class="count">${silent.length}</span></h2>
<ul class="register-list">${reasons.sort((a, b) => b.length - a.length).map(own => reason(own, view))}</ul>`
}

function reason(own: readonly (Finding & { entry: OperationEntry })[], { link }: PageView): Markup {
  const { verdict, message } = own[0] as Finding
  const entries = [...new Set(own.map(({ entry }) => entry))]
  const services = [...new Set(entries.map(({ service }) => service))]
  const places =
    entries.length > fewOperations
      ? services.map(service => ({ title: service.title, to: paths.service(service) }))
      : entries.map(entry => ({ title: entry.operation.title, to: paths.operation(entry) }))
  return html`<li><p class="finding">${verdictBadge(verdict)} ${message} <span class="quiet">${own.length} ${own.length === 1 ? 'check' : 'checks'} of ${places.map(
    ({ title, to }, index) => html`${index === 0 ? '' : ', '}<a href="${link(to)}">${title}</a>`,
  )}</span></p></li>`
}

function findingsOf(run: RecordedRun, entry: OperationEntry): Finding[] {
  return entry.checks.flatMap(({ check }) => {
    const result = checkResult(run, check)
    if (result === undefined || result.verdict === 'pass') return []
    const kind = result.verdict === 'fail' && check.level === 'advisory' ? 'advisory-fail' : result.verdict
    return [{ check, kind, ...result }]
  })
}

function group(entry: OperationEntry, findings: readonly Finding[], view: PageView): Markup {
  return html`<section class="register" data-group><h3>${operationLink(entry, view)}</h3><ul>${findings.map(
    ({ check, verdict, kind, message }) =>
      html`<li data-row data-verdict="${kind}" data-service="${entry.service.id}"><p class="finding">${verdictBadge(verdict, check.level)} <a href="${view.link(paths.check(entry, check))}">${check.title}</a> <code class="quiet">${ownName(check)}</code></p>${message === '' ? '' : html`<p class="message">${message}</p>`}</li>`,
  )}</ul></section>`
}
