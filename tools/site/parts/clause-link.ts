import { html } from '@remix-run/html-template'
import type { Clause, DocumentId } from '../../model/clause.ts'
import type { Markup, PageView } from '../page.ts'
import { paths } from '../reference/paths.ts'

/** What readers call the documents; the manual is meant where none is named. */
export const documentNames: Record<DocumentId, string> = {
  'k5-foundation-1.12': 'K5 manual 1.12',
  'k5-rst-foundation': 'community table (foundation)',
  'k5-rst-index': 'community table (index)',
  'jio-api': 'Jio API document',
}

/** `§2.7.5.10, p. 288`, with the document's name where it is not the manual. */
export function clauseLink(clause: Clause, { link }: PageView): Markup {
  return html`<a class="clause" href="${link(paths.clause(clause))}">${placeWords(clause)}</a>`
}

/** The same with the row or sentence that is meant. */
export function clauseWithDetail(clause: Clause, view: PageView): Markup {
  return html`${clauseLink(clause, view)}${clause.detail === undefined ? '' : html` <span class="quiet">${clause.detail}</span>`}`
}

export function placeWords({ document, section, page }: Clause): string {
  const name = document === 'k5-foundation-1.12' ? '' : `${documentNames[document]} `
  return `${name}§${section}${page === undefined ? '' : `, p. ${page}`}`
}
