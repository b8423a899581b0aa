import type { DocumentId } from '../../model/clause.ts'
import { formatJson } from '../../shared/write-json.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { documentParts } from './document-parts.ts'
import { sectionReadings, totalReadings } from './section-readings.ts'
import { type UnreadRun, unreadRuns } from './unread-runs.ts'

/** Lines of the table of contents: sections are found by them. */
const contentsEntry = /^\d+(?:\.\d+)+[ \t]+.+\.{3,}[ \t]*\d+$/

/** A document with what rules have read of it. */
export interface TracedDocument {
  document: DocumentId
  text: string
  sections: ReadonlyMap<string, Section>
  readings: LineReadings
}

/** What `import` tells of its own reading. */
export interface Trace {
  /** By path below the package's root. */
  files: ReadonlyMap<string, string>
  unread: UnreadRun[]
}

/**
 * Tells what became of every line of a document: how many lines each rule has read, and where those stand that none has.
 * @param notice put first into each file
 */
export function traceDocument({ document, text, sections, readings }: TracedDocument, notice: string): Trace {
  const parts = documentParts(text, sections)
  const [front] = parts
  front?.lines.forEach((line, index) => {
    if (contentsEntry.test(line)) readings.read(front, index, index + 1, 'contents')
  })
  const counted = parts.map(part => sectionReadings(part, readings))
  const unread = parts.flatMap(part => unreadRuns(document, part, readings))
  const runs = unread.map(({ document: _document, ...run }) => run)
  const total = totalReadings(counted)
  const name = `spec/catalog/${document}`
  const files = new Map([
    [`${name}.readings.json`, formatJson({ generated: notice, document, total, sections: counted })],
    [`${name}.unread.json`, formatJson({ generated: notice, document, runs })],
  ])
  return { files, unread }
}
