import type { HttpMethod } from '../../model/catalog.ts'
import { repairPath } from './method-line.ts'

/** What both a row of the API list and a section print of an operation. */
export interface Described {
  title: string
  method: HttpMethod
  path: string
}

/**
 * Finds the section that each row of the API list means; several rows may mean one. Rows and sections mostly stand in
 * the same order, which tells operations of the same method, path and title apart: the alignment that keeps the order
 * and agrees best is taken, then what is left over is matched out of order.
 * @returns for each row the index of its section; undefined where no section has its path.
 */
export function alignRows(rows: readonly Described[], sections: readonly Described[]): (number | undefined)[] {
  const scores = rows.map(row => sections.map(section => agreement(row, section)))
  const again = rows.map((row, index) => {
    const next = rows[index + 1]
    return next !== undefined && sameOperation(row, next)
  })
  const aligned = inOrder(scores, again, sections.length)
  const taken = new Set(aligned)
  scores.forEach((ofRow, index) => {
    if (aligned[index] !== undefined) return
    const left = ofRow.map((score, section) => (taken.has(section) ? 0 : score))
    const best = Math.max(0, ...left)
    if (best === 0) return
    aligned[index] = left.indexOf(best)
    taken.add(left.indexOf(best))
  })
  return aligned
}

/** Two rows that may mean one section. */
function sameOperation(row: Described, next: Described): boolean {
  const same = row.method === next.method && comparablePath(row.path) === comparablePath(next.path)
  return same && comparableTitle(row.title) === comparableTitle(next.title)
}

/** 0 for another path; more for the same title than for the same method, so that swapped methods are seen. */
function agreement(row: Described, section: Described): number {
  if (comparablePath(row.path) !== comparablePath(section.path)) return 0
  const titles = row.title !== '' && comparableTitle(row.title) === comparableTitle(section.title) ? 4 : 0
  return titles + (row.method === section.method ? 2 : 0)
}

/**
 * The best alignment that keeps the order, by dynamic programming: O(rows × sections).
 * @param again for each row whether the next one may mean the same section.
 */
function inOrder(
  scores: readonly (readonly number[])[],
  again: readonly boolean[],
  sections: number,
): (number | undefined)[] {
  const rows = scores.length
  const best = Array.from({ length: rows + 1 }, () => new Array<number>(sections + 1).fill(0))
  const at = (row: number, section: number): number => best[row]?.[section] ?? 0
  const score = (row: number, section: number): number => scores[row]?.[section] ?? 0
  const after = (row: number, section: number): number => at(row + 1, again[row] === true ? section : section + 1)
  for (let row = rows - 1; row >= 0; row -= 1)
    for (let section = sections - 1; section >= 0; section -= 1) {
      const matched = score(row, section) === 0 ? 0 : score(row, section) + after(row, section)
      ;(best[row] as number[])[section] = Math.max(matched, at(row + 1, section), at(row, section + 1))
    }
  const found = new Array<number | undefined>(rows).fill(undefined)
  for (let row = 0, section = 0; row < rows && section < sections; ) {
    const own = score(row, section)
    if (own > 0 && at(row, section) === own + after(row, section)) {
      found[row] = section
      if (again[row] !== true) section += 1
      row += 1
    } else if (at(row, section) === at(row, section + 1)) section += 1
    else row += 1
  }
  return found
}

/** Two prints of one path may differ in the account's part and in the names of variables. */
function comparablePath(path: string): string {
  return repairPath(path)
    .replace(/\{tenant_id\}\//, '')
    .replace(/\{\w+\}/g, '{}')
}

function comparableTitle(title: string): string {
  return title.toLowerCase().replace(/\s+/g, '')
}
