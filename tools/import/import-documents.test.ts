import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ServiceCatalog } from '../model/catalog.ts'
import type { Erratum } from '../model/erratum.ts'
import type { Sample } from '../model/sample.ts'
import { recogniseDocuments } from './document/recognise.ts'
import type { Adjudication } from './errata/adjudications.ts'
import { type ImportedFiles, importDocuments } from './import-documents.ts'
import { inventedForm } from './jio/invented.fixture.ts'
import type { Chapter } from './read-service.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
const chapter: Chapter = {
  section: '9.1',
  service: 'shelf-storage',
  urls: '9.1.1',
  list: '9.1.2',
  errors: '9.1.3',
  details: '9.1.4',
  ids: { '9.1.4.1': 'shelf-storage.books.list', '9.1.4.2': 'shelf-storage.books.copy' },
}
const everything: Adjudication = { id: 'all', clause: '§9.1', chosen: 'either', why: 'invented', finds: ['*'] }

function importInvented(times = 1, adjudications = [everything]): ImportedFiles {
  const texts = ['manual.txt', 'foundation.txt', 'index.txt', 'jio.txt'].map(file => ({
    file,
    text: readFileSync(join(fixtures, file), 'utf8').repeat(times),
  }))
  return importDocuments(
    recogniseDocuments(texts, fixtures),
    { adjudicationsOf: service => (service === 'jio-api' ? [everything] : adjudications), review: () => undefined },
    { chapters: [chapter], readers: [], jio: inventedForm },
  )
}

const files = importInvented()
const read = (path: string): string => files.get(path) ?? `no file ${path}`
const catalog = JSON.parse(read('spec/catalog/k5-foundation-1.12/shelf-storage.json')) as ServiceCatalog
const [list, copy] = catalog.operations as [ServiceCatalog['operations'][0], ServiceCatalog['operations'][0]]

describe('the catalog', () => {
  test('has the service', () => {
    expect(catalog).toMatchObject({
      service: 'shelf-storage',
      serviceType: 'shelf-store',
      title: 'Shelf storage',
      clause: { section: '9.1', page: 700 },
      chapters: [{ section: '9.1', title: 'Shelf storage', pathPrefix: '/v9/{shelf}' }],
    })
    expect(catalog.chapters[0]?.errorCodes.map(({ code, reason }) => [code, reason])).toEqual([
      [401, 'Unauthorized'],
      [404, 'Not Found'],
    ])
  })

  test('has each operation with its statuses from text and samples', () => {
    const statuses = (operation: typeof list): number[][] =>
      [operation.normalCodes, operation.errorCodes].map(codes => codes.map(({ code }) => code))
    expect([list.id, list.method, list.path, list.clause.page]).toEqual([
      'shelf-storage.books.list',
      'GET',
      '/v9/{shelf}',
      702,
    ])
    expect(statuses(list)).toEqual([[200, 204], [418]])
    expect(statuses(copy)).toEqual([[201, 202], []])
  })

  test('has parameters that only the URL names, families, values and what has no table', () => {
    const named = (operation: typeof list, name: string) =>
      operation.parameters.find(parameter => parameter.name === name)
    expect(named(list, 'limit')).toMatchObject({
      in: 'query',
      type: 'integer',
      values: ['ten', 'twenty', 'all'],
      default: 'ten',
    })
    expect(named(list, 'colour')).toMatchObject({ in: 'query', clause: { detail: 'query template colour' } })
    expect(named(copy, 'X-Remove-Shelf-{name}')).toMatchObject({
      in: 'header',
      family: true,
      cardinality: { min: 0, max: null },
    })
    expect(named(copy, 'X-Remove-Shelf-Meta-{name}')).toMatchObject({ family: true })
    expect(named(copy, 'shelf')).not.toHaveProperty('type')
    expect(list.responseHeaders[0]).toMatchObject({
      name: 'X-Shelf-Meta-{name}',
      cardinality: { min: 0, max: null, printed: '0..' },
    })
  })

  test('has the elements with parents and children', () => {
    expect(list.responseElements.map(({ name, parent, children }) => [name, parent, children])).toEqual([
      ['shelf', null, ['book']],
      ['book', 'shelf', []],
    ])
    expect(copy.responseElements).toEqual([])
  })
})

