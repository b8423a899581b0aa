import { describe, expect, test } from 'vitest'
import type { Operation, ServiceCatalog } from '../../model/catalog.ts'
import { LineReadings } from '../document/line-readings.ts'
import { bakery, bakeryNames, inventedSection, inventedSections } from './invented.fixture.ts'
import { manualChapters } from './manual-chapters.ts'
import { foundationReader } from './read-foundation.ts'

const text = `Use the APIs listed in [API list](#) on page 7
- "Ovens" category APIs listed in [API list] on page 7.
- "Cellars" category APIs listed in [API list](#) on page 7.
- APIs used in "API Reference Manual (Other Service) " - "Tools" - "Baking".
- Create stack: POST /v1/{tenant_id}/stacks (Create a stack)
This feature is not supported as yet.`
const sections = new Map([
  ...bakery(),
  ...inventedSections(inventedSection('9.3', 'Deliveries', ''), inventedSection('9.3.1', 'Deliveries', text)),
])
const lines = new LineReadings()
const { operations } = foundationReader([{ section: '9.1', details: '9.1.6' }], bakeryNames)(sections, lines)
const catalog = { operations: operations.map(({ operation }): Operation => operation) } as ServiceCatalog

describe('the chapters of a manual', () => {
  const [bakeryChapter, deliveries] = manualChapters(sections, [catalog], lines)

  test('have their services and operations', () => {
    expect(bakeryChapter).toEqual({
      section: '9.1',
      title: 'Bakery',
      page: 7,
      services: ['compute'],
      operations: 5,
    })
  })

  test('without operations point to the lists of others', () => {
    expect(deliveries).toMatchObject({ section: '9.3', services: [], operations: 0 })
    expect(
      deliveries?.pointsTo?.map(({ category, meant, operations: ids }) => [category, meant.section, ids.length]),
    ).toEqual([
      [undefined, '9.1.2', 5],
      ['Ovens', '9.1.2', 2],
      ['Cellars', '9.1.2', 0],
    ])
  })

  test('say what is in other manuals, and what is not supported', () => {
    expect(deliveries?.elsewhere).toEqual([
      { manual: 'Other Service', parts: ['Tools', 'Baking'], apis: ['POST /v1/{tenant_id}/stacks'] },
    ])
    expect(deliveries?.notSupported).toMatchObject({ section: '9.3.1' })
  })

  test('leave no line of theirs unread', () => {
    const section = inventedSection('9.3.1', 'Deliveries', text)
    expect(section.lines.map((_, index) => lines.ruleOf(section, index))).toEqual(section.lines.map(() => 'chapters'))
  })

  test('that point to a page without such a section are refused', () => {
    const wrong = inventedSection('9.3.1', 'Deliveries', text.replace('page 7', 'page 8'))
    const changed = new Map([...sections, ['9.3.1', wrong]])
    expect(() => manualChapters(changed, [catalog])).toThrow(/"API list" on page 8/)
  })
})
