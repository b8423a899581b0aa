import type { Sample } from '../../../model/sample.ts'
import { ConformanceError } from '../../../shared/errors.ts'
import type { Block } from '../../document/blocks.ts'
import type { Section } from '../../document/sections.ts'
import { type Caption, readCaption, variantOfNote } from './captions.ts'

/** One body as the document prints it. */
export interface PrintedBody {
  role: Sample['role']
  /** What stands above it; absent where only the heading "Response" does. */
  caption?: Caption
  /** What a sentence between caption and body says that it shows. */
  note?: string
  /** Its lines by page; of the lines outside of fences those that belong to it. */
  parts: string[]
  fences: number
  /** A member of an object that prose quotes alone. */
  isExcerpt: boolean
  /** Caption, sentence, fences and lines that it was read from. */
  used: Block[]
}

const isExcerpt = (text: string): boolean => /^"[\w-]+"\s*:/.test(text)
/** Commands and paths that the text asks a reader to use on a server. */
const isShell = (text: string): boolean => /^[#/]/.test(text)
const onlyClosing = /^[\s\]},]+$/

/**
 * Finds the bodies of a section. Fences without anything between them are one body that page breaks split.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` when a fence is never closed, or holds neither JSON nor something for a shell.
 */
export function readBodies(section: Pick<Section, 'section' | 'line'>, blocks: readonly Block[]): PrintedBody[] {
  const bodies: PrintedBody[] = []
  let above: Pick<PrintedBody, 'role' | 'caption' | 'note' | 'used'> = { role: 'request', used: [] }
  let open: PrintedBody | undefined
  for (const block of blocks) {
    if (block.kind === 'fence') {
      if (!block.closed) throw unreadable(section, block, 'is never closed', 'a line of three backticks')
      const text = trimLines(block.lines)
      if (open !== undefined) {
        open.parts.push(text)
        open.fences += 1
        open.used.push(block)
      } else if (/^[{[]/.test(text) || isExcerpt(text)) {
        open = { ...above, parts: [text], fences: 1, isExcerpt: isExcerpt(text), used: [...above.used, block] }
        // It is of what the service answers, wherever it is quoted.
        if (open.isExcerpt) open.role = 'response'
        bodies.push(open)
        const { role, caption } = above
        above = { role, ...(caption === undefined ? {} : { caption }), used: [] }
      } else if (!isShell(text)) throw unreadable(section, block, 'holds neither a body nor commands', expected)
      continue
    }
    if (open !== undefined && block.kind === 'paragraph' && onlyClosing.test(block.text)) {
      open.parts.push(block.text)
      open.used.push(block)
      continue
    }
    open = undefined
    if (block.kind === 'paragraph') above = readAbove(above, block)
  }
  return bodies
}

function readAbove(
  above: Pick<PrintedBody, 'role' | 'caption' | 'used'>,
  block: Block & { kind: 'paragraph' },
): Pick<PrintedBody, 'role' | 'caption' | 'note' | 'used'> {
  const heading = /^(request|response)$/i.exec(block.text)?.[1]?.toLowerCase() as Sample['role'] | undefined
  if (heading !== undefined) return { role: heading, used: [] }
  const caption = readCaption(block.text)
  const note = variantOfNote(block.text)
  if (caption !== undefined) {
    // A heading and the sentence below it are captions of one body; a caption of the other role had no body.
    const used = above.caption?.role === caption.role ? [...above.used, block] : [block]
    return { role: caption.role, caption, used, ...(note === undefined ? {} : { note }) }
  }
  return note === undefined ? above : { ...above, note, used: [...above.used, block] }
}

function trimLines(lines: readonly string[]): string {
  return lines
    .map(line => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '')
}

const expected = 'JSON, a member of an object, or lines for a shell'

function unreadable(
  section: Pick<Section, 'section' | 'line'>,
  block: Block,
  what: string,
  instead: string,
): ConformanceError {
  return new ConformanceError('IMPORT_STRUCTURE', `a fence of §${section.section} ${what}`, {
    where: `line ${section.line + 1 + block.line}`,
    next: `expected ${instead}; compare the text with the document, or teach tools/import/samples/json the form`,
  })
}
