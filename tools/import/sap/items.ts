import type { Block } from '../document/blocks.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { plainText } from '../facts/plain-text.ts'
import { structureError } from '../foundation/structure.ts'
import { readTables } from '../parts/tables.ts'

/** A row of a table `Item | Description | Details`: what stands for a value in a body above. */
export interface Item {
  /** As printed, without its emphasis. */
  name: string
  /** Element that the table is on, where it says so: its rows are attributes, or the element itself. */
  tag?: string
  description: string
  details: string
  /** Heading inside of the table that it stands below. */
  group?: string
  /** Taken from the section of a request, which limits what may be asked for, not what may be shown. */
  ofRequest?: true
  line: number
}

/** The items of a section, and whether it refers to those of the creation for what it leaves out. */
export interface Items {
  items: Item[]
  refersToCreation: boolean
}

/**
 * Reads the tables of items among some blocks.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` for a table with other columns.
 */
export function readItems(section: Section, blocks: readonly Block[], lines: LineReadings): Items {
  const found: Items = { items: [], refersToCreation: false }
  for (const { above, blocks: pages, rows } of readTables(section, blocks, ['Item', 'Description', 'Details'])) {
    const tag = /^Tag name: (\w+)$/.exec(above?.kind === 'paragraph' ? above.text : '')?.[1]
    if (above !== undefined && tag !== undefined) lines.readBlock(section, above, 'items')
    for (const page of pages) lines.readBlock(section, page, 'items')
    let group: string | undefined
    for (const {
      cells: [name = '', description = '', details = ''],
      line,
    } of rows) {
      const heading = description === '' && details === ''
      if (heading && /^Refer to the creation API for details/.test(name)) found.refersToCreation = true
      else if (heading && /^Specify the following items/.test(name)) group = name
      else if (heading)
        throw structureError(section, line, `"${name}" as a row of items`, 'an item, or a known heading')
      else
        found.items.push({
          name: plainText(name),
          ...(tag === undefined ? {} : { tag }),
          description,
          details,
          ...(group === undefined ? {} : { group }),
          line,
        })
    }
  }
  return found
}

/**
 * The item for a value of a body: by the word that stands in the value's place, else by the element or attribute.
 * Words are compared without the blanks that narrow columns have put in, without case, and without the number that
 * tells repeated ones apart.
 */
export function findItem(
  items: readonly Item[],
  value: { word: string; element: string; name: string },
): Item | undefined {
  const word = comparable(value.word)
  return (
    items.find(item => item.tag === undefined && comparable(item.name) === word) ??
    items.find(
      item =>
        item.tag === value.element && (item.name === '' ? value.name === value.element : item.name === value.name),
    ) ??
    items.find(item => item.tag === undefined && comparable(item.name) === comparable(value.name))
  )
}

function comparable(word: string): string {
  return word.replace(/[\s\d]/g, '').toLowerCase()
}
