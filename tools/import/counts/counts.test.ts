import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Operation, ServiceCatalog } from '../../model/catalog.ts'
import type { DocumentId } from '../../model/clause.ts'
import { loadCatalogs } from '../../shared/load-spec.ts'
import { packageRoot } from '../../shared/package-root.ts'
import { formatJson } from '../../shared/write-json.ts'
import { type ChapterCounts, countJio, countManual, countTables } from './count-text.ts'

/** What the texts hold, counted without the importer; committed, since the texts are not. */
interface TextCounts {
  manual: Record<string, ChapterCounts>
  foundation: ReturnType<typeof countTables>
  index: ReturnType<typeof countTables>
  jio: number
}

const countsFile = join(import.meta.dirname, 'text-counts.json')
const counts = JSON.parse(readFileSync(countsFile, 'utf8')) as TextCounts
const folder = process.env.K5C_DOCUMENTS

test.skipIf(folder === undefined)('the committed counts are those of the texts (--update writes them)', async () => {
  const texts = readdirSync(folder as string)
    .filter(name => name.endsWith('.txt'))
    .map(name => readFileSync(join(folder as string, name), 'utf8'))
  const textWith = (mark: RegExp): string => texts.find(text => mark.test(text.slice(0, 4000))) ?? ''
  const counted: TextCounts = {
    manual: countManual(textWith(/^Version 1\.12$/m)),
    foundation: countTables(textWith(/^Fujitsu K5 IaaS API Reference - Foundation Service$/m)),
    index: countTables(textWith(/^Fujitsu K5 IaaS Foundation API$/m)),
    jio: countJio(textWith(/Jio Cloud/)),
  }
  await expect(formatJson(counted)).toMatchFileSnapshot(countsFile)
})

const catalogsOf = (document: DocumentId): ServiceCatalog[] => loadCatalogs(document)
const operationsOf = (document: DocumentId): Operation[] => catalogsOf(document).flatMap(({ operations }) => operations)
const manual = operationsOf('k5-foundation-1.12')
const within = (chapter: string) => (operation: Operation) => operation.clause.section.startsWith(`${chapter}.`)
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** Rows of the tables whose header begins so, in one chapter of the text. */
function rows(chapter: string, ...headers: string[]): number {
  const own = Object.entries(counts.manual[chapter]?.rows ?? {})
  return sum(own.filter(([header]) => headers.some(begin => header.startsWith(begin))).map(([, count]) => count))
}

/** Facts of a chapter that cite a row, each row once. */
function cited(
  chapter: string,
  pattern: RegExp,
  of: (operation: Operation) => { clause: Operation['clause'] }[],
): number {
  const places = manual
    .filter(within(chapter))
    .flatMap(of)
    .map(({ clause }) => `${clause.section} ${clause.detail}`)
  return new Set(places.filter(place => pattern.test(place))).size
}

const parameters = ({ parameters: own, responseHeaders, responseElements, errorElements = [] }: Operation) => [
  ...own,
  ...responseHeaders,
  ...responseElements,
  ...errorElements,
]
const chapters = Object.keys(counts.manual)
const tabled = ['1.1', '1.2', '1.3', '1.5', '1.8', '2.1', '2.4']

