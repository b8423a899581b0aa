import { createHash } from 'node:crypto'
import type { DocumentId } from '../../model/clause.ts'
import { type Block, readBlocks } from '../document/blocks.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { DocumentPart } from './document-parts.ts'

/** Lines below each other of which no rule has made facts. Their text is not kept. */
export interface UnreadRun {
  document: DocumentId
  section: string
  page?: number
  /** First and last line of the document, from 1. */
  from: number
  to: number
  kind: UnreadKind
  words: number
  /** SHA-256 of the lines without blanks at their ends, each with a line break; hexadecimal. */
  sha256: string
}

export type UnreadKind = 'prose' | 'list' | 'table' | 'fence'

const listItem = /^\s*(?:[-•*]|\d+[.)]|\(\d+\))\s/

/** The runs of a document's part, in order. A blank line ends a run, and so does the end of a table or a fence. */
export function unreadRuns(document: DocumentId, part: DocumentPart, readings: LineReadings): UnreadRun[] {
  return readBlocks(part.lines).flatMap(block =>
    runsOf(block, line => readings.ruleOf(part, line) === undefined).map(({ from, to }) => {
      const lines = part.lines.slice(from, to)
      return {
        document,
        section: part.section,
        ...(part.page === undefined ? {} : { page: part.page }),
        from: part.firstLine + from,
        to: part.firstLine + to - 1,
        kind: kindOf(block, lines),
        words: lines
          .join(' ')
          .split(/\s+/)
          .filter(word => /\w/.test(word)).length,
        sha256: createHash('sha256')
          .update(lines.map(line => `${line.trimEnd()}\n`).join(''))
          .digest('hex'),
      }
    }),
  )
}

function runsOf({ line, end }: Block, isUnread: (line: number) => boolean): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = []
  for (let index = line; index < end; index += 1) {
    if (!isUnread(index)) continue
    const last = runs.at(-1)
    if (last?.to === index) last.to += 1
    else runs.push({ from: index, to: index + 1 })
  }
  return runs
}

function kindOf(block: Block, lines: readonly string[]): UnreadKind {
  if (block.kind !== 'paragraph') return block.kind
  return listItem.test(lines[0] ?? '') ? 'list' : 'prose'
}
