import type { HeaderField, ResponseElement } from '../../model/catalog.ts'
import { type BodyEvidence, placeInBody } from '../facts/place-in-body.ts'
import { readFacts } from '../facts/read-facts.ts'
import type { PlacedRow } from './place-rows.ts'

/** The headers of a response that a table lists. */
export function responseHeadersOf(rows: readonly PlacedRow[]): HeaderField[] {
  return rows
    .filter(({ place }) => place === 'response-header')
    .map(({ row, entry }) => {
      const { name, type, presence } = readFacts(row)
      return {
        name,
        ...(type === undefined ? {} : { type }),
        ...(presence === undefined ? {} : { presence }),
        clause: entry.clause,
      }
    })
}

/** The elements of a response's body that tables list, each below the listed one that holds it. */
export function responseElementsOf(rows: readonly PlacedRow[], evidence: BodyEvidence): ResponseElement[] {
  const listed = rows.filter(({ place }) => place === 'response')
  const placements = placeInBody(
    listed.map(({ row }) => row),
    evidence,
  )
  const elements = listed.map(({ row, entry }, index) => {
    const { name, values, limits, presence, nullable } = readFacts(row)
    const at = placements[index]?.at
    return {
      name,
      type: row.type
        .replace(/\((?:required|optional)\)/i, '')
        .trim()
        .toLowerCase(),
      ...(presence === undefined ? {} : { presence }),
      ...(at === undefined ? {} : { at }),
      ...(values === undefined ? {} : { values }),
      ...(limits === undefined ? {} : { limits }),
      ...(nullable === undefined ? {} : { nullable }),
      clause: entry.clause,
    }
  })
  return elements.map(({ clause, ...element }) => {
    const parent = holderOf(element.at, elements)
    const children = elements.filter(other => other.at !== undefined && holderOf(other.at, elements)?.at === element.at)
    return {
      ...element,
      parent: parent?.name ?? null,
      children: element.at === undefined ? [] : children.map(({ name }) => name),
      clause,
    }
  })
}

/** The listed element whose place is the longest beginning of this one. */
function holderOf<T extends { at?: string }>(at: string | undefined, elements: readonly T[]): T | undefined {
  if (at === undefined) return undefined
  return elements
    .filter(other => other.at !== undefined && at.startsWith(`${other.at}/`))
    .sort((a, b) => (b.at as string).length - (a.at as string).length)[0]
}
