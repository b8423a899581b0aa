import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readJioDocument } from './read-document.ts'
import { readPath } from './request.ts'

/** A row with where its cells are broken: each number decides the next possible place. */
interface Row {
  method: string
  segments: string[]
  words: string[]
  breaks: boolean[]
}

const hyphenated = ['os-late-returns', 'os-shelves']
const rowOf: fc.Arbitrary<Row> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
  segments: fc.array(fc.constantFrom(...hyphenated, 'books', 'detail', '{town}', '{book_id}'), {
    minLength: 1,
    maxLength: 5,
  }),
  words: fc.array(fc.constantFrom('shows', 'a', 'book', 'of', 'the', 'town'), { minLength: 1, maxLength: 9 }),
  breaks: fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
})
const documentOf = fc.record({
  groups: fc.array(fc.array(rowOf, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
  pageBreaks: fc.array(fc.boolean(), { minLength: 1, maxLength: 25 }),
  lostCells: fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
})

/** Breaks a text at some of the places that a pattern allows. */
function broken(text: string, places: RegExp, breaks: readonly boolean[]): string[] {
  return text.split(places).reduce<string[]>((lines, piece, index) => {
    const last = lines.at(-1)
    if (last === undefined || breaks[index % breaks.length]) lines.push(piece)
    else lines[lines.length - 1] = last + piece
    return lines
  }, [])
}

/** What must be read: title and page of each group, and each row. */
type Expected = {
  title: string
  page: number
  rows: { method: string; path: string; description: string; page: number }[]
}[]

/** Renders groups as the document prints them, with a page's end before some lines. */
function render({ groups, pageBreaks, lostCells }: Parameters<Parameters<typeof documentOf.map>[0]>[0]) {
  const lines: string[] = []
  let page = 9
  let count = 0
  const print = (line: string): void => {
    if (pageBreaks[count % pageBreaks.length] === true) {
      lines.push('', '', '')
      page += 1
    }
    count += 1
    lines.push(line)
  }
  const expected: Expected = groups.map((rows, at) => {
    const title = `Group ${'i'.repeat(at + 1)}`
    print(`## ${title}`)
    const group: Expected[number] = { title, page, rows: [] }
    lines.push('')
    print('Method\tURI\tDescription')
    for (const { method, segments, words, breaks } of rows) {
      const path = `v7/${segments.join('/')}`
      const uri = broken(path, /(?<=\/)|(?=\/)|(?<=-)/, breaks)
      const text = broken(words.join(' '), /(?<= )/, [...breaks].reverse()).map(line => line.trim())
      for (let index = 0; index < Math.max(uri.length, text.length); index += 1) {
        const cells = [index === 0 ? method : '', uri[index] ?? '', text[index] ?? '']
        const lost = index > 0 && cells[1]?.startsWith('{') && lostCells[(count + index) % lostCells.length]
        print((lost ? cells.slice(1) : cells).join('\t'))
        if (index === 0) group.rows.push({ method, path: `/${path}`, description: words.join(' '), page })
      }
    }
    lines.push('')
    return group
  })
  const contents = [`Lending API\t9`, ...expected.map(({ title, page: at }) => `${title}\t${at}`)]
  const head = [
    '### **Contents**',
    '',
    ...contents,
    '',
    '',
    '',
    '# **API** Documentation',
    '',
    '#### Lending API',
    '',
    'Lends.',
  ]
  return { text: [...head, ...lines].join('\n'), expected }
}

test('a document broken at random places gives back its rows, whole and with their pages', () => {
  fc.assert(
    fc.property(documentOf, source => {
      const { text, expected } = render(source)
      const [part] = readJioDocument({ file: 'lending.txt', text }, ['Lending API'])
      const read = part?.groups.map(({ title, page, rows }) => ({
        title,
        page,
        rows: rows.map(row => ({
          method: row.method,
          path: readPath(row, hyphenated).path,
          description: row.description,
          page: row.page,
        })),
      }))
      expect(read).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})
