import { expect, test } from 'vitest'
import type { CheckLine } from '../model/record.ts'
import { linesOf } from '../shared/read-record.ts'
import { summarise } from '../shared/summarise.ts'
import { githubAnnotations } from './github.ts'
import { checkLine, operation, recordOf } from './record.fixture.ts'

const operations = Array.from({ length: 13 }, (_, index) =>
  operation(`objects.act-${index}`, 'GET', `/${index}`, `2.7.5.${index + 1}`),
)

function lines(checks: CheckLine[], leftovers: string[] = []): string[] {
  const record = recordOf(checks, { operations, leftovers })
  const run = { record, summary: summarise(linesOf(record)), digest: '', exchanges: new Map(), ledger: [] }
  return githubAnnotations(run).trimEnd().split('\n')
}

const failing = (index: number, name = 'a', changes: Partial<CheckLine> = {}): CheckLine =>
  checkLine({
    id: `object-storage.objects.act-${index}.${name}`,
    operation: `object-storage.objects.act-${index}`,
    verdict: 'fail',
    message: 'why',
    ...changes,
  })

test('one error for each API, however many of its checks fail', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const [error, notice, ...others] = lines(names.map(name => failing(0, name)))
  expect(error).toBe(
    '::error title=Act-0 objects (object-storage.objects.act-0)%3A 7 failures::' +
      '✗ a: why%0A✗ b: why%0A✗ c: why%0A✗ d: why%0A✗ e: why%0Aand 2 more: see report.html',
  )
  expect(notice).toMatch(/^::notice title=Not conformant%3A vendor-cloud::.* 0 of 7 checks passed\.$/)
  expect(others).toEqual([])
})

test('no more errors than GitHub shows, and the last says how many there are besides', () => {
  const errors = lines(operations.map((_, index) => failing(index))).filter(line => line.startsWith('::error'))
  expect(errors).toHaveLength(10)
  expect(errors[9]).toMatch(/^::error title=4 more::Act-9 objects .*%0A.*%0A.*%0AAct-12 objects/)
})

test('a target cannot begin a command or end a title', () => {
  const hostile = '100%\n::error::x\r\n::set-env name=A::b'
  const [error, ...rest] = lines([failing(0, 'a', { message: hostile })], [hostile])
  expect(error?.endsWith('::✗ a: 100%25 ::error::x ::set-env name=A::b')).toBe(true)
  expect(rest[0]).toBe('::warning title=1 thing may still be on the target::100%25%0A::error::x%0A::set-env name=A::b')
  expect(rest).toHaveLength(2)
})

test('advisory and known failures are no errors; what was not judged is a warning', () => {
  const told = lines([
    failing(0, 'a', { level: 'advisory' }),
    failing(1, 'a', { verdict: 'known-fail' }),
    failing(2, 'a', { verdict: 'not-run' }),
  ])
  expect(told.map(line => line.split(' title', 1)[0])).toEqual(['::warning', '::notice'])
})
