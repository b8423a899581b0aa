import { describe, expect, test } from 'vitest'
import { type RstChapter, readRstDocument } from './read-rst.ts'

const head = `=====
Shelf
=====

.. contents:: **Table of Contents**

1 Rooms
=======

`
const chapter = (title: string, ...rows: string[]): string => `${title}
-----------

${rows.join('\n')}
`
const rule = '=== ==================== ======= ============ ======='
const columns = 'No. Title                Method  Path         Samples'
const books = [
  rule,
  columns,
  rule,
  '1   List books  (red)    GET     /books{?q}   `Request JSON <./s/9.1.1%20List%20books%20(red).json>`_',
  '.   .                    .       .            `Response XML <./s/9.1.1%20List.xml>`_',
  '2   Burn book             DELETE /books/{b}           ',
  `${rule} `,
]

const read = (text: string): RstChapter[] => readRstDocument({ file: 'shelf.txt', text }, 'k5-rst-foundation')
const problemOf = (text: string): string => {
  try {
    read(text)
    return 'read'
  } catch (error) {
    return `${(error as Error).message} ${(error as { where?: string }).where}`
  }
}

describe('a community document', () => {
  test('gives every chapter, also those without a table', () => {
    const text = `${head}${chapter('9.1 Books', ...books)}\n${chapter('9.2 Attic')}\n${chapter('Cellar')}`
    expect(read(text).map(({ section, title, rows }) => [section, title, rows.length])).toEqual([
      ['9.1', 'Books', 2],
      ['9.2', 'Attic', 0],
      ['', 'Cellar', 0],
    ])
  })

  test('gives rows with their samples, where a column is shifted by a blank as well', () => {
    const [{ rows }] = read(head + chapter('9.1 Books', ...books)) as [RstChapter]
    expect(rows).toEqual([
      {
        number: 1,
        name: 'List books (red)',
        method: 'GET',
        path: '/books{?q}',
        files: [
          { kind: 'Request JSON', file: './s/9.1.1 List books (red).json' },
          { kind: 'Response XML', file: './s/9.1.1 List.xml' },
        ],
      },
      { number: 2, name: 'Burn book', method: 'DELETE', path: '/books/{b}', files: [] },
    ])
  })

  test('keeps counts, and samples of no operation', () => {
    const counted = [rule, columns, rule, '1   List books           GET     /books       12', rule]
    const samples =
      '=== ========= =======\nNo. Title     Samples\n=== ========= =======\n3   Welcome   `Response XML <w.xml>`_\n'
    const [{ rows, otherFiles }] = read(
      `${head}${chapter('9.1 Books', `${samples}=== ========= =======`, '', ...counted)}`,
    ) as [RstChapter]
    expect(rows[0]).toMatchObject({ count: 12, files: [] })
    expect(otherFiles).toEqual([{ kind: 'Response XML', file: 'w.xml', variant: 'Welcome' }])
  })

  test.each([2, 5])('%i times over is the document once', times => {
    const text = head + chapter('9.1 Books', ...books)
    expect(read(text.repeat(times))).toEqual(read(text))
  })

  test.each([
    ['a table without its end', books.slice(0, -1), 'a table has no end shelf.txt:13'],
    [
      'a row without a method',
      books.with(5, '2   Burn book                    /books/{b}'),
      'expected number, title, method and path',
    ],
    [
      'a row without a number',
      books.with(3, '.   .                    .       .            1'),
      'begins with a row without a number shelf.txt:16',
    ],
    [
      'a sample that is no link',
      books.with(5, '2   Burn book             DELETE /books/{b}   see above'),
      'a number or a link to a sample, but the cell is see above',
    ],
    ['a missing column', ['=== ==== ====', 'No. Path Size', '=== ==== ===='], 'but it is No. Path Size shelf.txt:14'],
  ])('%s is refused with its line', (_, rows, message) => {
    expect(problemOf(head + chapter('9.1 Books', ...rows))).toContain(message)
  })

  test('is refused where a chapter comes again with other rows, or a table before every chapter', () => {
    const other = chapter('9.1 Books', ...books.slice(0, 3), ...books.slice(5))
    expect(problemOf(head + chapter('9.1 Books', ...books) + other)).toContain('"Books" comes twice')
    expect(problemOf(books.join('\n'))).toContain('stands before the first chapter')
  })
})
