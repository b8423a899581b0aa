import { describe, expect, test } from 'vitest'
import { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { inventedSection, table, thrownBy } from '../parts/section.fixture.ts'
import type { ReadChapter } from '../reading.ts'
import { inventedText } from './invented.fixture.ts'
import { importExportIds } from './operation-ids.ts'
import { readImportExport } from './read-chapter.ts'

const header = ['Item', 'API name', 'Description']
const list = table(header, ['1', 'POST /v9/bread', 'Bakes'], ['2', 'GET /v9/bread{?start, limit}', 'Lists'])
const listing = inventedText({ method: 'GET', url: '/v9/bread{?start, limit}' })
const roles = 'Each API can be run using the Baker or Head Baker role.'

/** The whole chapter: its list, its roles, and seven operations that bake, but one that lists. */
function read(texts: Record<string, string> = {}, without: readonly string[] = []): ReadChapter {
  const all: Record<string, string> = { '1.6': '', '1.6.1': roles, '1.6.2': list }
  for (const number of Object.keys(importExportIds)) all[number] = number.endsWith('3') ? listing : inventedText()
  const sections = new Map<string, Section>(
    Object.entries({ ...all, ...texts })
      .filter(([number]) => !without.includes(number))
      .map(([number, text]) => [number, inventedSection(number, `Title ${number}`, text)]),
  )
  return readImportExport(sections, new LineReadings())
}

describe('the chapter', () => {
  const { chapters, operations, findings } = read()

  test('is one service without an endpoint', () => {
    expect(chapters).toMatchObject([{ service: 'import-export', pathPrefix: '', errorCodes: [] }])
    expect(findings?.map(({ finding }) => finding.key)).toEqual(['no-service-type:1.6'])
  })

  test('has seven operations, each with the row that lists it and the roles', () => {
    expect(operations.map(({ operation }) => operation.id)).toEqual(Object.values(importExportIds))
    expect(operations[0]?.operation.listedAs?.map(({ detail }) => detail)).toEqual(['item 1'])
    expect(operations[0]?.operation.roles).toEqual([
      { role: 'Baker', allowed: true, printed: 'can be run' },
      { role: 'Head Baker', allowed: true, printed: 'can be run' },
    ])
  })
})

describe('a chapter that cannot be read', () => {
  test.each([
    ['has no list', { '1.6.2': 'Words' }, [], 'IMPORT_STRUCTURE'],
    ['lists what is no path', { '1.6.2': table(header, ['1', 'BAKE bread', 'Bakes']) }, [], 'IMPORT_STRUCTURE'],
    [
      'lists what no section describes',
      { '1.6.2': `${list}\n${['3', 'POST /v9/cake', 'Bakes'].join('\t')}` },
      [],
      'IMPORT_STRUCTURE',
    ],
    ['describes what is not listed', { '1.6.3.5': inventedText({ url: '/v9/cake' }) }, [], 'IMPORT_STRUCTURE'],
    ['says nothing of roles', { '1.6.1': 'Anybody may bake.' }, [], 'IMPORT_STRUCTURE'],
    ['lacks the list', {}, ['1.6.2'], 'IMPORT_SECTION_MISSING'],
    ['lacks an operation', {}, ['1.6.3.4'], 'IMPORT_OPERATION_ID'],
    ['has one operation more', { '1.6.3.8': '' }, [], 'IMPORT_OPERATION_ID'],
    ['has an operation cut short', { '1.6.3.7': 'URL\n\n/v9/bread' }, [], 'IMPORT_STRUCTURE'],
  ])('is told: %s', (_, texts: Record<string, string>, without: string[], code) => {
    expect(thrownBy(() => read(texts, without)).code).toBe(code)
  })
})
