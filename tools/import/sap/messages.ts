import type { DetailedError } from '../../model/catalog.ts'
import { readBlocks } from '../document/blocks.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { plainText } from '../facts/plain-text.ts'
import { structureError } from '../foundation/structure.ts'
import type { JoinedRow } from '../foundation/tables.ts'
import { clauseOf } from '../operation/read-operation.ts'
import { readTables } from '../parts/tables.ts'

/** The messages below one heading. */
export interface MessageGroup {
  heading: string
  line: number
  errors: DetailedError[]
}

/**
 * Reads the tables of messages, each below the heading that says which operations mean it.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` for a table without a heading, and for a row without status or message.
 */
export function readMessages(section: Section, lines: LineReadings): MessageGroup[] {
  const tables = readTables(section, readBlocks(section.lines), ['Status code', 'Error messages', 'Cause'])
  return tables.map(({ above, blocks, rows, line }) => {
    if (above?.kind !== 'paragraph') throw structureError(section, line, 'messages without a heading', 'a heading')
    for (const block of [above, ...blocks]) lines.readBlock(section, block, 'messages')
    return { heading: above.text, line: above.line, errors: rows.map(row => readRow(section, above.text, row)) }
  })
}

/** How documents write what stands for the first argument. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: an argument of a message, as documents write it
const anyText = '${0}'

function readRow(section: Section, heading: string, { cells, line }: JoinedRow): DetailedError {
  const [status = '', second = ''] = cells
  // A row whose first two cells were joined has its message in the first one.
  const [, joined, message] = /^(\d{3}) (.+)$/.exec(status) ?? []
  const code = joined ?? status
  const text = message === undefined ? second : `${message} ${second}`
  if (!/^\d{3}$/.test(code) || text === '')
    throw structureError(section, line, `the row "${cells.slice(0, 2).join(' | ')}"`, 'a status and a message')
  return { status: Number(code), ...readMessage(text), clause: clauseOf(section, `${heading}: ${code}`) }
}

/**
 * Splits `\${0}:not found.(\${1}) \${0}: Image name, \${1}: …` into the message and what its arguments are. An argument
 * that lost its dollar gets it back.
 */
export function readMessage(cell: string): Pick<DetailedError, 'message' | 'arguments'> {
  const text = plainText(cell)
    .replaceAll('\\$', '$')
    .replace(/(?<!\$)\{(\d)\}/g, (_, number: string) => argument(number))
  const [message = '', ...rest] = text.split(/ (?=\$\{\d\}: )/)
  if (/^Text explaining why\b/.test(message)) return { message: anyText }
  const values: Record<string, string[]> = {}
  for (const part of rest) {
    const [, number = '', meaning = ''] = /^\$\{(\d)\}: (.+)$/.exec(part) ?? []
    const literals = literalsOf(number, meaning)
    if (literals.length > 0) values[number] = literals
  }
  return { message, ...(Object.keys(values).length === 0 ? {} : { arguments: values }) }
}

function argument(number: string): string {
  return `\${${number}}`
}

/** The texts that an argument may be, where they are listed: one, or a numbered list of which each may name the argument. */
function literalsOf(number: string, meaning: string): string[] {
  const literal = /^Literal text "(.+)"$/.exec(meaning)?.[1]
  if (literal !== undefined) return [literal]
  const [, list] = /^Can be any of the following: (1\. .+)$/.exec(meaning) ?? []
  if (list === undefined) return []
  return list
    .replace(/ [a-z]+(?:[A-Z][a-z]+)+ is replaced? with .*$/, '')
    .split(/ ?\b\d\. /)
    .filter(item => item !== '')
    .map(item => item.replace(`${argument(number)}=`, '').replace(/<(\w+)>|\b([a-z]+(?:[A-Z][a-z]+)+)\b/g, asArgument))
}

/** What stands for a value in a listed text, `availZone` or `<availability_zone>`, becomes an argument with that name. */
function asArgument(_: string, bracketed: string | undefined, camel: string | undefined): string {
  return argument(bracketed ?? camel ?? '')
}
