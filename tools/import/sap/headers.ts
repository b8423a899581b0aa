import type { Condition, Parameter } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'
import type { Block } from '../document/blocks.ts'
import type { Section } from '../document/sections.ts'
import { condition } from '../facts/condition.ts'
import { readFacts } from '../facts/read-facts.ts'
import { structureError } from '../foundation/structure.ts'
import type { Part } from '../parts/parts.ts'

/** The headers of a request as printed, with their notes. */
export interface PrintedHeaders {
  headers: { name: string; value: string; mark?: string; line: number }[]
  /** The notes below, by mark: `*1`. */
  notes: Map<string, string>
}

/**
 * Reads lines such as `X-Auth-Token: Keystone token (*1)` and the notes below them.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` for a line that is neither.
 */
export function readHeaderLines(section: Section, part: Part): PrintedHeaders {
  const found: PrintedHeaders = { headers: [], notes: new Map() }
  let last: string | undefined
  for (const block of part.blocks) {
    const text = textOf(section, block)
    const [, name, value, mark] = /^([A-Z][\w-]*): (.+?)(?: \((\*\d)\))?$/.exec(text) ?? []
    const [, noted, note] = /^(\*\d): (.+)$/.exec(text) ?? []
    if (name !== undefined && value !== undefined)
      found.headers.push({ name, value, ...(mark === undefined ? {} : { mark }), line: block.line })
    else if (noted !== undefined && note !== undefined) {
      found.notes.set(noted, note)
      last = noted
    } else if (last !== undefined) found.notes.set(last, `${found.notes.get(last)} ${text}`)
    else throw structureError(section, block.line, `"${text}"`, 'a header such as "Accept: application/xml"')
  }
  return found
}

function textOf(section: Section, block: Block): string {
  if (block.kind === 'paragraph') return block.text.replaceAll('\n', ' ')
  throw structureError(section, block.line, `a ${block.kind} among the headers`, 'lines such as "Accept: …"')
}

/** What the notes on a token say. */
const tokenNotes: readonly (readonly [RegExp, Condition])[] = [
  [
    /\bSpecify the scope of the project\b/,
    condition('required', 'other', { note: 'the scope of the token is the project that is meant' }),
  ],
  [
    /\bscope specified for the token is ignored\b/,
    condition('ignored', 'other', { note: 'the scope of the token, where the caller is the system administrator' }),
  ],
]

/**
 * The headers of a request. A mark without a note means the note that no header refers to, where there is just one.
 */
export function headerParameters({ headers, notes }: PrintedHeaders, cite: (detail: string) => Clause): Parameter[] {
  const unused = [...notes.keys()].filter(mark => !headers.some(header => header.mark === mark))
  const noteOf = (mark: string | undefined): string => {
    if (mark === undefined) return ''
    return notes.get(mark) ?? (unused.length === 1 ? (notes.get(unused[0] as string) ?? '') : '')
  }
  return headers.map(({ name, value, mark }) => {
    const note = noteOf(mark)
    const { conditions: ofNote = [] } = readFacts({ name, type: '', text: note })
    const conditions = [...ofNote, ...tokenNotes.filter(([pattern]) => pattern.test(note)).map(([, meant]) => meant)]
    const isMediaType = /^\w+\/[\w-]+$/.test(value)
    return {
      name,
      in: 'header',
      ...(isMediaType ? { values: [value] } : { type: 'string' }),
      ...(conditions.length === 0 ? {} : { conditions }),
      clause: cite(`request header ${name}`),
    }
  })
}
