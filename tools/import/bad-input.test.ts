import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ConformanceError } from '../shared/errors.ts'
import { packageRoot } from '../shared/package-root.ts'
import { recogniseDocuments, type SourceText } from './document/recognise.ts'
import { importDocuments } from './import-documents.ts'
import { importFolder } from './import-folder.ts'
import { inventedForm } from './jio/invented.fixture.ts'
import type { Chapter } from './read-service.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
const temporary = mkdtempSync(join(tmpdir(), 'k5c-bad-input-'))
afterAll(() => rmSync(temporary, { recursive: true }))

const chapter: Chapter = {
  section: '9.1',
  service: 'shelf-storage',
  urls: '9.1.1',
  list: '9.1.2',
  errors: '9.1.3',
  details: '9.1.4',
  ids: { '9.1.4.1': 'shelf-storage.books.list', '9.1.4.2': 'shelf-storage.books.copy' },
}

function textsOf(folder: string): SourceText[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.txt'))
    .map(file => ({ file, text: readFileSync(join(folder, file), 'utf8') }))
}

const invented = textsOf(fixtures)
const readInvented = (texts: readonly SourceText[]): ReadonlyMap<string, string> =>
  importDocuments(
    recogniseDocuments(texts, fixtures),
    {
      adjudicationsOf: () => [{ id: 'all', clause: '§9.1', chosen: 'either', why: 'invented', finds: ['*'] }],
      review: () => undefined,
    },
    { chapters: [chapter], readers: [], jio: inventedForm },
  )

/** The files without the trace, which counts the lines of the back cover too. */
function contentOf(files: ReadonlyMap<string, string>): string {
  return JSON.stringify([...files].filter(([file]) => !/\.(readings|unread)\.json$/.test(file)))
}

/** What becomes of a document in which something was changed: the error, or the files. */
function outcome(
  texts: readonly SourceText[],
  file: string,
  change: (text: string) => string,
): ConformanceError | string {
  const changed = texts.map(source => (source.file === file ? { file, text: change(source.text) } : source))
  expect(changed).not.toEqual(texts)
  try {
    return contentOf(readInvented(changed))
  } catch (error) {
    if (error instanceof ConformanceError) return error
    throw error
  }
}

