/** Ids of the documents a contract is read from; see docs/architecture.md. */
export const documentIds = ['k5-foundation-1.12', 'k5-rst-foundation', 'k5-rst-index', 'jio-api'] as const
export type DocumentId = (typeof documentIds)[number]

/** The smallest place that can be cited: a document, a section, a page where known, and the row or sentence meant. */
export interface Clause {
  document: DocumentId
  /** Section number without the sign, e.g. `2.7.5.10`; a group's name where a document has no numbers: `compute.server-actions`. */
  section: string
  /** Printed page number, where the document has pages. */
  page?: number
  /** The row, header or sentence of the section that is meant, e.g. `response header ETag`. */
  detail?: string
}

/** `k5-foundation-1.12 §2.7.5.10 p.288 response header ETag` */
export function formatClause(clause: Clause): string {
  const page = clause.page === undefined ? '' : ` p.${clause.page}`
  const detail = clause.detail === undefined ? '' : ` ${clause.detail}`
  return `${clause.document} §${clause.section}${page}${detail}`
}

const written = /^(?:(?<document>[a-z0-9.-]+) )?§(?<section>[0-9A-Za-z.-]+)(?: p\.(?<page>\d+))?(?: (?<detail>.+))?$/

/**
 * Reads a clause as `formatClause` writes it; the document may be left out (`§2.7.5.10 response header ETag`).
 * @throws {TypeError} when the text is not a clause.
 */
export function parseClause(text: string, defaultDocument: DocumentId = 'k5-foundation-1.12'): Clause {
  const groups = written.exec(text)?.groups
  const document = groups?.document ?? defaultDocument
  if (!groups?.section || !isDocumentId(document)) throw new TypeError(`not a clause: "${text}"`)
  const clause: Clause = { document, section: groups.section }
  if (groups.page !== undefined) clause.page = Number(groups.page)
  if (groups.detail !== undefined) clause.detail = groups.detail
  return clause
}

function isDocumentId(id: string): id is DocumentId {
  return (documentIds as readonly string[]).includes(id)
}
