import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { removeReadyFile, writeReadyFile } from './ready-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ready-file-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('is readable by its owner only, even over a file that was not', () => {
  const file = join(folder, 'ready.json')
  writeFileSync(file, 'old')
  chmodSync(file, 0o666)
  writeReadyFile(file, '{}\n')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readFileSync(file, 'utf8')).toBe('{}\n')
  expect(readdirSync(folder)).toEqual(['ready.json'])
  removeReadyFile(file)
  removeReadyFile(file)
  expect(readdirSync(folder)).toEqual([])
})

it.each([
  ['a folder', '.'],
  ['a folder that does not exist', 'none/ready.json'],
])('refuses %s and leaves nothing', (_title, name) => {
  expect(() => writeReadyFile(join(folder, name), '{}')).toThrow(
    expect.objectContaining({ code: 'EMULATOR_READY_FILE' }),
  )
  expect(readdirSync(folder)).toEqual([])
})
