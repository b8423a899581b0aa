import { tableFinding } from '../../foundation/errata/table-finding.ts'
import type { Finding } from '../finding.ts'
import type { TableDetector } from '../table-detectors.ts'
import { bodiesOf, rowsOf } from './bodies.ts'

/**
 * Rows that are not called optional, in a table that calls others so, and that a sample of the request leaves out of
 * the very object that they belong to.
 */
export const detectOmittedRows: TableDetector = ({ operations }) =>
  operations.flatMap(reading => {
    const rows = rowsOf(reading, 'request')
    if (!rows.some(({ presence }) => presence === 'optional')) return []
    const bodies = bodiesOf(reading).filter(({ role, form }) => role === 'request' && form === 'json')
    return rows.flatMap(({ name, at, presence, conditions, clause }): Finding[] => {
      if (at === undefined || presence === 'optional' || conditions !== undefined) return []
      const object = at.slice(0, at.lastIndexOf('/'))
      const lacking = bodies.find(({ places }) => !places.has(at) && (object === '' || places.has(object)))
      if (lacking === undefined) return []
      return [
        tableFinding(
          reading,
          'contradiction',
          ['row-omitted', name],
          [
            [`${name}: not called optional (table)`, clause],
            [`${name}: left out (sample)`, lacking.clause],
          ],
        ),
      ]
    })
  })
