import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packageRoot } from '../shared/package-root.ts'
import { commandLine } from '../shared/testing/built.ts'

const folder = mkdtempSync(join(tmpdir(), 'k5c-formats-'))
const out = join(folder, 'run')

function command(...words: string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [commandLine, ...words], {
    cwd: packageRoot,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  expect(status, stderr).toBe(0)
  return stdout
}

beforeAll(() => {
  command('run', '--target', 'emulator', '--api', 'object-storage.containers.create', '--out', out, '--json')
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true }))

const validators = new Map<string, ValidateFunction>()

/** What is wrong with a value by the schema of a format; undefined where nothing is. */
function problemIn(format: string, value: unknown): string | undefined {
  const validate = validators.get(format) ?? compile(format)
  validators.set(format, validate)
  return validate(value) ? undefined : (validate.errors ?? []).map(error => error.message).join('; ')
}

function compile(format: string): ValidateFunction {
  const file = join(packageRoot, 'formats', `${format}.schema.json`)
  const ajv = new Ajv2020()
  addFormats.default(ajv)
  return ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object)
}

const linesIn = (name: string): unknown[] =>
  readFileSync(join(out, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as unknown)

test('the views that a run writes are those that its record gives', () => {
  const views = ['report.html', 'junit.xml', 'report.md', 'badge.json', 'traceability.csv']
  const written = (): string[] => views.map(name => readFileSync(join(out, name), 'utf8'))
  const before = written()
  for (const name of views) rmSync(join(out, name))
  command('report', out)
  expect(written()).toEqual(before)
})

test.each([
  ['results', 'results.jsonl'],
  ['exchanges', 'exchanges.jsonl'],
  ['ledger', 'ledger.jsonl'],
])('every line that a run writes is one of %s', (format, file) => {
  const lines = linesIn(file)
  expect(lines.length).toBeGreaterThan(3)
  expect(lines.flatMap(line => problemIn(format, line) ?? [])).toEqual([])
})

test.each([
  ['summary', 'summary.json'],
  ['badge', 'badge.json'],
])('the file of a run is a %s', (format, file) => {
  expect(problemIn(format, JSON.parse(readFileSync(join(out, file), 'utf8')))).toBeUndefined()
})

test.each([
  ['list', ['list', '--api', 'object-storage.*', '--json']],
  ['list', ['list', '--uncovered', '--api', 'object-storage.*', '--json']],
  ['cleanup', ['cleanup', out, '--json']],
])('%s prints what its schema says', (format, words) => {
  expect(problemIn(format, JSON.parse(command(...words)))).toBeUndefined()
})

test('a schema refuses what is not of its format', () => {
  expect(problemIn('badge', { schemaVersion: 2 })).toContain("'label'")
  expect(problemIn('cleanup', { found: [] })).toContain("'deleted'")
  expect(problemIn('list', [{ id: 'x' }])).toBeDefined()
  expect(problemIn('ledger', { event: 'create' })).toBeDefined()
})

test('every schema has an identifier that ends in its version, and stands in the index', () => {
  const index = readFileSync(join(packageRoot, 'reports', 'README.md'), 'utf8')
  const files = readdirSync(join(packageRoot, 'formats')).map(name => `formats/${name}`)
  for (const file of files) {
    const { $id } = JSON.parse(readFileSync(join(packageRoot, file), 'utf8')) as { $id: string }
    const name = file.replace(/^.*\/|\.schema\.json$/g, '')
    expect($id, file).toMatch(new RegExp(`^urn:k5-conformance:${name}:\\d+$`))
    expect(index, file).toContain(`\`${file}\``)
  }
})
