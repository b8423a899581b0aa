import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkLine, jsonLines, recordOf } from '../report/record.fixture.ts'
import { linesOf, readRecord } from './read-record.ts'

const dir = mkdtempSync(join(tmpdir(), 'k5c-record-'))
afterAll(() => rmSync(dir, { recursive: true }))

const whole = recordOf([checkLine(), checkLine({ id: 'object-storage.objects.upload.second', verdict: 'fail' })])
const lines = linesOf(whole) as unknown as Record<string, unknown>[]
const [head = {}, first = {}, second = {}, foot = {}] = lines

test('reads a whole record', async () => {
  writeFileSync(join(dir, 'results.jsonl'), jsonLines(lines))
  expect(await readRecord(dir)).toEqual(whole)
})

test.each([
  ['an empty file', '', 1, 'not the header'],
  ['no header', jsonLines([first, second, foot]), 1, 'not the header'],
  ['no footer', jsonLines([head, first, second]), 3, 'the footer is missing'],
  ['a line that is cut off', jsonLines(lines).slice(0, -20), 4, 'not JSON'],
  ['an empty line', `${jsonLines([head])}\n${jsonLines([first, second, foot])}`, 2, 'empty'],
  ['a check less than planned', jsonLines([head, first, foot]), 3, '2 checks were planned, 1 are recorded'],
  ['a check twice', jsonLines([head, first, first, foot]), 3, 'stands twice'],
  ['no checks', jsonLines([{ ...head, planned: 0 }, foot]), 2, 'no checks'],
  ['two headers', jsonLines([head, head, first, second, foot]), 2, 'a second header'],
  ['an unknown verdict', jsonLines([head, { ...first, verdict: 'maybe' }, second, foot]), 2, 'check/verdict'],
  ['no clause', jsonLines([head, { ...first, clauses: [] }, second, foot]), 2, 'check/clauses'],
  ['another version', jsonLines([{ ...head, version: 2 }, first, second, foot]), 1, 'header/version'],
  ['an unknown type', jsonLines([head, { type: 'note' }, foot]), 2, 'type'],
  ['counts that lie', jsonLines([head, first, { ...second, verdict: 'pass' }, foot]), 4, 'the footer counts'],
  ['a verdict that lies', jsonLines([head, first, second, { ...foot, verdict: 'conformant' }]), 4, 'says conformant'],
])('refuses %s', async (_, text, line, reason) => {
  writeFileSync(join(dir, 'results.jsonl'), text)
  const error = await readRecord(dir).catch(refused => refused)
  expect(error).toMatchObject({ code: 'RECORD_INCOMPLETE', where: `${join(dir, 'results.jsonl')}:${line}` })
  expect(error.message).toContain(reason)
})
