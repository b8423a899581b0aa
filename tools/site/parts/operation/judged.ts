import { html } from '@remix-run/html-template'
import { parseClause } from '../../../model/clause.ts'
import type { Markup, PageView } from '../../page.ts'
import { checkAnchor, ownName, paths } from '../../reference/paths.ts'
import type { OperationEntry } from '../../reference/site.ts'
import { checkResult } from '../../reference/standing.ts'
import type { JudgingCheck } from '../../site-input.ts'
import { notJudged, tag, verdictBadge } from '../badges.ts'
import { clauseLink, clauseWithDetail } from '../clause-link.ts'
import { erratumCard } from '../erratum-card.ts'
import { section } from '../section.ts'

/** Roles and whether each may call the operation. */
export function rolesSection({ operation: { roles } }: OperationEntry): Markup | '' {
  if (roles === undefined || roles.length === 0) return ''
  return section(
    'Roles',
    'roles',
    html`<ul class="roles">${roles.map(({ role, allowed, printed }) => html`<li class="${allowed ? 'yes' : 'no'}"><span>${role}</span> <b>${allowed ? '✓ may' : '✗ may not'}</b>${['Y', 'N'].includes(printed) ? '' : html` <span class="quiet">printed ${printed}</span>`}</li>`)}</ul>`,
  )
}

/** Rules that stand in sentences of the document, in our own words. */
export function rulesSection({ rules }: OperationEntry, view: PageView): Markup | '' {
  if (rules.length === 0) return ''
  return section(
    'Rules',
    'rules',
    html`<ul class="rules">${rules.map(
      ({ id, rule, level, clause }) =>
        html`<li id="rule-${id}"><p>${rule}</p><p class="quiet">${level} · ${clauseWithDetail(parseClause(clause), view)}</p></li>`,
    )}</ul>`,
    rules.length,
  )
}

/** The checks that judge the operation, with the verdict of each recorded target. */
export function checksSection(entry: OperationEntry, view: PageView): Markup | '' {
  if (entry.checks.length === 0) return ''
  return section(
    'Checks',
    'checks',
    html`<ul class="checks">${entry.checks.map(one => checkRow(one, view))}</ul>`,
    entry.checks.length,
  )
}

function checkRow({ check, clauses }: JudgingCheck, view: PageView): Markup {
  return html`<li id="${checkAnchor(check)}"><p class="check-title">${check.title}</p>
<p class="check-facts"><code>${ownName(check)}</code>${check.level === 'advisory' ? tag('advisory', 'advisory') : ''}${tag(check.effect)}${tag(check.kind)}${clauses.map(clause => clauseLink(clause, view))}</p>${verdictsOf({ check, clauses }, view)}</li>`
}

/** What each recorded target answered, with the message where there is one. */
function verdictsOf({ check }: JudgingCheck, { site, link }: PageView): Markup | '' {
  if (site.runs.length === 0) return ''
  return html`<ul class="on-targets">${site.runs.map(run => {
    const result = checkResult(run, check)
    return html`<li><a class="quiet" href="${link(paths.target(run.id))}">${run.title}</a> ${
      result === undefined ? notJudged : verdictBadge(result.verdict, check.level)
    }${result === undefined || result.message === '' ? '' : html` <span class="message">${result.message}</span>`}</li>`
  })}</ul>`
}

/** Errata that touch the operation. */
export function errataSection({ errata }: OperationEntry, view: PageView): Markup | '' {
  if (errata.length === 0) return ''
  return section('Errata', 'errata', html`${errata.map(erratum => erratumCard(erratum, view))}`, errata.length)
}

/** Documented facts that no check exercises, and why. */
export function notEvaluatedSection({ notEvaluated }: OperationEntry, view: PageView): Markup | '' {
  if (notEvaluated.length === 0) return ''
  return section(
    'Not judged',
    'not-judged',
    html`<ul class="unjudged">${notEvaluated.map(({ fact, reason, clause }) => html`<li><code>${fact.slice(fact.indexOf('#') + 1)}</code> <span>${reason}</span>${clauseLink(clause, view)}</li>`)}</ul>`,
    notEvaluated.length,
  )
}
