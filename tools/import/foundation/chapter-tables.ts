import { STATUS_CODES } from 'node:http'
import type { ChapterHeader, StatusCode } from '../../model/catalog.ts'
import { type Block, readBlocks } from '../document/blocks.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { clauseOf } from '../operation/read-operation.ts'
import { structureError } from './structure.ts'
import { type JoinedTable, joinTables } from './tables.ts'

/**
 * The headers that a chapter asks for on every request. The token varies, so it has no value.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` where the table or a column is missing.
 */
export function readRequestHeaders(section: Section, lines?: LineReadings): ChapterHeader[] {
  return onlyTable(section, 'Header\tSpecified value', lines).rows.map(({ cells: [name = '', value = ''] }) => ({
    name,
    ...(/token$/i.test(value) ? {} : { value }),
    clause: clauseOf(section, `request header ${name}`),
  }))
}

/**
 * The error codes of a chapter. `500, other codes possible` is 500 with that note; `Forbidden, resizeNotAllowed` is a
 * reason and the name of a fault; a sentence behind them tells when.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` where the table or a column is missing, or a cell is no code.
 */
export function readErrorCodes(section: Section, lines?: LineReadings): StatusCode[] {
  return onlyTable(section, 'Error code\tDescription', lines).rows.map(({ cells, line }) => {
    const [cell = '', text = ''] = cells
    const [, code, others] = /^(\d{3})(, other codes possible)?$/.exec(cell) ?? []
    if (code === undefined) throw structureError(section, line, `the error code "${cell}"`, 'three digits')
    const [, listed = text] = /^([A-Za-z, ]+?)(?: This code .*)?$/.exec(text) ?? []
    const names = listed.split(', ')
    const faults = names.filter(name => isFault(Number(code), name))
    const [fault] = faults
    return {
      code: Number(code),
      reason: names.find(name => !faults.includes(name)) ?? names[0] ?? '',
      ...(fault === undefined ? {} : { fault }),
      ...(faults.length > 1 ? { faults } : {}),
      ...(others === undefined ? {} : { othersPossible: true as const }),
      ...noteOf(text),
      clause: clauseOf(section, `error ${code}`),
    }
  })
}

/** A word of its own that is not the reason phrase of the code as the standard capitalises it. */
function isFault(code: number, name: string): boolean {
  return /^[A-Za-z]+$/.test(name) && name !== STATUS_CODES[code]
}

/** What a sentence about roles means, in our own words. */
export function noteOf(text: string): Pick<StatusCode, 'note'> {
  if (!/not approved under the operator privileges/.test(text)) return {}
  const scope = /returned by the schedule API/.test(text) ? ' (schedules)' : ''
  return { note: `also where the role of the user does not allow the operation${scope}` }
}

function onlyTable(section: Section, header: string, lines?: LineReadings): JoinedTable {
  const blocks = readBlocks(section.lines)
  const start = blocks.findIndex(block => block.kind === 'table')
  const expected = `a table: ${header.split('\t').join(', ')}`
  if (start === -1) throw structureError(section, -1, 'no table', expected)
  const table = joinTables(blocks, start)
  if (table.header.join('\t') !== header)
    throw structureError(section, (blocks[start] as Block).line, `the columns ${table.header.join(', ')}`, expected)
  for (const block of table.blocks) lines?.readBlock(section, block, header.replace('\t', ', '))
  return table
}
