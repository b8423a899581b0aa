import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PrintedRow, readRstDocument } from './read-rst.ts'

const word = fc.constantFrom('List', 'books', 'of', 'the', 'Town', '(old)', '(v1)')
const fileOf = fc.record({
  kind: fc.constantFrom('Request JSON', 'Response XML'),
  file: fc.constantFrom('./s/a b.json', './s/9.1.1 List (old).xml', './s/ü.txt'),
})
const printed = fc.record({
  number: fc.integer({ min: 1, max: 99 }),
  name: fc.array(word, { minLength: 1, maxLength: 6 }).map(words => words.join(' ')),
  method: fc.constantFrom('GET', 'PUT', 'DELETE', 'COPY'),
  path: fc.constantFrom('/v9/{shelf}', '/v9/{shelf}/books{?limit,colour}', '/l_books/bookId/start'),
})
const rowOf: fc.Arbitrary<PrintedRow> = fc.oneof(
  fc.tuple(printed, fc.array(fileOf, { maxLength: 3 })).map(([row, files]) => ({ ...row, files })),
  fc.tuple(printed, fc.nat(99)).map(([row, count]) => ({ ...row, files: [], count })),
)
const chaptersOf = fc.array(fc.array(rowOf, { maxLength: 5 }), { minLength: 1, maxLength: 5 })

/** A table as the documents print it: columns as wide as their widest cell but the last, whose cells go on behind it. */
function table(rows: readonly PrintedRow[]): string[] {
  if (rows.length === 0) return []
  const cells = rows.flatMap(({ number, name, method, path, files, count }) => {
    const samples = files.map(({ kind, file }) => `\`${kind} <${encodeURI(file)}>\`_`)
    const [first = count === undefined ? '' : String(count), ...others] = samples
    return [[String(number), name, method, path, first], ...others.map(sample => ['.', '.', '.', '.', sample])]
  })
  const header = ['No.', 'Title', 'Method', 'Path', 'Samples']
  const widths = header.map((title, at) =>
    at === 4 ? title.length : Math.max(title.length, ...cells.map(row => (row[at] as string).length)),
  )
  const line = (row: readonly string[]): string =>
    `${row.map((cell, at) => cell.padEnd(widths[at] as number)).join(' ')} `
  const rule = line(widths.map(width => '='.repeat(width)))
  return [rule, line(header), rule, ...cells.map(line), rule]
}

test('a document of random tables gives back its chapters and rows', () => {
  fc.assert(
    fc.property(chaptersOf, chapters => {
      const lines = chapters.flatMap((rows, at) => [`9.${at + 1} Chapter ${at}`, '-----------', '', ...table(rows), ''])
      const read = readRstDocument(
        { file: 'f', text: ['=====', 'Shelf', '=====', '', ...lines].join('\n') },
        'k5-rst-index',
      )
      expect(read.map(({ section, title, rows }) => [section, title, rows])).toEqual(
        chapters.map((rows, at) => [`9.${at + 1}`, `Chapter ${at}`, rows]),
      )
    }),
    { numRuns: 300 },
  )
})
