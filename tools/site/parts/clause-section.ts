import { html } from '@remix-run/html-template'
import { groupBy } from '../../shared/group-by.ts'
import type { Markup, PageView } from '../page.ts'
import type { SectionFact, SectionIndex } from '../reference/clause-index.ts'
import { ownName, paths } from '../reference/paths.ts'
import { checkResult } from '../reference/standing.ts'
import { methodBadge, notJudged, tag, verdictBadge } from './badges.ts'
import { operationLink } from './operation/head.ts'
import { scrolling } from './section.ts'

/** Everything that rests on one section of a document. */
export function clauseSection(index: SectionIndex, view: PageView): Markup {
  const { section, title, page, operations } = index
  return html`<section class="clause-entry"><h2 id="${section}"><a class="self" href="#${section}">§${section}</a>${title === '' ? '' : html` ${title}`}${page === undefined ? '' : html` <span class="count">p. ${page}</span>`}</h2>
${operations.length === 0 ? '' : html`<ul class="op-list">${operations.map(entry => html`<li>${operationLink(entry, view)} <code class="quiet">${entry.operation.id}</code></li>`)}</ul>`}
${[rowsPart(index, view), factsPart(index, view), rulesPart(index, view), samplesPart(index, view), checksPart(index, view), errataPart(index, view)]}</section>`
}

/** A part that is folded: they are many, and one looks for one of them. */
function fold(count: number, one: string, many: string, content: () => Markup): Markup | '' {
  return count === 0 ? '' : html`<details><summary>${count} ${count === 1 ? one : many}</summary>${content()}</details>`
}

/** Rows of a community table, which names methods and paths. */
function rowsPart({ rows }: SectionIndex, view: PageView): Markup | '' {
  if (rows.length === 0) return ''
  return scrolling(
    'Rows of the table',
    html`<table class="matrix"><thead><tr><th scope="col">Row</th><th scope="col">Method and path</th><th scope="col">In the reference</th></tr></thead><tbody>${rows.map(
      ({ row, entry }) =>
        html`<tr><th scope="row">${row.clause.detail} <span class="quiet">${row.title}</span></th><td>${methodBadge(row.method)} <code>${row.path}</code></td><td>${entry === undefined ? '' : operationLink(entry, view)}</td></tr>`,
    )}</tbody></table>`,
  )
}

function factsPart({ facts }: SectionIndex, view: PageView): Markup | '' {
  const judged = facts.filter(({ reason }) => reason === undefined).length
  const groups = [...groupBy(facts, ({ fact }) => `${fact.kind} ${fact.name}`).values()]
  return fold(
    facts.length,
    `fact, ${judged} judged`,
    `facts, ${judged} judged`,
    () => html`<ul class="plain trace-facts">${groups.map(group => factRow(group, view))}</ul>`,
  )
}

/** A fact that one operation has tells its checks; one that a chapter states of many tells of how many it is judged. */
function factRow(group: readonly SectionFact[], { link }: PageView): Markup {
  const [first] = group
  if (first === undefined) return html``
  const { fact, checks } = first
  const name = html`<code>${fact.kind} ${fact.name}</code>`
  const reasons = [...new Set(group.flatMap(({ reason }) => reason ?? []))]
  const operations = new Set(group.map(one => one.entry))
  const judged = group.filter(({ reason }) => reason === undefined)
  if (operations.size > 1)
    return html`<li>${name} <span class="quiet">of ${operations.size} operations, judged in ${new Set(judged.map(one => one.entry)).size}${reasons.length === 0 ? '' : `; else: ${reasons.join('; ')}`}</span></li>`
  if (judged.length === 0) return html`<li>${name} <span class="quiet">not judged: ${reasons.join('; ')}</span></li>`
  return html`<li>${name} <span class="quiet">by</span> ${checks.map(
    ({ entry, check }, index) =>
      html`${index === 0 ? '' : ', '}<a href="${link(paths.check(entry, check))}"><code>${check.operation === fact.operation ? ownName(check) : check.id}</code></a>`,
  )}</li>`
}

function rulesPart({ rules }: SectionIndex, { link }: PageView): Markup | '' {
  return fold(
    rules.length,
    'rule in a sentence',
    'rules in sentences',
    () =>
      html`<ul class="plain">${rules.map(({ entry, rule: { id, rule, level } }) => html`<li><a href="${link(`${paths.operation(entry)}#rule-${id}`)}">${rule}</a> <span class="quiet">${entry.operation.title}</span>${level === 'advisory' ? tag('advisory', 'advisory') : ''}</li>`)}</ul>`,
  )
}

function samplesPart({ samples }: SectionIndex, { link }: PageView): Markup | '' {
  return fold(
    samples.length,
    'sample',
    'samples',
    () =>
      html`<ul class="plain">${samples.map(
        ({ entry, sample: { sample } }) =>
          html`<li><a href="${link(`${paths.operation(entry)}#samples`)}"><code>${sample.file}</code></a>${sample.confidence === 'exact' ? '' : tag(sample.confidence)}</li>`,
      )}</ul>`,
  )
}

/** A row for each check, with the verdict of every recorded target. */
function checksPart({ checks }: SectionIndex, view: PageView): Markup | '' {
  const { runs } = view.site
  return fold(checks.length, 'check', 'checks', () =>
    scrolling(
      'Checks and verdicts',
      html`<table class="matrix trace"><thead><tr><th scope="col">Check</th>${runs.map(run => html`<th scope="col">${run.title}</th>`)}</tr></thead><tbody>${checks.map(
        ({ entry, check, details }) =>
          html`<tr><th scope="row"><a href="${view.link(paths.check(entry, check))}">${check.title}</a>${details.length === 0 ? '' : html` <span class="quiet">${details.join('; ')}</span>`}</th>${runs.map(
            run => {
              const result = checkResult(run, check)
              if (result?.verdict === 'pass') return html`<td>✓ pass</td>`
              return html`<td>${result === undefined ? notJudged : verdictBadge(result.verdict, check.level)}</td>`
            },
          )}</tr>`,
      )}</tbody></table>`,
    ),
  )
}

function errataPart({ errata }: SectionIndex, { link }: PageView): Markup | '' {
  return fold(
    errata.length,
    'erratum',
    'errata',
    () =>
      html`<ul class="plain">${errata.map(({ id, chosen }) => html`<li><a href="${link(paths.erratum(id))}"><code>${id}</code></a> <span class="quiet">${chosen}</span></li>`)}</ul>`,
  )
}
