import { html } from '@remix-run/html-template'
import { formatClause } from '../../../model/clause.ts'
import type { Markup, PageView } from '../../page.ts'
import { paths } from '../../reference/paths.ts'
import type { OperationEntry } from '../../reference/site.ts'
import { standingOf } from '../../reference/standing.ts'
import { methodBadge, notJudged, tag, verdictBadge } from '../badges.ts'
import { clauseLink, placeWords } from '../clause-link.ts'

/** What tells an operation from others of its method and path: `?bulk-delete`, `body: reboot`. */
export function discriminatorWords({ operation: { discriminator } }: OperationEntry): string {
  if (discriminator === undefined) return ''
  const { in: place, name, value } = discriminator
  const said = value === undefined ? name : `${name}=${value}`
  return place === 'query' ? `?${said}` : `${place}: ${said}`
}

/** Title, method and path, what it is in a sentence, and how recorded targets stand. */
export function operationHead(entry: OperationEntry, view: PageView): Markup {
  const { operation } = entry
  const flag = discriminatorWords(entry)
  return html`<header class="op-head"><h1>${operation.title}</h1>
<p class="endpoint">${methodBadge(operation.method)} <code class="path">${pathView(operation.path)}</code>${
    flag === '' ? '' : html` <code class="flag">${flag}</code>`
  }<button type="button" class="copy" data-copy="${operation.method} ${operation.path}" hidden>Copy</button></p>
<p class="lead">${summaryOf(entry)}</p>
<dl class="facts"><div><dt>Documented in</dt><dd>${clauseLink(operation.clause, view)}${entry.alsoIn.map(
    clause => html`, <a class="clause" href="${view.link(paths.clause(clause))}">${placeWords(clause)}</a>`,
  )}</dd></div>
<div><dt>Operation id</dt><dd><code>${operation.id}</code><button type="button" class="copy small" data-copy="${operation.id}" hidden>Copy</button></dd></div>
${operation.transition === undefined ? '' : html`<div><dt>State</dt><dd>${operation.transition.from === undefined ? '' : html`from <code>${operation.transition.from}</code> `}to <code>${operation.transition.to}</code></dd></div>`}
${standings(entry, view)}</dl></header>`
}

/** The path with its variables marked, and places where a long one may break. */
export function pathView(path: string): Markup {
  const parts = path.split(/(?=\/)/)
  return html`${parts.map(part => {
    const [, before = part, variable, after = ''] = /^([^{]*)(\{[^}]+\})(.*)$/.exec(part) ?? []
    return variable === undefined ? html`<wbr>${part}` : html`<wbr>${before}<var>${variable}</var>${after}`
  })}`
}

/** One sentence, composed from facts. */
export function summaryOf({ operation, service, checks }: OperationEntry): string {
  const success = operation.normalCodes.map(({ code, reason }) => `${code} ${reason}`.trim())
  const sends = mediaWords(operation.consumes)
  const answer = success.length === 0 ? '' : ` It answers ${success.join(' or ')}.`
  const body = sends === '' ? '' : ` It takes ${sends}.`
  const judged = checks.length === 0 ? '' : ` ${checks.length} checks judge it.`
  return `${service.title}.${body}${answer}${judged}`
}

function mediaWords(types: readonly string[] | undefined): string {
  return (types ?? []).join(' or ')
}

function standings(entry: OperationEntry, view: PageView): Markup | '' {
  const { runs } = view.site
  if (runs.length === 0 || entry.checks.length === 0) return ''
  return html`<div class="standings"><dt>On recorded targets</dt><dd><ul class="inline">${runs.map(run => {
    const { verdict, counts, advisoryFails, known } = standingOf(run, [entry])
    const fails = counts.fail - advisoryFails
    return html`<li><a href="${view.link(paths.target(run.id))}">${run.title}</a> ${verdict === undefined ? notJudged : verdictBadge(verdict)} <span class="quiet">${known === 0 ? '' : `${counts.pass} pass${fails === 0 ? '' : `, ${fails} fail`}`}</span></li>`
  })}</ul></dd></div>`
}

/** Names of the operation's neighbours, for the head of the page. */
export function operationDescription({ operation, service }: OperationEntry): string {
  return `${operation.title}: ${operation.method} ${operation.path}, ${service.title}, ${formatClause(operation.clause)}. Parameters, bodies, samples, errors, checks and verdicts.`
}

/** A link to an operation with its method, as lists show it. */
export function operationLink(entry: OperationEntry, { link }: PageView): Markup {
  const flag = discriminatorWords(entry)
  const own = ownWords(entry)
  return html`<a class="op-link" href="${link(paths.operation(entry))}">${methodBadge(entry.operation.method)}<span class="op-title">${entry.operation.title}</span>${flag === '' ? '' : tag(flag)}${own === '' ? '' : tag(own)}</a>`
}

/** What tells an operation from an earlier one of its service with the same title: the end of its id; else empty. */
export function ownWords({ operation, service }: OperationEntry): string {
  const first = service.operations.find(other => other.operation.title === operation.title)
  return first?.operation === operation ? '' : (operation.id.split('.').at(-1) ?? '').replaceAll('-', ' ')
}
