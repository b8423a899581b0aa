import { describe, expect, test } from 'vitest'
import { readBlocks } from '../document/blocks.ts'
import { LineReadings } from '../document/line-readings.ts'
import { noteForm, splitParts, textOf } from './parts.ts'
import { inventedSection, thrownBy } from './section.fixture.ts'
import { detailSections, sectionOf } from './sections.ts'

const names = new Set(['Where', 'How'])

describe('splitParts', () => {
  test('splits at lines that hold a name and nothing else, and keeps what stands above', () => {
    const parts = splitParts(
      readBlocks(['First', '', 'Where', '', 'There', '', 'How much', '', 'How', '', 'So']),
      names,
    )
    expect(parts.map(({ name, line, blocks }) => [name, line, textOf(blocks)])).toEqual([
      ['', 0, 'First'],
      ['Where', 2, 'There\nHow much'],
      ['How', 8, 'So'],
    ])
  })

  test('notes names and known sentences as read, and no other line', () => {
    const section = inventedSection('9.1', 'Shelves', 'Where\n\nKnown words\n\nOther words')
    const lines = new LineReadings()
    noteForm(section, splitParts(readBlocks(section.lines), names), /^Known/, lines)
    expect([0, 1, 2, 3, 4].map(line => lines.ruleOf(section, line) !== undefined)).toEqual([
      true,
      false,
      true,
      false,
      false,
    ])
  })
})

describe('sections', () => {
  const sections = new Map(['9.1', '9.1.1', '9.1.2'].map(number => [number, inventedSection(number, 'Shelf', '')]))

  test('are found with their ids, in order', () => {
    const found = detailSections(
      sections,
      '9.1',
      { '9.1.1': 'shelf.books.list', '9.1.2': 'shelf.books.show' },
      'ids.ts',
    )
    expect(found.map(({ id, section }) => [id, section.section])).toEqual([
      ['shelf.books.list', '9.1.1'],
      ['shelf.books.show', '9.1.2'],
    ])
  })

  test.each([
    ['a section without an id', { '9.1.1': 'shelf.books.list' }, '9.1.2'],
    ['an id without a section', { '9.1.1': 'a', '9.1.2': 'b', '9.1.3': 'c' }, '9.1.3'],
  ])('do not agree with the ids: %s', (_, ids: Record<string, string>, odd) => {
    const error = thrownBy(() => detailSections(sections, '9.1', ids, 'ids.ts'))
    expect([error.code, error.where]).toEqual(['IMPORT_OPERATION_ID', 'ids.ts'])
    expect(error.message).toMatch(new RegExp(`: ${odd}$`))
  })

  test('are missing by number', () => {
    expect(thrownBy(() => sectionOf(sections, '9.2'))).toMatchObject({
      code: 'IMPORT_SECTION_MISSING',
      message: 'the manual has no section 9.2',
    })
  })
})
