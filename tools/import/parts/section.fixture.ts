import type { Section } from '../document/sections.ts'

/** A section of an invented document; its heading stands on line 100, so that `lines[0]` is line 101. */
export function inventedSection(number: string, title: string, text: string): Section {
  return {
    section: number,
    title,
    contentsTitle: title,
    page: 7,
    line: 100,
    lines: text.replace(/^\n|\n+$/g, '').split('\n'),
  }
}

/** A table as the manual prints one: a row a line, with tabs between the cells. */
export function table(...rows: readonly (readonly string[])[]): string {
  return rows.map(row => row.join('\t')).join('\n')
}

/** What a function throws: `where` names the line of the document. */
export function thrownBy(act: () => unknown): { code?: string; message: string; where?: string } {
  try {
    act()
  } catch (error) {
    return error as { code?: string; message: string; where?: string }
  }
  return { message: 'nothing was thrown' }
}
