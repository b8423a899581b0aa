import { ConformanceError } from '../../shared/errors.ts'
import type { Block } from '../document/blocks.ts'
import type { NoteBlock } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { type Field, type FieldGroup, readCardinality, readValues } from './field.ts'

/** A section of an operation, taken apart. */
export interface OperationParts {
  /** What stands before the first group of fields. */
  introduction: Block[]
  fields: Field[]
  /** What the document says where it lists no elements: `None.` or a sentence. */
  elementsNote?: string
  /** What stands after the last field: the examples. */
  examples: Block[]
}

const groups: readonly [RegExp, FieldGroup][] = [
  [/^request headers?$/i, 'request header'],
  [/^request parameters?$/i, 'request parameter'],
  [/^query parameters?$/i, 'query parameter'],
  [/^response headers?$/i, 'response header'],
  [/^response elements?$/i, 'response element'],
]

/** A paragraph of one word is the name of a field: no sentence of the documents is that short. */
const nameLine = /^`?(\{?[A-Za-z][\w-]*\}?)`?$/

/**
 * Takes a section apart by its group headings. Each entry of a group is a name (or several, one below the other), its
 * sentences, and a table with type and cardinality, which some entries lack.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` when a table is not one of a field.
 */
export function readFields(
  blocks: readonly Block[],
  section: Pick<Section, 'section' | 'line'>,
  noteBlock: NoteBlock,
): OperationParts {
  const parts: OperationParts = { introduction: [], fields: [], examples: [] }
  let group: FieldGroup | undefined
  /** The fields of the entry being read. */
  let entry: Field[] = []
  let complete = true
  for (const [index, block] of blocks.entries()) {
    const heading = block.kind === 'paragraph' ? groups.find(([pattern]) => pattern.test(block.text))?.[1] : undefined
    if (heading !== undefined) {
      noteBlock(block, 'headings')
      group = heading
      entry = []
      complete = true
    } else if (group === undefined) parts.introduction.push(block)
    else if (block.kind === 'table') {
      applyTable(entry, block, placeOf(section, block))
      noteBlock(block, 'type and cardinality')
      complete = true
    } else if (block.kind === 'paragraph' && nameLine.test(block.text) && !/^none$/i.test(block.text)) {
      noteBlock(block, 'names')
      const name = nameLine.exec(block.text)?.[1] as string
      const field: Field = { group, name, parent: null, children: [], text: '' }
      // A second name directly below the first belongs to the same entry.
      const joins = !complete && entry.length > 0 && entry.every(other => other.text === '')
      entry = joins ? [...entry, field] : [field]
      complete = false
      parts.fields.push(field)
    } else if (block.kind === 'paragraph' && /^data type\b/i.test(block.text))
      throw new ConformanceError('IMPORT_STRUCTURE', 'a table of one column; expected type and cardinality', {
        where: placeOf(section, block),
        next: 'give the document as it was published',
      })
    else if (block.kind === 'paragraph' && !complete) {
      if (entry.some(({ name }) => Object.keys(readValues(name, block.text)).length > 0)) noteBlock(block, 'values')
      for (const field of entry) field.text = field.text === '' ? block.text : `${field.text}\n${block.text}`
    } else if (group === 'response element') {
      // A sentence where a name is due ends the fields; directly below the heading it stands for the list of elements.
      const note = block.kind === 'paragraph' && entry.length === 0 ? block.text : undefined
      if (note !== undefined) {
        noteBlock(block, 'no elements')
        parts.elementsNote = note
      }
      parts.examples = blocks.slice(note === undefined ? index : index + 1)
      break
    } else
      throw new ConformanceError('IMPORT_STRUCTURE', `neither a name nor a table in "${group}"`, {
        where: placeOf(section, block),
        next: 'teach tools/import/operation/read-fields.ts this form',
      })
  }
  return parts
}

function applyTable(entry: readonly Field[], table: Block & { kind: 'table' }, where: string): void {
  const columns = table.header.map(cell => cell.toLowerCase())
  const row = table.rows[0]
  const cell = (name: RegExp): string | undefined => row?.[columns.findIndex(column => name.test(column))]
  const type = cell(/^data type$/)
  const printed = cell(/^cardinality$/)
  const cardinality = printed === undefined ? undefined : readCardinality(printed)
  if (entry.length === 0 || table.rows.length !== 1 || type === undefined || cardinality === undefined)
    throw new ConformanceError('IMPORT_STRUCTURE', 'a table that is not the type and cardinality of a field', {
      where,
      next: 'teach tools/import/operation/read-fields.ts this form',
    })
  for (const field of entry) {
    field.type = type
    field.cardinality = cardinality
    field.parent = namesIn(cell(/^parent element/))[0] ?? null
    field.children = namesIn(cell(/^child element/))
  }
}

function placeOf({ section, line }: Pick<Section, 'section' | 'line'>, block: Block): string {
  return `section ${section}, line ${line + 1 + block.line} of the manual`
}

function namesIn(cell: string | undefined): string[] {
  return (cell ?? '').split(/\s+/).filter(name => name !== '' && name !== 'None')
}
