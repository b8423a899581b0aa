import { describe, expect, test } from 'vitest'
import type { ServiceCatalog } from '../../../model/catalog.ts'
import { inventedSection, table } from '../../parts/section.fixture.ts'
import type { OperationReading } from '../../reading.ts'
import { creating, type InventedParts, inventedRow, listing, opening, readInvented } from '../invented.fixture.ts'
import { bodyDetectors } from './body-detectors.ts'
import { sapChapterFindings } from './chapter-findings.ts'
import { sapDetectors } from './detectors.ts'
import { listedDetectors } from './listed-detectors.ts'
import { sectionDetectors } from './section-detectors.ts'

function keysOf(reading: OperationReading, all: readonly OperationReading[] = [reading]): string[] {
  return [...listedDetectors, ...sectionDetectors, ...bodyDetectors]
    .flatMap(detect => detect(reading, all))
    .map(({ key }) => key)
}

describe('the detectors of an operation', () => {
  test('find nothing where nothing is odd', () => {
    expect(keysOf(readInvented())).toEqual([])
  })

  test.each<[string, Partial<InventedParts>]>([
    ['stray-mark:books.open:method', { method: '>PUT' }],
    ['path-letter:books.open:§9.7.5.1', { path: '/|_books/*bookResourceId*/open' }],
    ['path-not-marked:books.open', { path: '/l_books/bookResourceId/open' }],
    ['part-missing:books.open:request Query', { query: '' }],
    ['part-missing:books.open:response Status code', { status: '' }],
    ['note-mark:books.open:*2:*3', { header: opening.header.replace('\n*2:', '\n*3:') }],
    ['argument-case:books.open:Type', { body: opening.body.replace('\ntype', '\nType') }],
    ['heading-after-text:books.open:Caution', { description: 'Opens.\n\nCaution' }],
  ])('find %s', (key, changes) => {
    // Two more, so that what one operation does is not what most of them do.
    expect(keysOf(readInvented(changes), [readInvented(changes), readInvented(), readInvented()])).toEqual([key])
  })

  test.each([
    ['title', 'Burn book', '/l_books/{bookResourceId}/open'],
    ['title-wording', 'Retrieve a list of books', '/l_books/{bookResourceId}/open'],
    ['path-name', 'List books', '/l_books/{bookId}/open'],
    ['path', 'List books', '/l_books/{bookResourceId}/read'],
  ])('find %s in the rows that list it', (name, title, path) => {
    const rows = [inventedRow('List books'), inventedRow(title, path)]
    const reading = readInvented({}, { title: 'List books', rows })
    expect(keysOf(reading)).toEqual([`${name}:books.open:§9.7.1`])
  })

  test('find a header that nearly all others have, and that of a body', () => {
    const others = Array.from({ length: 6 }, () => readInvented())
    const header = opening.header.replace(/^Content-Type.*\n\nAccept.*\n\n/, '')
    expect(keysOf(readInvented({ header }), [...others, readInvented({ header })])).toEqual([
      'header-missing:books.open:Content-Type',
      'header-missing:books.open:Accept',
    ])
  })

  test('find what was mended in a body, and what could not be', () => {
    expect(keysOf(readInvented(listing, { title: 'List books' })).filter(key => key.startsWith('xml'))).toEqual([
      'xml-repair:books.open:put-dots-that-stand-for-further-content-into-a-comment',
    ])
    expect(keysOf(readInvented({ response: '```\n<a><b></a>\n```' }))).toContain(
      'xml-not-repairable:books.open:response',
    )
  })

  test('find words without an item, and items that are spelled otherwise', () => {
    const split = keysOf(readInvented(listing, { title: 'List books' })).filter(key => /item|explained/.test(key))
    expect(split).toEqual(['item-split:books.open:numOf Pages'])
    const body = `${creating.body}`
      .replace('<i>numOfPages</i>', '<i>NumOfPages</i>')
      .replace('coverColour</i>', 'ink</i>')
    expect(keysOf(readInvented({ ...creating, body })).filter(key => /item|explained/.test(key))).toEqual([
      'value-not-explained:books.open:/Resources/Book/Cover/@auto',
      'value-not-explained:books.open:/Resources/Book/Cover/@colour',
      'item-spelling:books.open:NumOfPages',
    ])
  })

  test('look at their own chapter only', () => {
    const evidence = {
      service: 'library',
      catalog: {} as ServiceCatalog,
      operations: [readInvented()],
      all: [],
      rst: [],
    }
    expect(sapDetectors.flatMap(detect => detect(evidence))).toEqual([])
  })
})

describe('the findings of the chapter', () => {
  const header = ['Status code', 'Error messages', 'Cause']
  const findings = (roles: string, messages: string): string[] =>
    sapChapterFindings(inventedSection('9.7.1.2', 'Roles', roles), inventedSection('9.7.7', 'Messages', messages), [
      readInvented().operation,
    ]).map(({ key }) => key)

  test('are symbols without a legend, and permissions of two roles', () => {
    const columns = table(['Item', 'API', 'Reader (get_books)', 'Guest (get_books)', 'Writer (put_books)'], ['1'])
    expect(findings(`- Y: Yes\n- N: No\n\n${columns}`, '')).toEqual(['role-permission-twice:get_books'])
    expect(findings('- A: All\n- N: None', '')).toEqual(['role-symbol:Y'])
  })

  test.each([
    ['message-in-status:Common:404', ['404 Gone', 'Why']],
    ['argument-without-dollar:Common:409', ['409', 'stopped. {0}']],
    ['message-described:Common:409', ['409', 'Text explaining why it is dark']],
  ])('are %s', (key, row) => {
    expect(findings('- Y: Yes', `Common\n\n${table(header, [...row, 'x'])}`)).toEqual([key])
  })
})
