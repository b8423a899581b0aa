import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CheckLine } from '../model/record.ts'
import { checkLine, exchange, jsonLines, recordOf } from '../report/record.fixture.ts'
import { makeFolder } from '../shared/make-folder.ts'
import { packageRoot } from '../shared/package-root.ts'
import { linesOf } from '../shared/read-record.ts'
import { commandLine } from '../shared/testing/built.ts'
import { validateJson } from '../shared/validate-json.ts'

const schema = join(packageRoot, 'formats/comparison.schema.json')
const id = checkLine().id

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'k5c-cli-diff-'))
  write('good', checkLine())
  write('bad', checkLine({ verdict: 'fail', message: 'came 500' }))
  write('other', checkLine({ id: 'object-storage.objects.upload.other' }))
  write('cut', checkLine())
  const file = join(dir, 'cut', 'results.jsonl')
  writeFileSync(file, readFileSync(file, 'utf8').split('\n').slice(0, 2).join('\n'))
})
afterAll(() => rmSync(dir, { recursive: true }))

/** A folder of a run of one check whose last answer was 201. */
function write(name: string, line: CheckLine): void {
  makeFolder(join(dir, name))
  writeFileSync(join(dir, name, 'results.jsonl'), jsonLines(linesOf(recordOf([line]))))
  writeFileSync(join(dir, name, 'exchanges.jsonl'), jsonLines([exchange('x1', { check: line.id })]))
}

const diff = (...words: string[]) =>
  spawnSync(process.execPath, [commandLine, 'diff', ...words], { cwd: dir, encoding: 'utf8' })

describe('diff', { timeout: 60_000 }, () => {
  test.each([
    ['worse', ['good', 'bad'], 1, `  pass → fail  ${id}`],
    ['worse, when something else decides', ['good', 'bad', '--fail-on', 'gone'], 0, 'Regressed (1)'],
    ['better', ['bad', 'good', '--format', 'markdown'], 0, '### ✓ No regression'],
    ['a record that is cut off', ['good', 'cut'], 2, '[RECORD_INCOMPLETE]'],
    ['nothing in common', ['good', 'other'], 2, '[COMPARE_NOTHING]'],
    ['a word that decides nothing', ['good', 'bad', '--fail-on', 'worse'], 2, '"worse" is none of regressed'],
  ])('%s', (_, words, code, part) => {
    const { status, stdout, stderr } = diff(...words)
    expect(stdout + stderr).toContain(part)
    expect(status).toBe(code)
  })

  test('prints data of the committed form', () => {
    const found = JSON.parse(diff('good', 'bad', '--json').stdout)
    expect(validateJson(schema, found)).toEqual([])
    expect(found.checks[0].after).toEqual({ verdict: 'fail', message: 'came 500', status: 201 })
  })
})
