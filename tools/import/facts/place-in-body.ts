import { type Spot, spotsOf } from './body-spots.ts'
import { placeByHand } from './by-hand.ts'
import { placeBetween } from './place-between.ts'
import { plainText, rowName } from './plain-text.ts'
import type { PrintedRow } from './read-facts.ts'
import { bestSpots } from './spot-choice.ts'

/** The bodies that tell where a row stands: those of its own operation, and those of operations that describe the same API. */
export interface BodyEvidence {
  own: readonly unknown[]
  related?: readonly unknown[]
}

/** Where a row stands in the body. */
export interface Placement {
  /** As `Parameter.at`; undefined where nothing tells. */
  at?: string
  /**
   * What tells it: a sample of its own operation, one of the same API, the rows around it in the table, or a reader's
   * judgement.
   */
  by?: 'sample' | 'related sample' | 'order' | 'hand'
  /** The name as the sample spells it, where that is not the row's: an erratum. */
  spelled?: string
  /** All places that fit equally well, where there are several; `at` is then the first. */
  ambiguous?: string[]
}

/** A row with the members that it may mean. */
export interface Candidates {
  name: string
  /** Its sentences without markup. */
  text: string
  spots: readonly Spot[]
}

/** Sentences of a row whose member holds keys of the caller's choice. */
const mapText = /\bkey(?:\/| and )value pairs?\b|\bdictionary of data\b/i

/**
 * Finds for each row of a table of body or response parameters its place in the body: by its name in the samples; among
 * several of the name by what its sentences mention and by the places of the rows around it; and where no sample has it,
 * by the rows around it alone.
 * @param rows all rows of one body, in document order.
 */
export function placeInBody(rows: readonly PrintedRow[], evidence: BodyEvidence): Placement[] {
  const names = rows.map(row => rowName(row.name))
  const texts = rows.map(row => plainText(row.text))
  const maps = new Set(names.filter((_, index) => mapText.test(texts[index] as string)))
  const spots = spotsOf(evidence.own, evidence.related ?? [], maps)
  const candidates = names.map((name, index): Candidates => {
    const exact = spots.filter(spot => spot.name === name)
    const near = spots.filter(spot => alike(spot.name, name) && !names.includes(spot.name))
    return { name, text: texts[index] as string, spots: exact.length > 0 ? exact : near }
  })
  const chosen = bestSpots(candidates)
  return rows.map((row, index) => {
    const hand = placeByHand(row)
    if (hand !== undefined) return { at: hand, by: 'hand' }
    const choice = chosen[index]
    if (choice === undefined) return placeBetween(names, chosen, index, spots)
    const { spot, ambiguous } = choice
    return {
      at: spot.at,
      by: spot.own ? 'sample' : 'related sample',
      ...(spot.name === names[index] ? {} : { spelled: spot.name }),
      ...(ambiguous.length > 1 ? { ambiguous } : {}),
    }
  })
}

/** True for names that differ in number, in marks or in abbreviation: `security_group` and `security_groups`. */
function alike(a: string, b: string): boolean {
  const [one, other] = [a, b].map(name =>
    name
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '')
      .replace('volume', 'vol')
      .replace(/s$/, ''),
  ) as [string, string]
  return one === other && one.length > 3
}