describe('the samples', () => {
  test.each([
    [
      '9.1.4.1-list-books-json.request.sh',
      'curl -i $publicURL -X GET -H "X-Shelf-Meta-Colour: red" -H "X-Auth-Token: $token"\n',
    ],
    ['9.1.4.1-list-books-json.http-response.txt', 'HTTP/1.1 200 OK\nX-Trans-Id: one\nContent-Length: 24\n'],
    ['9.1.4.1-list-books-json.response.json', '{\n  "Books": [\n    "a",\n    "b"\n  ]\n}\n'],
    ['9.1.4.2-copy-book.response.txt', 'abc'],
  ])('%s is whole', (file, text) => {
    expect(read(`samples/k5/foundation/${file}`)).toBe(text)
  })

  test('are in the index with their repairs, and at their operation', () => {
    const { samples } = JSON.parse(read('samples/index.json')) as { samples: Sample[] }
    expect(
      samples.map(({ form, fencesJoined, repairs, confidence }) => [form, fencesJoined, repairs.length, confidence]),
    ).toEqual([
      ['curl', 1, 2, 'repaired'],
      ['http', 2, 0, 'exact'],
      ['json', 2, 1, 'repaired'],
      ['curl', 1, 0, 'exact'],
      ['http', 1, 0, 'exact'],
      ['text', 1, 0, 'exact'],
    ])
    expect(list.samples).toEqual(samples.slice(0, 3).map(({ id }) => id))
  })
})

describe('the community tables', () => {
  test('become catalogs with the ids of the manual', () => {
    const table = JSON.parse(read('spec/catalog/k5-rst-index/shelf-storage.json')) as ServiceCatalog
    expect(table.operations.map(({ id, path }) => [id, path])).toEqual([
      ['shelf-storage.books.list', '/v9/{shelf}'],
      ['shelf-storage.books.copy', '/v9/{shelf}/{book}'],
    ])
  })
})

describe('a document repeated', () => {
  test.each([2, 4, 8])('%i times gives the same files', times => {
    expect([...importInvented(times)]).toEqual([...files])
  })
})

describe('adjudications', () => {
  const keysOf = (adjudications: Adjudication[]): string => {
    try {
      importInvented(1, adjudications)
      return 'accepted'
    } catch (error) {
      return (error as Error).message
    }
  }

  test.each([
    ['query-not-described:books.list:colour'],
    ['url-in-contents:books.list'],
    ['error-not-listed:books.list:418'],
    ['cardinality-damaged:books.list:X-Shelf-Meta-name'],
    ['cardinality:request-header:x-auth-token'],
    ['two-names:books.copy:X-Remove-Shelf-name'],
    ['parameter-untyped:books.copy:{shelf}'],
    ['status-in-sample:books.copy:202'],
    ['repair:9.1.4.1-list-books-json.request:2'],
    ['content-length:9.1.4.1-list-books-json'],
    ['json-envelope:books.list'],
    ['response-header-not-described:books.copy:Etag'],
    ['community-count:books.copy'],
  ])('%s must be decided', key => {
    expect(keysOf([])).toContain(`not decided: ${key}`)
  })

  test('fail when they match nothing, or when two decide the same', () => {
    expect(keysOf([everything, { ...everything, id: 'odd', finds: ['nothing:*'] }])).toContain(
      'odd: nothing detected is nothing:*',
    )
    expect(keysOf([everything, { ...everything, id: 'again', finds: ['etag*', 'url-in-contents:*'] }])).toContain(
      'decided by all and again: url-in-contents:books.list',
    )
    expect(keysOf([everything, everything])).toContain('two adjudications are called all')
  })

  test('fail when a cited sentence is gone', () => {
    const prose = (pattern: string) => ({
      ...everything,
      id: 'prose',
      finds: [],
      kind: 'omission' as const,
      operations: [],
      prose: [{ clause: '§9.1.4.1', pattern, reading: 'r' }],
    })
    expect(keysOf([everything, prose('odd shelf')])).toBe('accepted')
    expect(keysOf([everything, prose('even shelf')])).toContain('prose: §9.1.4.1 has no text like /even shelf/')
  })

  test('become errata with every reading, and correct the catalog', () => {
    const corrects = [
      { in: 'response-header' as const, name: '*{name}', cardinality: '0..*' },
      { in: 'header' as const, name: 'X-Auth-Token', cardinality: '0..1' },
    ]
    expect(keysOf([{ ...everything, corrects }])).toContain('all corrects nothing: response-header *{name}')
    const corrected = importInvented(1, [{ ...everything, corrects: corrects.slice(1) }])
    const token = (
      JSON.parse(corrected.get('spec/catalog/k5-foundation-1.12/shelf-storage.json') as string) as ServiceCatalog
    ).operations[0]?.parameters[0]
    expect(token?.cardinality).toEqual({ min: 0, max: 1, printed: '1..1' })
    const { errata } = JSON.parse(corrected.get('spec/errata/shelf-storage.json') as string) as { errata: Erratum[] }
    expect(errata).toHaveLength(1)
    expect(errata[0]?.readings.length).toBeGreaterThan(20)
    expect(errata[0]?.operations).toEqual(['shelf-storage.books.list', 'shelf-storage.books.copy'])
  })
})
