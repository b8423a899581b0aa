import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { LineReadings } from '../document/line-readings.ts'
import { splitSections } from '../document/sections.ts'
import { checkReviews, readReviews, type UnreadReview } from './reviews.ts'
import { type Trace, traceDocument } from './trace-document.ts'

const temporary = mkdtempSync(join(tmpdir(), 'k5c-trace-'))
afterAll(() => rmSync(temporary, { recursive: true }))

const manual = `A manual

9.1 Bakery.....1
9.1.1 Ovens.....2

9.1 Bakery

Bread is warm.
So is cake.

9.1.1 Ovens

Name\tType
heat\tInt
size\tInt

- Ovens are hot.

\`\`\`
{ "heat": 200 }
\`\`\`

\`\`\`
bake
\`\`\`

FUJITSU Cloud Service K5 IaaS
The end
`

/** The trace of the manual where a rule has read some lines of section 9.1.1, counted from 0. */
function traceOf(lines: [from: number, to: number, rule: string][], text = manual): Trace {
  const sections = splitSections(text, 'invented.txt')
  const readings = new LineReadings()
  for (const [from, to, rule] of lines) readings.read({ section: '9.1.1' }, from, to, rule)
  return traceDocument({ document: 'k5-foundation-1.12', text, sections, readings }, 'invented')
}

const table: [number, number, string] = [1, 4, 'parameters']
const jsonFence: [number, number, string] = [7, 10, 'samples']
const fileOf = ({ files }: Trace, name: string): Record<string, unknown> =>
  JSON.parse(files.get(`spec/catalog/k5-foundation-1.12.${name}.json`) ?? '{}') as Record<string, unknown>

describe('a trace', () => {
  test('counts what rules have read, section by section', () => {
    const { total, sections } = fileOf(traceOf([table, jsonFence]), 'readings')
    expect(sections).toContainEqual({
      section: '9.1.1',
      lines: 10,
      linesRead: 6,
      rules: { parameters: 3, samples: 3 },
      tableRows: 3,
      tableRowsRead: 3,
      fences: 2,
      fencesRead: 1,
    })
    expect(total).toMatchObject({ lines: 17, linesRead: 8, rules: { contents: 2, parameters: 3, samples: 3 } })
  })

  test('names every run that no rule has read, with its lines in the document and without its text', () => {
    const trace = traceOf([[1, 3, 'parameters'], jsonFence])
    expect(trace.unread.map(({ section, kind, from, to, words }) => [section, kind, from, to, words])).toEqual([
      ['front', 'prose', 1, 1, 2],
      ['9.1', 'prose', 8, 9, 6],
      ['9.1.1', 'table', 15, 15, 2],
      ['9.1.1', 'list', 17, 17, 3],
      ['9.1.1', 'fence', 23, 25, 1],
      ['back', 'prose', 27, 28, 7],
    ])
    expect(trace.files.get('spec/catalog/k5-foundation-1.12.unread.json')).not.toMatch(/size|bake|Bread/)
  })

  test.each([2, 3])('of a text that holds the document %i times is that of the document', times => {
    expect([...traceOf([table], manual.repeat(times)).files]).toEqual([...traceOf([table]).files])
  })
})

describe('reviews', () => {
  const { unread } = traceOf([table])
  const hashOf = (section: string, kind: string): string[] =>
    unread.filter(run => run.section === section && run.kind === kind).map(({ sha256 }) => sha256.slice(0, 12))
  const review = (kind: UnreadReview['kind'], section: string, hashes = hashOf(section, kind)): UnreadReview => ({
    note: `${kind} of ${section}`,
    facts: 'none',
    kind,
    runs: { [section]: hashes },
  })
  const all = [
    review('prose', 'front'),
    review('prose', '9.1'),
    review('list', '9.1.1'),
    ...hashOf('9.1.1', 'fence').map(hash => review('fence', '9.1.1', [hash])),
    review('prose', 'back'),
  ]

  test('of every run are agreed to', () => {
    expect(() => checkReviews(unread, all)).not.toThrow()
  })

  test.each<[string, UnreadReview[], RegExp]>([
    ['a run has none', all.slice(1), /not reviewed: §front prose [0-9a-f]{12}, lines 1-1 of k5-foundation-1\.12/],
    ['a run has two', [...all, review('list', '9.1.1')], /reviewed 2 times: §9\.1\.1 list/],
    [
      'one is of another kind',
      [...all.slice(1), { ...review('prose', 'front'), kind: 'list' }],
      /no such unread list: §front/,
    ],
    [
      'one outlives its run',
      [...all, review('prose', '9.1', ['0123456789ab'])],
      /no such unread prose: §9\.1 0123456789ab/,
    ],
  ])('are refused where %s', (_, reviews, message) => {
    expect(() => checkReviews(unread, reviews)).toThrow(
      expect.objectContaining({ code: 'IMPORT_UNREAD', message: expect.stringMatching(message) }),
    )
  })

  const write = (text: string): string => {
    const root = mkdtempSync(join(temporary, 'root-'))
    mkdirSync(join(root, 'spec/errata'), { recursive: true })
    writeFileSync(join(root, 'spec/errata/unread-review.yaml'), text)
    return root
  }
  const row = (changes: string): string =>
    `- note: n\n  facts: none\n  kind: prose\n  runs: { '1.1': ['0123456789ab'] }\n${changes}`

  test('are read from their file', () => {
    expect(readReviews(write(row('')))).toEqual([
      { note: 'n', facts: 'none', kind: 'prose', runs: { '1.1': ['0123456789ab'] } },
    ])
  })

  test.each([
    ['no file', () => mkdtempSync(join(temporary, 'none-')), /are missing/],
    ['no list', () => write('note: n'), /are no list/],
    ['a row without facts', () => write(row('').replace('  facts: none\n', '')), /review 1 \("n"\) lacks/],
    ['a short hash', () => write(row('').replace('89ab', '')), /hashes of 12 digits/],
    [
      'one row for two tables',
      () => write(row('').replace('prose', 'table').replace("'0123456789ab'", "'0123456789ab', 'ba9876543210'")),
      /is of 2 tables/,
    ],
  ])('are refused: %s', (_, root, message) => {
    expect(() => readReviews(root())).toThrow(
      expect.objectContaining({ code: 'IMPORT_UNREAD', message: expect.stringMatching(message) }),
    )
  })
})
