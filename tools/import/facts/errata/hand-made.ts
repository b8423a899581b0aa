import { ConformanceError } from '../../../shared/errors.ts'
import type { TableDetector } from '../../errata/table-detectors.ts'
import { type HandMade, handMade, isMeant } from '../by-hand.ts'

/**
 * Finds no contradiction, but facts made by hand that no row of a section that was read has any more.
 * @throws {ConformanceError} `IMPORT_ADJUDICATION` when there are such facts.
 */
export function handMadeCheck(entries: readonly HandMade[] = handMade): TableDetector {
  return ({ operations }) => {
    const read = new Set(operations.map(({ section }) => section.section))
    const rows = operations.flatMap(operation => operation.entries)
    const lost = entries.flatMap(entry =>
      entry.sections
        .filter(section => read.has(section))
        .filter(section => !rows.some(row => row.clause.section === section && isMeant(entry, row)))
        .map(section => `§${section} ${entry.row}`),
    )
    if (lost.length === 0) return []
    throw new ConformanceError('IMPORT_ADJUDICATION', `facts made by hand match no row: ${lost.join(', ')}`, {
      where: 'tools/import/facts/by-hand.ts',
      next: 'read the sections and correct the facts there, or remove them',
    })
  }
}
