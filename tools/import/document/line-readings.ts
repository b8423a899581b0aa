import type { Block } from './blocks.ts'
import type { Section } from './sections.ts'

/** Notes that a rule has made facts of a block of the section at hand. */
export type NoteBlock = (block: Block, rule: string) => void

/**
 * Which lines of a document a rule of the importer has understood. What no rule has is listed for review, so that
 * nothing of a document is dropped in silence.
 */
export class LineReadings {
  readonly #rules = new Map<string, (string | undefined)[]>()

  /**
   * Notes that a rule has made facts of some lines.
   * @param from first line, counted from 0 within the section.
   * @param to the line after the last.
   * @param rule name of what they were read as, e.g. `body parameters`.
   */
  read(section: Pick<Section, 'section'>, from: number, to: number, rule: string): void {
    const rules = this.#rules.get(section.section) ?? []
    this.#rules.set(section.section, rules)
    for (let line = from; line < to; line += 1) rules[line] = rule
  }

  /** Notes that a rule has made facts of a block. */
  readBlock(section: Pick<Section, 'section'>, block: Block, rule: string): void {
    this.read(section, block.line, block.end, rule)
  }

  /** The rule that has read a line; undefined where none has. */
  ruleOf(section: Pick<Section, 'section'>, line: number): string | undefined {
    return this.#rules.get(section.section)?.[line]
  }
}
