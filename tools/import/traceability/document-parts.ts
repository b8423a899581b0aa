import type { Section } from '../document/sections.ts'

/** A part of a document as it is traced: a numbered section, or what stands before and behind them. */
export interface DocumentPart {
  /** Number of the section, or `front` and `back`. */
  section: string
  /** Printed page on which it begins, where it has one. */
  page?: number
  /** Line of the document, from 1, that `lines[0]` is. */
  firstLine: number
  lines: readonly string[]
}

/**
 * Every line of a document in parts, each line once. Of a text that repeats the document only the first copy: the
 * sections of the others are known to say the same.
 */
export function documentParts(text: string, sections: ReadonlyMap<string, Section>): DocumentPart[] {
  const lines = text.split(/\r?\n/)
  const inOrder = [...sections.values()].sort((a, b) => a.line - b.line)
  const begin = inOrder[0]?.line ?? lines.length + 1
  const last = inOrder.at(-1)
  const end = last === undefined ? lines.length : last.line + last.lines.length
  const title = lines.find(line => line.trim() !== '')
  const rest = lines.slice(end)
  const nextCopy = rest.indexOf(title ?? '')
  return [
    { section: 'front', firstLine: 1, lines: lines.slice(0, begin - 1) },
    ...inOrder.map(({ section, page, line, lines: own }) => ({ section, page, firstLine: line + 1, lines: own })),
    { section: 'back', firstLine: end + 1, lines: nextCopy === -1 ? rest : rest.slice(0, nextCopy) },
  ]
}
