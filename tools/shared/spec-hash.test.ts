import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { specHash } from './spec-hash.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spec-hash-'))
  mkdirSync(join(folder, 'rules'))
  writeFileSync(join(folder, 'rules/a.yaml'), 'one')
  writeFileSync(join(folder, 'b.json'), 'two')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('is the same for the same files', () => {
  const before = specHash(folder)
  rmSync(join(folder, 'rules/a.yaml'))
  writeFileSync(join(folder, 'rules/a.yaml'), 'one')
  expect(specHash(folder)).toBe(before)
  expect(before).toMatch(/^[0-9a-f]{64}$/)
})

test.each<[string, () => void]>([
  ['a byte', () => writeFileSync(join(folder, 'b.json'), 'twO')],
  ['a name', () => renameSync(join(folder, 'b.json'), join(folder, 'c.json'))],
  ['a folder', () => renameSync(join(folder, 'rules'), join(folder, 'facts'))],
  ['a file more', () => writeFileSync(join(folder, 'rules/c'), '')],
  [
    'bytes that move from one file to the next',
    () => {
      writeFileSync(join(folder, 'b.json'), 'twoo')
      writeFileSync(join(folder, 'rules/a.yaml'), 'ne')
    },
  ],
])('differs by %s', (_title, change) => {
  const before = specHash(folder)
  change()
  expect(specHash(folder)).not.toBe(before)
})

test('is that of the committed spec by default', () => {
  expect(specHash()).toMatch(/^[0-9a-f]{64}$/)
})
