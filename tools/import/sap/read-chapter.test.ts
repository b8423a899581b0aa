import { describe, expect, test } from 'vitest'
import { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { inventedSection, table, thrownBy } from '../parts/section.fixture.ts'
import { readChapterFacts } from './chapter-facts.ts'
import { readCommonResponse } from './common-response.ts'
import { readInvented } from './invented.fixture.ts'
import { sapIds } from './operation-ids.ts'
import { readSap } from './read-chapter.ts'
import { readRequestHeaders } from './request-headers.ts'
import { readStatusList } from './status-list.ts'

const lines = (): LineReadings => new LineReadings()

describe('the list of statuses', () => {
  const header = ['Status code', 'Description']

  test('has codes and reasons, over pages', () => {
    const text = `${table(header, ['200: OK', 'Good'])}\n\n${table(header, ['404: Not Found', 'Gone'], ['410: Gone', 'x'])}`
    const codes = readStatusList(inventedSection('9.7.6', 'Statuses', text), lines())
    expect(codes.map(({ code, reason, clause }) => [code, reason, clause.detail])).toEqual([
      [200, 'OK', 'status 200'],
      [404, 'Not Found', 'status 404'],
      [410, 'Gone', 'status 410'],
    ])
  })

  test.each([
    ['a row without a code', table(header, ['200: OK', 'x'], ['Gone', 'x']), 'line 103 '],
    ['no table', 'Words', 'section 9.7.6'],
  ])('tells the line of %s', (_, text, where) => {
    const error = thrownBy(() => readStatusList(inventedSection('9.7.6', 'Statuses', text), lines()))
    expect([error.code, error.where?.includes(where)]).toEqual(['IMPORT_STRUCTURE', true])
  })
})

describe('the common response', () => {
  const parts: readonly (readonly [string, string])[] = [
    ['When a request is completed normally', 'The status code "200 OK" is returned.'],
    ['When a request is received normally and processing starts asynchronously', '```\n<task/>\n```'],
    ['When an error occurs in the delivery platform region manager', '```\n<error/>\n```'],
    ['When an error occurs in the delivery platform environment', '```\n<errors>\n```\n\n```\n</errors>\n```'],
  ]
  const read = (without?: number, emptied?: number) => {
    const text = parts
      .filter((_, index) => index !== without)
      .map(([name, content]) => `${name}\n\n${name === parts[emptied ?? -1]?.[0] ? 'Words' : content}`)
      .join('\n\n')
    return readCommonResponse(inventedSection('9.7.3', 'Response', text), lines())
  }

  test('has a status, the body of a task, and those of errors', () => {
    const { normal, task, errors } = read()
    expect([normal.code, normal.reason, task, errors.map(({ fences }) => fences.length)]).toEqual([
      200,
      'OK',
      [['<task/>']],
      [1, 2],
    ])
  })

  test.each([0, 1, 2, 3])('cannot be read without part %i, or without what stands there', part => {
    for (const act of [() => read(part), () => read(undefined, part)])
      expect(thrownBy(act)).toMatchObject({ code: 'IMPORT_STRUCTURE' })
  })
})

describe('the headers of every request', () => {
  const read = (text: string) => readRequestHeaders(inventedSection('9.7.2', 'Request', text), operations, lines())
  const operations = [readInvented().operation, readInvented({ header: 'Accept: text/plain' }).operation]

  test('are those of the list that all operations have', () => {
    const text = 'The following HTTP headers can be specified:\n\n- Accept\nType\n- X-Shelf-Id\nShelf\n\nHTTP method'
    expect(read(text).map(({ name }) => name)).toEqual(['Accept'])
  })

  test('cannot be read without a list', () => {
    expect(thrownBy(() => read('HTTP method'))).toMatchObject({ code: 'IMPORT_STRUCTURE' })
  })
})

describe('a chapter that is not whole', () => {
  const chapter = (numbers: readonly string[]): Map<string, Section> =>
    new Map(numbers.map(number => [number, inventedSection(number, 'Title', '')]))
  const details = Object.keys(sapIds)

  test.each([
    ['no chapter', [], 'IMPORT_SECTION_MISSING'],
    ['no section of an operation', ['1.7', ...details.slice(1)], 'IMPORT_OPERATION_ID'],
    ['a section of an unknown operation', ['1.7', ...details, '1.7.5.99'], 'IMPORT_OPERATION_ID'],
    ['no section on responses', ['1.7', ...details], 'IMPORT_SECTION_MISSING'],
    ['a section without content', ['1.7', ...details, '1.7.3'], 'IMPORT_STRUCTURE'],
  ])('is told: %s', (_, numbers, code) => {
    expect(thrownBy(() => readSap(chapter(numbers), lines())).code).toBe(code)
  })

  test('is told when it lacks what it must say of every operation', () => {
    expect(thrownBy(() => readChapterFacts(chapter([]), lines())).code).toBe('IMPORT_SECTION_MISSING')
    const error = thrownBy(() => readChapterFacts(chapter(['1.7.2']), lines()))
    expect([error.code, error.message]).toEqual(['IMPORT_STRUCTURE', expect.stringContaining('"Content-Type"')])
  })
})
