import { html } from '@remix-run/html-template'
import type { Operation } from '../../model/catalog.ts'
import type { Markup, PageView } from '../page.ts'
import { compareOperations, type Difference } from '../reference/compare-operations.ts'
import type { OperationEntry } from '../reference/site.ts'
import { clauseLink } from './clause-link.ts'
import { operationLink } from './operation/head.ts'
import { scrolling } from './section.ts'

/** An operation of the manual and how another document describes it. */
export interface Compared {
  entry: OperationEntry
  other: Operation
  /** Where the other has a page too. */
  otherEntry?: OperationEntry
  differences: Difference[]
}

/** Compares and keeps what differs. */
export function compared(pairs: readonly Omit<Compared, 'differences'>[]): Compared[] {
  return pairs
    .map(pair => ({ ...pair, differences: compareOperations(pair.other, pair.entry.operation) }))
    .filter(({ differences }) => differences.length > 0)
}

/** A row for each difference; an operation with several has its name in the first. */
export function differenceTable(rows: readonly Compared[], otherName: string, view: PageView): Markup {
  return scrolling(
    `Differences between K5 and ${otherName}`,
    html`<table class="matrix"><thead><tr><th scope="col">Operation</th><th scope="col">What</th><th scope="col">${otherName}</th><th scope="col">K5 manual</th></tr></thead><tbody>${rows.flatMap(
      ({ entry, other, otherEntry, differences }) =>
        differences.map(
          ({ what, own, other: manual }, index) =>
            html`<tr>${index > 0 ? '' : html`<th scope="row" rowspan="${differences.length}">${operationLink(otherEntry ?? entry, view)} ${clauseLink(other.clause, view)}</th>`}<td>${what}</td><td>${said(what, own)}</td><td>${said(what, manual)}</td></tr>`,
        ),
    )}</tbody></table>`,
  )
}

function said(what: Difference['what'], text: string): Markup {
  if (text === '') return html`<span class="quiet">nothing more</span>`
  if (what === 'method' || what === 'path' || what === 'unmarked variable' || what === 'told apart by')
    return html`<code>${text}</code>`
  return html`<span class="quiet">only here</span> ${text.split(', ').map((name, index) => html`${index === 0 ? '' : ', '}<code>${name}</code>`)}`
}
