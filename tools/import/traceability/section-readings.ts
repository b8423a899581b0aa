import { readBlocks } from '../document/blocks.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { DocumentPart } from './document-parts.ts'

/** How much of a section the importer's rules have read. */
export interface SectionReadings {
  section: string
  /** Lines that are not blank, without the heading. */
  lines: number
  linesRead: number
  /** Lines read, by the rule that read them. */
  rules: Record<string, number>
  /** Lines of tables, their headers included: a page break repeats those, or leaves them out. */
  tableRows: number
  tableRowsRead: number
  fences: number
  fencesRead: number
}

/** Counts one part of a document. A fence is read when all of its lines are. */
export function sectionReadings(part: DocumentPart, readings: LineReadings): SectionReadings {
  const counted: SectionReadings = {
    section: part.section,
    lines: 0,
    linesRead: 0,
    rules: {},
    tableRows: 0,
    tableRowsRead: 0,
    fences: 0,
    fencesRead: 0,
  }
  const ruleOf = (line: number): string | undefined => readings.ruleOf(part, line)
  part.lines.forEach((line, index) => {
    if (line.trim() === '') return
    const rule = ruleOf(index)
    counted.lines += 1
    if (rule === undefined) return
    counted.linesRead += 1
    counted.rules[rule] = (counted.rules[rule] ?? 0) + 1
  })
  for (const block of readBlocks(part.lines)) {
    const lines = Array.from({ length: block.end - block.line }, (_, offset) => block.line + offset)
    const read = lines.filter(line => ruleOf(line) !== undefined).length
    if (block.kind === 'table') {
      counted.tableRows += lines.length
      counted.tableRowsRead += read
    } else if (block.kind === 'fence') {
      counted.fences += 1
      if (read === lines.length) counted.fencesRead += 1
    }
  }
  return counted
}

/** The sum of several sections. */
export function totalReadings(sections: readonly SectionReadings[]): Omit<SectionReadings, 'section'> {
  const sum = (of: (section: SectionReadings) => number): number =>
    sections.reduce((total, section) => total + of(section), 0)
  const names = [...new Set(sections.flatMap(({ rules }) => Object.keys(rules)))].sort()
  return {
    lines: sum(({ lines }) => lines),
    linesRead: sum(({ linesRead }) => linesRead),
    rules: Object.fromEntries(names.map(name => [name, sum(({ rules }) => rules[name] ?? 0)])),
    tableRows: sum(({ tableRows }) => tableRows),
    tableRowsRead: sum(({ tableRowsRead }) => tableRowsRead),
    fences: sum(({ fences }) => fences),
    fencesRead: sum(({ fencesRead }) => fencesRead),
  }
}
