import { formatClause } from '../../model/clause.ts'
import type { CheckLine } from '../../model/record.ts'
import { groupBy } from '../../shared/group-by.ts'
import type { RunData } from '../run-data.ts'
import { duration, isAdvisoryFail, ownName, plural } from '../wording.ts'
import { type CardLimits, checkAttributes, checkCard, verdictMark } from './check-card.ts'
import { exchangeLine } from './exchange-view.ts'
import { lazyList } from './lazy.ts'
import { html, type Markup, nothing } from './markup.ts'

/** Characters of all bodies together, shared among the checks that are shown whole, so that the file stays small. */
const bodyBudget = 900_000

/** Above so many cards each shows one exchange whole, and above so many checks a pass lists fewer. */
const many = { cards: 1000, checks: 10_000 }

/** The checks, worst first: those that decide, those that were not judged, the rest, the passes folded by operation. */
export function checkSections(run: RunData): Markup {
  const { checks } = run.record
  const having = (...verdicts: string[]): CheckLine[] =>
    checks.filter(check => verdicts.includes(check.verdict) && !isAdvisoryFail(check))
  const groups = {
    failures: having('fail'),
    unexpected: having('unexpected-pass'),
    unjudged: having('error', 'not-run'),
    advisory: checks.filter(isAdvisoryFail),
    known: having('known-fail'),
  }
  const limits = limitsFor(Object.values(groups).flat())
  const cards = (id: string, title: string, note: string, list: readonly CheckLine[]): Markup =>
    list.length === 0
      ? nothing
      : section(
          id,
          title,
          list.length,
          html`<p class="note">${note}</p>${lazyList(
            list.map(check => checkCard(check, run, limits)),
            'div',
          )}`,
        )
  return html`${cards('failures', 'Failures', 'Required rules that do not hold. They decide the verdict.', groups.failures)}
${cards('unexpected', 'Unexpected passes', 'They pass, though the list of known failures says that they fail: the list is out of date, and the gate fails.', groups.unexpected)}
${cards('unjudged', 'Not judged', 'Planned checks without a judgement. They count as no pass.', groups.unjudged)}
${cards('advisory', 'Advisory failures', 'Only a sample or a custom implies these rules. They do not decide the verdict.', groups.advisory)}
${cards('known', 'Known failures', 'They failed, as the list of known failures says they would.', groups.known)}
${setAside(having('unsupported', 'skipped'))}
${passes(having('pass'), run)}`
}

function limitsFor(cards: readonly CheckLine[]): CardLimits {
  const wholeExchanges = cards.length > many.cards ? 1 : 4
  const bodies = cards.reduce((sum, check) => sum + Math.min(check.exchange.length, wholeExchanges) * 2, 0)
  return { wholeExchanges, body: Math.max(200, Math.min(4000, Math.floor(bodyBudget / Math.max(1, bodies)))) }
}

function section(id: string, title: string, count: number, content: Markup): Markup {
  return html`<section id="${id}" class="checks" aria-labelledby="${id}-title"><h2 id="${id}-title">${title} <span class="count">${count}</span></h2>
${content}</section>`
}

/** By reason, the most frequent first: one missing permission can set hundreds of checks aside. */
function setAside(checks: readonly CheckLine[]): Markup {
  if (checks.length === 0) return nothing
  const reasons = [...groupBy(checks, check => check.message)]
    .map(([reason, own]) => ({ reason, own }))
    .sort((a, b) => b.own.length - a.own.length)
  return section(
    'set-aside',
    'Unsupported and skipped',
    checks.length,
    html`<p class="note">Nothing is said about these rules.</p>${reasons.map(
      ({
        reason,
        own,
      }) => html`<details class="group"><summary><b>${reason === '' ? 'No reason given' : reason}</b> <span class="quiet">${plural(own.length, 'check')}</span> <span class="found"></span></summary>
${lazyList(own.map(setAsideRow))}</details>`,
    )}`,
  )
}

function setAsideRow(check: CheckLine): Markup {
  return html`<li ${checkAttributes(check)}>${verdictMark(check)}<div><b>${check.title}</b><p class="id"><code>${check.id}</code> <span class="quiet">${check.clauses.map(formatClause).join('; ')}</span></p></div></li>`
}

function passes(checks: readonly CheckLine[], run: RunData): Markup {
  if (checks.length === 0) return nothing
  const byOperation = groupBy(checks, check => check.operation)
  const groups = run.record.header.operations
    .map(operation => ({ operation, own: byOperation.get(operation.id) ?? [] }))
    .filter(({ own }) => own.length > 0)
  return section(
    'passes',
    'Passed',
    checks.length,
    html`${groups.map(
      ({
        operation,
        own,
      }) => html`<details class="group"><summary><b>${operation.title}</b> <code>${operation.id}</code> <span class="quiet">${plural(own.length, 'check')}</span> <span class="found"></span></summary>
${lazyList(own.map(check => passRow(check, run)))}</details>`,
    )}`,
  )
}

function passRow(check: CheckLine, { exchanges, record }: RunData): Markup {
  const most = record.checks.length > many.checks ? 2 : 8
  const listed = check.exchange.slice(0, most).flatMap(id => exchanges.get(id) ?? [])
  const rest = check.exchange.length - listed.length
  return html`<li ${checkAttributes(check)}>${verdictMark(check)}<div><b>${check.title}</b>
${check.message === '' ? nothing : html`<p>${check.message}</p>`}<p class="id"><code>${ownName(check)}</code> <span class="quiet">${check.clauses.map(formatClause).join('; ')} · ${check.level} · ${duration(check.durationMs)}</span></p>
${
  listed.length === 0
    ? nothing
    : html`<div class="exchange-lines">${listed.map(exchangeLine)}${rest > 0 ? html`<p class="quiet">and ${rest} more</p>` : nothing}</div>`
}</div></li>`
}
