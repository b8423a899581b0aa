import type { Block } from '../document/blocks.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'

/** The blocks below a line that holds nothing but the name of a part of a section, e.g. `Status code`. */
export interface Part {
  /** As printed; empty for what stands above the first name. */
  name: string
  /** The line with the name, from 0; that of the section's first block where there is none. */
  line: number
  blocks: Block[]
}

/** Splits the blocks of a section at the lines that name its parts, in the order of the text. */
export function splitParts(blocks: readonly Block[], names: ReadonlySet<string>): Part[] {
  const parts: Part[] = [{ name: '', line: blocks[0]?.line ?? 0, blocks: [] }]
  for (const block of blocks)
    if (block.kind === 'paragraph' && names.has(block.text))
      parts.push({ name: block.text, line: block.line, blocks: [] })
    else parts.at(-1)?.blocks.push(block)
  return parts
}

/** The text of the paragraphs among some blocks, one a line. */
export function textOf(blocks: readonly Block[]): string {
  return blocks.flatMap(block => (block.kind === 'paragraph' ? [block.text] : [])).join('\n')
}

/** Notes that the lines with the names of parts, and those that a rule of the form knows, are read. */
export function noteForm(section: Section, parts: readonly Part[], known: RegExp, lines: LineReadings): void {
  for (const { name, line, blocks } of parts) {
    if (name !== '') lines.read(section, line, line + 1, 'form of the section')
    for (const block of blocks)
      if (block.kind === 'paragraph' && known.test(block.text)) lines.readBlock(section, block, 'form of the section')
  }
}
