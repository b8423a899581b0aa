import type { Spot } from './body-spots.ts'
import type { Candidates } from './place-in-body.ts'

/** The member that a row means, with all that fit equally well. */
export interface Choice {
  spot: Spot
  ambiguous: string[]
}

/** How much better a choice must be to count as one. */
const margin = 0.01

/**
 * Chooses for each row one of its candidates so that all rows together fit best; rows of one name get different members
 * as long as there are enough.
 */
export function bestSpots(rows: readonly Candidates[]): (Choice | undefined)[] {
  const open = rows.map(row => ({ ...row, spots: row.spots }))
  let best = bestPath(open)
  for (let clash = clashOf(open, best.spots); clash !== undefined; clash = clashOf(open, best.spots)) {
    const { spot, rows: pair } = clash
    const options = pair.map(index => without(open, index, spot)).map(option => ({ option, ...bestPath(option) }))
    const better = options.reduce((a, b) => (b.score > a.score ? b : a))
    better.option.forEach((row, index) => {
      open[index] = row
    })
    best = better
  }
  return open.map((row, index) => {
    const spot = best.spots[index]
    if (spot === undefined) return undefined
    const equal = row.spots.filter(other => {
      const forced = open.map((each, at) => (at === index ? { ...each, spots: [other] } : each))
      return bestPath(forced).score > best.score - margin
    })
    return { spot, ambiguous: [spot.at, ...equal.map(({ at }) => at).filter(at => at !== spot.at)] }
  })
}

/** Two rows of one name that were given the same member although one of them has another. */
function clashOf(
  rows: readonly Candidates[],
  spots: readonly (Spot | undefined)[],
): { spot: Spot; rows: [number, number] } | undefined {
  for (const [second, spot] of spots.entries()) {
    const first = spots.indexOf(spot)
    const many = [first, second].some(index => (rows[index]?.spots.length ?? 0) > 1)
    if (spot !== undefined && first < second && many) {
      const open = [first, second].filter(index => (rows[index]?.spots.length ?? 0) > 1)
      return { spot, rows: [open[0] as number, open[open.length - 1] as number] }
    }
  }
  return undefined
}

function without(rows: readonly Candidates[], index: number, spot: Spot): Candidates[] {
  return rows.map((row, at) => (at === index ? { ...row, spots: row.spots.filter(other => other !== spot) } : row))
}

/** The best choice by dynamic programming over the rows: each spot is judged by itself and by the one before it. */
function bestPath(rows: readonly Candidates[]): { score: number; spots: (Spot | undefined)[] } {
  const names = new Set(rows.map(({ name }) => name))
  type Path = { score: number; spot?: Spot; spots: (Spot | undefined)[] }
  let paths: Path[] = [{ score: 0, spots: [] }]
  for (const row of rows)
    paths =
      row.spots.length === 0
        ? paths.map(path => ({ ...path, spots: [...path.spots, undefined] }))
        : row.spots.map(spot => {
            const value = ownScore(row, spot, names)
            const scored = paths.map(path => ({ path, score: path.score + value + stepScore(path.spot, spot) }))
            const { path, score } = scored.reduce((a, b) => (b.score > a.score ? b : a))
            return { score, spot, spots: [...path.spots, spot] }
          })
  return paths.reduce((a, b) => (b.score > a.score ? b : a))
}

/** How well a spot fits a row by itself: what the text mentions, own samples first, and no deeper than needed. */
function ownScore({ name, text }: Candidates, spot: Spot, names: ReadonlySet<string>): number {
  const depth = spot.at.split('/').length
  const parentName = spot.parent.slice(spot.parent.lastIndexOf('/') + 1)
  const parent = parentName !== '' && parentName !== name && mentions(text, parentName) ? 1.5 : 0
  // Only names that no sentence uses by chance: `source_type`, not `size`.
  const telling = [...names].filter(other => other !== name && /[_A-Z:]/.test(other) && mentions(text, other))
  const siblings = telling.filter(other => spot.mates.has(other)).length
  return (spot.own ? 0.5 : 0) - 0.2 * depth + parent + siblings
}

function mentions(text: string, name: string): boolean {
  return new RegExp(`(?<!\\w)${name.replace(/[^\w]/g, '\\$&')}(?!\\w)`).test(text)
}

/** How well a spot follows the one of the row before: same object, or inside it, or back to where that object stands. */
function stepScore(before: Spot | undefined, spot: Spot): number {
  if (before === undefined) return 0
  const forward = before.own && spot.own && spot.order > before.order ? 0.3 : 0
  if (spot.parent === before.parent || spot.parent === before.at) return 1 + forward
  return forward + (before.parent.startsWith(spot.parent) ? 0.3 : 0)
}
