/** A run of lines of one nature. */
export type Block =
  | ({ kind: 'paragraph'; text: string } & Extent)
  | ({ kind: 'table'; header: readonly string[]; rows: readonly (readonly string[])[] } & Extent)
  | ({ kind: 'fence'; lines: readonly string[]; closed: boolean } & Extent)

/** Lines of a block, counted from 0 within the section: the first, and the one after the last. */
interface Extent {
  line: number
  end: number
}

/** A line that opens or closes a code fence; extraction left a blank before some. */
const fenceMark = /^\s*```\w*\s*$/

/**
 * Groups the lines of a section: code between fences, tables (lines with tabs), paragraphs (the other lines up to a
 * blank one). A fence that is never closed reaches to the end.
 */
export function readBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  let index = 0
  const take = (goesOn: (line: string) => boolean): string[] => {
    const from = index
    while (index < lines.length && goesOn(lines[index] as string)) index += 1
    return lines.slice(from, index)
  }
  while (index < lines.length) {
    const line = index
    const text = lines[index] as string
    if (text.trim() === '') index += 1
    else if (fenceMark.test(text)) {
      index += 1
      const body = take(next => !fenceMark.test(next))
      const closed = index < lines.length
      index += 1
      blocks.push({ kind: 'fence', lines: body, closed, line, end: Math.min(index, lines.length) })
    } else if (isRow(text)) {
      const [header = [], ...rows] = take(isRow).map(row => row.split('\t').map(cell => cell.trim()))
      blocks.push({ kind: 'table', header, rows, line, end: index })
    } else {
      const body = take(next => next.trim() !== '' && !fenceMark.test(next) && !isRow(next))
      blocks.push({ kind: 'paragraph', text: body.map(part => part.trim()).join('\n'), line, end: index })
    }
  }
  return blocks
}

function isRow(line: string): boolean {
  return line.trim() !== '' && line.includes('\t')
}
