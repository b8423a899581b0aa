import { describe, expect, test } from 'vitest'
import { linesOf } from '../shared/read-record.ts'
import { summarise } from '../shared/summarise.ts'
import { csv } from './csv.ts'
import { errataUsed } from './errata-used.ts'
import { checkLine, clause, operation, recordOf } from './record.fixture.ts'
import { traceability } from './traceability.ts'
import { traceabilityCsv } from './traceability-csv.ts'

const etag = clause('§2.7.5.10 response header ETag')
const record = recordOf(
  [
    checkLine({ verdict: 'fail', message: '=1+1' }),
    checkLine({ id: 'object-storage.objects.upload.b', clauses: [etag, clause('§2.7.2 names')] }),
    checkLine({
      id: 'object-storage.objects.upload.c',
      level: 'advisory',
      verdict: 'fail',
      clauses: [clause('§2.7.5.10 p.288 example')],
    }),
  ],
  {
    operations: [
      operation('objects.upload', 'PUT', '/v1/{account}/{container}/{object}', '2.7.5.10'),
      operation('containers.list', 'GET', '/v1/{account}', '2.7.5.1'),
    ],
    notEvaluated: [
      {
        fact: 'object-storage.objects.upload#error.507',
        operation: 'object-storage.objects.upload',
        clause: clause('§2.7.5.10 p.289 error 507'),
        reason: 'no request fills a disk',
      },
    ],
  },
)

describe('traceability', () => {
  const matrix = traceability(record)

  test('groups clauses by section, in the order of the numbers', () => {
    expect(matrix.sections.map(({ section, page, titles }) => [section, page, titles])).toEqual([
      ['2.7.2', undefined, []],
      ['2.7.5.1', 288, ['List containers']],
      ['2.7.5.10', 288, ['Upload objects']],
    ])
  })

  test('gives each clause the worst verdict of its checks, whatever page they cite', () => {
    const rows = matrix.sections.flatMap(({ clauses }) => clauses)
    expect(rows.map(row => [row.clause.section, row.clause.detail, row.checks.length, row.verdict])).toEqual([
      ['2.7.2', 'names', 1, 'pass'],
      ['2.7.5.1', undefined, 0, undefined],
      ['2.7.5.10', 'example', 1, 'advisory'],
      ['2.7.5.10', 'response header ETag', 2, 'fail'],
      ['2.7.5.10', 'error 507', 0, undefined],
    ])
  })

  test('counts clauses with and without checks, and tells why there is none', () => {
    expect(matrix).toMatchObject({ checked: 3, unchecked: 2, checksWithoutClause: 0 })
    const reasons = matrix.sections.flatMap(({ clauses }) => clauses.flatMap(({ without }) => without))
    expect(reasons.map(({ reason }) => reason)).toEqual([
      'no check of this API was planned: there is none, or the selection leaves it out',
      'no request fills a disk',
    ])
  })

  test('is a table for spreadsheets that runs nothing', () => {
    const text = traceabilityCsv({
      record,
      summary: summarise(linesOf(record)),
      digest: '',
      exchanges: new Map(),
      ledger: [],
    })
    const lines = text.split('\r\n')
    expect(lines).toHaveLength(1 + 4 + 2 + 1)
    expect(lines.filter(line => line.includes("fail,'=1+1,"))).toHaveLength(1)
    expect(lines.filter(line => line.includes(',not evaluated,no request fills a disk,'))).toHaveLength(1)
  })
})

test.each([
  ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'=1"],
  ['a,b', '"a,b"'],
  ['two\nlines\u202e', 'two lines⟨U+202E⟩'],
  [12, '12'],
])('%j is the cell %s', (value, cell) => expect(csv(['head'], [[value]])).toBe(`\uFEFFhead\r\n${cell}\r\n`))

test('errata are told by the checks that name them, those that failed first', () => {
  const used = errataUsed(
    recordOf([
      checkLine({ errata: ['a', 'b'] }),
      checkLine({ id: 'object-storage.objects.upload.b', errata: ['a'] }),
      checkLine({ id: 'object-storage.objects.upload.c', errata: ['c'], verdict: 'fail' }),
    ]),
  )
  expect(used.map(({ id, checks, counts }) => [id, checks.length, counts.fail])).toEqual([
    ['c', 1, 1],
    ['a', 2, 0],
    ['b', 1, 0],
  ])
})
