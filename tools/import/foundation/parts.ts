import { type Block, readBlocks } from '../document/blocks.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import type { Endpoint } from '../operation/endpoint.ts'
import { announcesTable, type Caption, readCaption } from './caption.ts'
import { readMethodLine, readMethodRow } from './method-line.ts'
import { structureError } from './structure.ts'
import { type JoinedRow, joinTables } from './tables.ts'

/** What the section of an operation consists of. */
export interface SectionParts {
  endpoint: Endpoint
  /** What the row of method and path says that it does; empty in other forms. */
  description: string
  /** Documented success statuses, in order. */
  normalCodes: number[]
  tables: ParameterTable[]
  /** Sentences which say that there is no body. */
  noBody: { side: 'request' | 'response'; text: string; line: number }[]
  /** What no other part is: notes, cautions, captions of samples. */
  prose: Paragraph[]
  blocks: Block[]
}

export interface ParameterTable {
  caption: Caption
  rows: JoinedRow[]
}

type Paragraph = Extract<Block, { kind: 'paragraph' }>
type Side = 'request' | 'response'

const nothingSent =
  /^(?:This operation does not (?:require|accept) a request body\b|No request body$|Request body ignored\.$|There are no parameters to specify in the request (?:URI and )?body\.$)/
const nothingReturned = /\bdoes not return a response body\.?$|^No response body$/
/** What §1.5.5.4 says below "Response". */
const noBodyBelowResponse = /^There is no request body\.$/
const parameterHeaders = ['Name\tType\tDescription', 'Parameter\tType\tDescription']

/**
 * Reads the section of one operation.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` for a table that no sentence announces or whose header is unknown, a
 *   sentence that announces no known table, and where method and path or the normal codes are missing.
 */
export function readParts(section: Section, lines?: LineReadings): SectionParts {
  const blocks = readBlocks(section.lines)
  const parts: Omit<SectionParts, 'endpoint'> & { endpoint?: Endpoint } = {
    description: '',
    normalCodes: [],
    tables: [],
    noBody: [],
    prose: [],
    blocks,
  }
  let side: Side = 'request'
  let caption: { caption: Caption; line: number } | undefined
  const note = (block: Block, rule: string): void => lines?.readBlock(section, block, rule)
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index] as Block
    if (caption !== undefined && block.kind !== 'table') throw noTable(section, caption)
    if (block.kind === 'table') {
      const table = joinTables(blocks, index)
      index += table.blocks.length - 1
      const header = table.header.join('\t')
      if (header === 'Method\tURI\tDescription') {
        parts.endpoint = methodOf(section, table.rows)
        parts.description = table.rows[0]?.cells[2] ?? ''
      } else if (parameterHeaders.includes(header))
        parts.tables.push({ caption: captionOf(section, caption?.caption, header, block.line), rows: table.rows })
      else throw structureError(section, block.line, `a table with the columns ${header.split('\t').join(', ')}`, known)
      caption = undefined
      for (const each of table.blocks) note(each, header.startsWith('Method') ? 'method and path' : 'parameters')
    } else if (block.kind === 'paragraph') {
      const endpoint = readMethodLine(section.title, block.text)
      const codes = /^Normal response codes?: (\d{3}(?:, \d{3})*)$/.exec(block.text)?.[1]
      const saysNone = noBodyOf(block, side)
      const heading = /^(?:Example )?(request|response)$/i.exec(block.text)?.[1]
      if (heading !== undefined) side = heading.toLowerCase() as Side
      else if (endpoint !== undefined) parts.endpoint ??= endpoint
      else if (codes !== undefined) parts.normalCodes.push(...codes.split(', ').map(Number))
      else if (announcesTable(block.text)) {
        const read = readCaption(block.text)
        if (read === undefined) throw structureError(section, block.line, `the sentence "${block.text}"`, announced)
        caption = { caption: read, line: block.line }
      } else if (saysNone.length > 0) parts.noBody.push(...saysNone)
      else {
        parts.prose.push(block)
        continue
      }
      note(block, 'form of the section')
    }
  }
  if (caption !== undefined) throw noTable(section, caption)
  const { endpoint, ...rest } = parts
  if (endpoint === undefined) throw structureError(section, -1, 'a section without method and path', known)
  if (rest.normalCodes.length === 0)
    throw structureError(section, -1, 'a section without normal codes', '"Normal response codes: 200"')
  return { endpoint, ...rest }
}

const known =
  'the columns Method, URI, Description, or Name, Type, Description; or the line "GET /v2/…"; or the lines "Method:", "URI:"'
const announced = '"This table shows the URI (or query, body, header) parameters for the … request:"'

function methodOf(section: Section, rows: readonly JoinedRow[]): Endpoint {
  const [row] = rows
  const endpoint = row && readMethodRow(section.title, row.cells)
  if (endpoint !== undefined && rows.length === 1) return endpoint
  throw structureError(section, row?.line ?? 0, `the row "${row?.cells.join(' | ')}"`, 'one row: a method and a path')
}

/** A table under `Parameter` needs no sentence: it stands at the beginning and names the variables of the path. */
function captionOf(section: Section, caption: Caption | undefined, header: string, line: number): Caption {
  if (caption !== undefined) return caption
  if (header.startsWith('Parameter')) return { place: 'path', side: 'request', subject: '', text: 'Parameter' }
  throw structureError(section, line, 'a table of parameters that no sentence announces', announced)
}

function noTable(section: Section, { caption, line }: { caption: Caption; line: number }): Error {
  return structureError(section, line, `no table below "${caption.text}"`, 'a table: Name, Type, Description')
}

function noBodyOf({ text, line }: Paragraph, side: Side): SectionParts['noBody'] {
  const request = nothingSent.test(text) ? [{ side: 'request' as const, text, line }] : []
  const returned = nothingReturned.test(text) || (side === 'response' && noBodyBelowResponse.test(text))
  return returned ? [...request, { side: 'response', text, line }] : request
}