describe('the catalogs have as many', () => {
  test.each(chapters)('operations of chapter %s as the text', chapter => {
    expect(manual.filter(within(chapter))).toHaveLength(counts.manual[chapter]?.operations ?? 0)
  })

  test('operations in all', () => {
    expect(manual).toHaveLength(161)
  })

  test.each(tabled)('normal codes of chapter %s as the text', chapter => {
    const codes = manual.filter(within(chapter)).flatMap(({ normalCodes }) => normalCodes)
    expect(codes).toHaveLength(counts.manual[chapter]?.normalCodes ?? 0)
  })

  /** Rows that are no fact of their own, by chapter. */
  const repeated: Record<string, number> = {
    // Two tables name the members of the body among the variables of the path, and the next table names them again.
    '1.2': 5,
    // Three rows of one table begin with an empty cell: their names stand in the second column.
    '2.1': -3,
  }
  test.each(tabled)('parameters of chapter %s as its tables have rows', chapter => {
    const facts = cited(chapter, / (URI|query|body|response) (parameter|header) /, parameters)
    expect(facts).toBe(rows(chapter, 'name, type', 'parameter, type') - (repeated[chapter] ?? 0))
  })

  test('parameters, codes and messages of import and export as the text', () => {
    // Seven rows of one table tell the values of another row.
    expect(cited('1.6', / parameter /, parameters)).toBe(rows('1.6', 'parameter,') - 7)
    expect(cited('1.6', / request header /, parameters)).toBe(rows('1.6', 'request header,'))
    const codes = manual.filter(within('1.6')).flatMap(({ normalCodes, errorCodes }) => [...normalCodes, ...errorCodes])
    expect(codes).toHaveLength(rows('1.6', 'status code, description'))
    const errors = manual.filter(within('1.6')).flatMap(({ errors: own = [] }) => own)
    expect(errors).toHaveLength(rows('1.6', 'status code, detailed', 'messages,'))
  })

  test('arguments, roles, codes and messages of SAP as the text', () => {
    expect(cited('1.7', / (form argument|query parameter) /, parameters)).toBe(rows('1.7', 'argument name'))
    expect(manual.filter(within('1.7')).flatMap(({ roles = [] }) => roles)).toHaveLength(
      5 * rows('1.7', 'item, api, subscriber'),
    )
    const [chapter] = catalogsOf('k5-foundation-1.12').flatMap(({ chapters: all }) =>
      all.filter(({ section }) => section === '1.7'),
    )
    // Three of the statuses that are listed are no errors.
    expect(chapter?.errorCodes).toHaveLength(rows('1.7', 'status code, description') - 3)
    const own = manual.flatMap(({ id, errors = [] }) => (id.startsWith('sap.') ? errors : []))
    // Three messages on images are those of snapshots too, and one is that of three operations on projects.
    const messages = own.length - 5 + (chapter?.errors?.length ?? 0)
    expect(messages).toBe(rows('1.7', 'status code, error messages'))
  })

  test.each(['1.1', '1.2', '1.5', '1.8', '2.1', '2.4', '2.7'])('error codes of chapter %s as the text', section => {
    const own = catalogsOf('k5-foundation-1.12').flatMap(({ chapters: all }) =>
      all.filter(chapter => chapter.section === section),
    )
    for (const { errorCodes } of own) expect(errorCodes).toHaveLength(rows(section, 'error code, description'))
    expect(own.length).toBeGreaterThan(0)
  })

  test('types and cardinalities of object storage as the text', () => {
    const typed = manual
      .filter(within('2.7'))
      .flatMap(parameters)
      .filter(fact => fact.cardinality !== undefined)
    // Seven names share the table of the name above them.
    expect(typed).toHaveLength(rows('2.7', 'data type') + 7)
  })

  test.each(chapters)('fences of chapter %s, read or not', chapter => {
    const { sections } = JSON.parse(
      readFileSync(join(packageRoot, 'spec/catalog/k5-foundation-1.12.readings.json'), 'utf8'),
    ) as { sections: { section: string; fences: number }[] }
    const own = sections.filter(({ section }) => `${section}.`.startsWith(`${chapter}.`))
    expect(sum(own.map(({ fences }) => fences))).toBe(counts.manual[chapter]?.fences)
  })

  test('rows and samples of the community tables', () => {
    const files = catalogsOf('k5-rst-foundation').flatMap(({ chapters: all, operations }) =>
      [...all, ...operations].flatMap(({ sampleFiles = [] }) => sampleFiles),
    )
    expect(files).toHaveLength(counts.foundation.samples)
    const index = operationsOf('k5-rst-index')
    expect(index).toHaveLength(counts.index.operations)
    expect(sum(index.map(({ sampleCount = 0 }) => sampleCount))).toBe(counts.index.claimed)
  })

  test('rows of Jio', () => {
    expect(operationsOf('jio-api')).toHaveLength(counts.jio)
  })
})
