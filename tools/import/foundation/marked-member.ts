import type { Clause } from '../../model/clause.ts'
import { type Block, readBlocks } from '../document/blocks.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { clauseOf } from '../operation/read-operation.ts'
import { structureError } from './structure.ts'

/** A member of a response that a section of its own names, and the value that it says it has. */
export interface MarkedMember {
  name: string
  value: string
  clause: Clause
}

/**
 * Reads a table `key, value` of members that the responses of the sections beside it show (§1.3.2.1).
 * @throws {ConformanceError} `IMPORT_STRUCTURE` where there is no such table.
 */
export function readMarkedMembers(section: Section, lines?: LineReadings): MarkedMember[] {
  const table = readBlocks(section.lines).find(
    (block): block is Extract<Block, { kind: 'table' }> => block.kind === 'table',
  )
  if (table?.header.join('\t') !== 'key\tvalue')
    throw structureError(section, table?.line ?? -1, 'no table of members', 'the columns key, value')
  lines?.readBlock(section, table, 'members of responses')
  return table.rows.map(([name = '', value = '']) => ({ name, value, clause: clauseOf(section, `key ${name}`) }))
}
