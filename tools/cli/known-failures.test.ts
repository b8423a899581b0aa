import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkLine, jsonLines, recordOf } from '../report/record.fixture.ts'
import { packageRoot } from '../shared/package-root.ts'
import { linesOf } from '../shared/read-record.ts'
import { commandLine } from '../shared/testing/built.ts'
import { validateJson } from '../shared/validate-json.ts'

const command = (...words: string[]) =>
  spawnSync(process.execPath, [commandLine, ...words], { cwd: packageRoot, encoding: 'utf8' })

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'k5c-cli-known-'))
})
afterAll(() => rmSync(dir, { recursive: true }))

const entry = (check: string, more = {}): string => {
  const rest = { reason: 'r', reference: 'T-1', owner: 'us', date: '2026-01-01', expires: '9999-12-31' }
  return `- ${JSON.stringify({ check, ...rest, ...more })}\n`
}

describe('a run with a list', { timeout: 60_000 }, () => {
  const api = 'object-storage.containers.show'
  const started = (list: string) => {
    const file = join(dir, 'known.yaml')
    writeFileSync(file, list)
    const words = ['run', '--target', 'emulator', '--api', api, '--effects', 'read,create', '--known-failures', file]
    return command(...words, '--out', join(dir, 'run'))
  }

  test('exits 1 on a conformant target where the list is out of date, and names what is', () => {
    const { status, stdout } = started(
      entry(`${api}.status-204-full`) +
        entry(`${api}.*`, { expires: '2026-01-02' }) +
        entry('no.such.check') +
        entry(`${api}.*`, { target: 'production' }) +
        entry('object-storage.objects.upload.*'),
    )
    expect(stdout).toContain('The list of known failures is out of date:')
    for (const part of [`${api}.status-204-full passes`, 'known.yaml:2) expired', 'known.yaml:3) matches no check'])
      expect(stdout).toContain(part)
    expect(stdout).not.toMatch(/known\.yaml:[45]/)
    expect(status).toBe(1)
    const { verdict, gate } = JSON.parse(readFileSync(join(dir, 'run', 'summary.json'), 'utf8'))
    expect([verdict, gate.length]).toEqual(['conformant', 3])
    expect(readFileSync(join(dir, 'run', 'junit.xml'), 'utf8')).toContain('name="known-failures"')
    expect(command('known-failures', join(dir, 'run')).stdout).toContain('Unexpected passes')
  })

  test('does not begin with a list that is wrong', () => {
    const { status, stderr } = started('- check: x\n  reason: y\n')
    expect(status).toBe(2)
    expect(stderr).toMatch(
      /entry 1 of the known failures has no "reference" \[KNOWN_FAILURES_FILE\]\n {2}where: .*known.yaml:1\n/,
    )
  })
})

describe('known-failures', { timeout: 60_000 }, () => {
  const upload = 'object-storage.objects.upload'
  const recorded = () => {
    const record = recordOf([
      checkLine({ id: `${upload}.etag-is-md5`, verdict: 'fail', message: 'came 500' }),
      checkLine({ id: `${upload}.x` }),
    ])
    writeFileSync(join(dir, 'results.jsonl'), jsonLines(linesOf(record)))
    return dir
  }

  test('drafts, beside the list and never over it', () => {
    const file = join(recorded(), 'list.yaml')
    const list = `# ours\n${entry(`${upload}.etag-is-md5`)}`
    writeFileSync(file, list)
    const agreed = command('known-failures', dir, '--file', file, '--update')
    expect([agreed.status, agreed.stdout]).toEqual([0, expect.stringContaining('The list agrees with the run.')])
    expect(readFileSync(join(dir, 'known-failures.draft.yaml'), 'utf8')).toContain('# ours\n- {')
    const over = command('known-failures', dir, '--file', file, '--update', '--out', file)
    expect([over.status, over.stderr]).toEqual([2, expect.stringContaining('[KNOWN_FAILURES_DRAFT]')])
    expect(readFileSync(file, 'utf8')).toBe(list)
  })

  test('tells an unexpected pass, as data too', () => {
    const file = join(recorded(), 'list.yaml')
    writeFileSync(file, entry(`${upload}.x`))
    const { status, stdout } = command('known-failures', dir, '--file', file, '--json')
    expect(status).toBe(1)
    const review = JSON.parse(stdout)
    expect(validateJson(join(packageRoot, 'formats/known-failures-review.schema.json'), review)).toEqual([])
    expect(review).toMatchObject({
      outOfDate: true,
      entries: [{ check: `${upload}.x`, state: 'applied', passing: [{ id: `${upload}.x` }] }],
      unlisted: [{ id: `${upload}.etag-is-md5`, message: 'came 500' }],
    })
  })

  test('writes no draft unless asked to', () => {
    const { status } = command('known-failures', recorded(), '--out', join(dir, 'other.yaml'))
    expect([status, existsSync(join(dir, 'other.yaml'))]).toEqual([2, false])
  })
})