describe('a damaged document is refused, with the line and what was expected', () => {
  const replace = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to)
  const cut = (mark: string) => (text: string) => text.slice(0, text.lastIndexOf(mark))

  test.each<[string, string, (text: string) => string, string, RegExp, RegExp]>([
    [
      'cut off in front of a section',
      'manual.txt',
      cut('9.1.4.2 Copy book'),
      'IMPORT_SECTION_MISSING',
      /expected section 9\.1\.4\.2/,
      /manual\.txt:11$/,
    ],
    [
      'cut off within the last section',
      'manual.txt',
      cut('When it works'),
      'IMPORT_STRUCTURE',
      /expected the back cover/,
      /manual\.txt:\d+$/,
    ],
    [
      'without contents',
      'manual.txt',
      replace(/^.*\.{5}\t\d+\n/gm, ''),
      'IMPORT_STRUCTURE',
      /expected a table of contents/,
      /manual\.txt:\d+$/,
    ],
    [
      'with sections in another order',
      'manual.txt',
      replace(/(9\.1\.2 API list\n[\s\S]*?\n)(9\.1\.3 API error codes\n[\s\S]*?\n)(?=9\.1\.4 API details\n)/, '$2$1'),
      'IMPORT_STRUCTURE',
      /section 9\.1\.3 is out of place/,
      /manual\.txt:\d+$/,
    ],
    [
      'with a fence that is never closed',
      'manual.txt',
      replace('HOLDS_{id}\n```'.replace('HOLDS', 'SHELF'), 'SHELF_{id}'),
      'IMPORT_STRUCTURE',
      /expected the end of a fence before section 9\.1\.1 ends/,
      /manual\.txt:\d+$/,
    ],
    [
      'with a table that lacks a column',
      'manual.txt',
      replace('Data type\tCardinality\nString\t1..1', 'Data type\nString'),
      'IMPORT_STRUCTURE',
      /.+/,
      /9\.1\.4\.1, line \d+ of the manual$/,
    ],
    [
      'with a row that is none',
      'manual.txt',
      replace('Data type\tCardinality\nInt\t0..1', 'Data type\tCardinality\nInt 0..1'),
      'IMPORT_STRUCTURE',
      /type and cardinality of a field/,
      /9\.1\.4\.1, line \d+ of the manual$/,
    ],
    [
      'with a chapter twice and different',
      'manual.txt',
      text => `${text}\n${text.replace('401 (Unauthorized)', '402 (Unpaid)')}`,
      'IMPORT_SECTION_TWICE',
      /section 9\.1\.3 comes twice/,
      /manual\.txt:\d+$/,
    ],
    [
      'of another manual',
      'manual.txt',
      replace('Version 1.12', 'Version 2.0'),
      'IMPORT_DOCUMENT_MISSING',
      /k5-foundation-1\.12/,
      /fixtures$/,
    ],
    [
      'with a table that lacks its end',
      'index.txt',
      cut('\n==='),
      'IMPORT_STRUCTURE',
      /expected the rule that ends a table/,
      /index\.txt:\d+$/,
    ],
    [
      'with a row outside of a table',
      'index.txt',
      replace('\n===', '\n3   Lend book  POST   /v9/{shelf}/{book}/lend     1\n\n==='),
      'IMPORT_STRUCTURE',
      /expected a heading, a directive or a table/,
      /index\.txt:\d+$/,
    ],
    [
      'with a chapter less than the other table',
      'index.txt',
      text => `${text.slice(0, text.indexOf('Shelf storage'))}=== === === === ===\n`,
      'IMPORT_STRUCTURE',
      /expected a chapter "Shelf storage"/,
      /index\.txt:\d+$/,
    ],
  ])('%s', (_, file, change, code, message, where) => {
    const error = outcome(invented, file, change)
    expect(error).toBeInstanceOf(ConformanceError)
    const { code: got, message: text, where: place } = error as ConformanceError
    expect([got, text, place]).toEqual([code, expect.stringMatching(message), expect.stringMatching(where)])
  })

  test('at whatever line it is cut off', () => {
    const whole = contentOf(readInvented(invented))
    for (const { file, text } of invented.filter(source => /manual|foundation|index/.test(source.file))) {
      const lines = text.split('\n')
      for (let length = 0; length < lines.length - 2; length += 1) {
        const result = outcome(invented, file, () => lines.slice(0, length).join('\n'))
        if (result instanceof ConformanceError) expect(result.where, `${file} ${length}`).toMatch(/:\d+$|fixtures$/)
        else expect(result, `${file} ${length}`).toBe(whole)
      }
    }
  })
})

test('the command says so in three lines, exits with 2 and writes nothing', () => {
  for (const { file, text } of invented)
    writeFileSync(join(temporary, file), file === 'manual.txt' ? text.slice(0, 900) : text)
  const main = join(packageRoot, 'tools/cli/main.ts')
  const before = readFileSync(join(packageRoot, 'samples/index.json'), 'utf8')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', main, 'import', '--source', temporary],
    { encoding: 'utf8' },
  )
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(
    /expected section 9\.1\.\S+ .*\[IMPORT_SECTION_MISSING\]\n {2}where: manual\.txt:\d+\n {2}next: .*\n$/,
  )
  expect(readFileSync(join(packageRoot, 'samples/index.json'), 'utf8')).toBe(before)
})

const folder = process.env.K5C_DOCUMENTS
describe.skipIf(folder === undefined)('the documents themselves', () => {
  test('cut off at fifty lines each, are refused with a line, or read as they are', { timeout: 120_000 }, () => {
    const texts = textsOf(folder as string)
    const whole = contentOf(importFolder(folder as string))
    const cutFolder = mkdtempSync(join(temporary, 'cut-'))
    let seed = 8
    const random = (): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed / 2_147_483_648
    }
    for (const { file: cutFile, text } of texts) {
      for (const { file, text: other } of texts) writeFileSync(join(cutFolder, file), other)
      const lines = text.split('\n')
      for (let round = 0; round < 50; round += 1) {
        const length = Math.floor(random() * lines.length)
        writeFileSync(join(cutFolder, cutFile), lines.slice(0, length).join('\n'))
        try {
          expect(contentOf(importFolder(cutFolder)) === whole, `${cutFile} cut at line ${length}`).toBe(true)
        } catch (error) {
          if (!(error instanceof ConformanceError)) throw error
          const told = `${error.message} ${error.where}`
          expect(told, `${cutFile} cut at line ${length}`).toMatch(/:\d+$|line \d+|IMPORT_DOCUMENT_MISSING|no file is/)
        }
      }
    }
  })
})
