import type { ChapterFact } from '../../model/catalog.ts'
import { readBlocks } from '../document/blocks.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { clauseOf } from '../operation/read-operation.ts'
import { noteOf } from './chapter-tables.ts'

/** A status that the notes of a chapter name for some of its operations. */
export interface NotedStatus {
  /** Absent where the sentence has lost it. */
  code?: number
  note: string
  /** Method and path, as the list below the sentence prints them. */
  operations: string[]
}

/** Reads what the notes of a chapter say of codes: a sentence, and below it the operations that it is for. */
export function readNotedStatuses(section: Section, lines?: LineReadings): NotedStatus[] {
  const found: NotedStatus[] = []
  for (const block of readBlocks(section.lines)) {
    if (block.kind !== 'paragraph') continue
    let open: NotedStatus | undefined
    block.text.split('\n').forEach((text, index) => {
      const { note } = noteOf(text)
      const operation = /^- ((?:GET|POST|PUT|DELETE|PATCH) \/\S+)$/.exec(text)?.[1]
      if (note !== undefined) {
        const code = /response code (\d{3})/.exec(text)?.[1]
        open = { ...(code === undefined ? {} : { code: Number(code) }), note, operations: [] }
        found.push(open)
      } else if (operation !== undefined && open !== undefined) open.operations.push(operation)
      else return
      lines?.read(section, block.line + index, block.line + index + 1, 'codes in notes')
    })
  }
  return found
}

/** What sentences mean for all operations of a chapter, in our own words. */
const factsOfSentences: readonly (readonly [said: RegExp, name: string, value: string])[] = [
  [
    /availability zone information/,
    'partial-lists',
    'while the infrastructure is maintained a list may lack what is in some availability zones; ask again after a minute at least',
  ],
]

/** Reads what the notes of a chapter say of all of its operations. */
export function readNotedFacts(section: Section, lines?: LineReadings): ChapterFact[] {
  return section.lines.flatMap((text, index) => {
    const found = factsOfSentences.find(([said]) => said.test(text))
    if (found === undefined) return []
    const [, name, value] = found
    lines?.read(section, index, index + 1, 'facts in notes')
    return [{ name, value, clause: clauseOf(section, name) }]
  })
}
