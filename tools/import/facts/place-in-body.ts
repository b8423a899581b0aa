import type { PrintedRow } from './read-facts.ts'

/** The bodies that tell where a row stands: those of its own operation, and those of operations that describe the same API. */
export interface BodyEvidence {
  own: readonly unknown[]
  related?: readonly unknown[]
}

/** Where a row stands in the body. */
export interface Placement {
  /** As `Parameter.at`; undefined where nothing tells. */
  at?: string
  /** What tells it: a sample of its own operation, one of the same API, or the rows around it in the table. */
  by?: 'sample' | 'related sample' | 'order'
  /** The name as the sample spells it, where that is not the row's: an erratum. */
  spelled?: string
  /** All places that fit equally well, where there are several; `at` is then the first. */
  ambiguous?: string[]
}

/**
 * Finds for each row of a table of body or response parameters its place, in the order of the rows.
 * @param rows all rows of one body, in document order.
 */
export function placeInBody(rows: readonly PrintedRow[], evidence: BodyEvidence): Placement[] {
  const bodies = [...evidence.own, ...(evidence.related ?? [])]
  return rows.map(({ name }) => {
    const at = bodies.flatMap(body => pointers(body)).find(pointer => pointer.endsWith(`/${name}`))
    return at === undefined ? {} : { at, by: 'sample' }
  })
}

function pointers(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap(item => pointers(item, `${at}/[]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => [`${at}/${key}`, ...pointers(member, `${at}/${key}`)])
}
