import type { StatusCode } from '../../model/catalog.ts'
import { readBlocks } from '../document/blocks.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { structureError } from '../foundation/structure.ts'
import { clauseOf } from '../operation/read-operation.ts'

/**
 * Reads the list of statuses: cells such as `404: Not Found`.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` for a row that has none.
 */
export function readStatusList(section: Section, lines: LineReadings): StatusCode[] {
  const codes: StatusCode[] = []
  for (const block of readBlocks(section.lines)) {
    if (block.kind !== 'table') continue
    lines.readBlock(section, block, 'status list')
    for (const [index, [cell = '']] of block.rows.entries()) {
      const [, code, reason] = /^(\d{3}): (.+)$/.exec(cell) ?? []
      if (code === undefined || reason === undefined)
        throw structureError(section, block.line + 1 + index, `"${cell}" in place of a status`, '"404: Not Found"')
      codes.push({ code: Number(code), reason, clause: clauseOf(section, `status ${code}`) })
    }
  }
  if (codes.length === 0) throw structureError(section, -1, 'no list of statuses', 'a table: Status code, Description')
  return codes
}
