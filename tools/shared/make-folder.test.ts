import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFolder } from './make-folder.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'k5c-folder-'))
})
afterAll(() => rmSync(root, { recursive: true }))

test('makes the folders above, and lets one that is there be', () => {
  makeFolder(join(root, 'a/b/c'))
  makeFolder(join(root, 'a/b/c'))
  expect(existsSync(join(root, 'a/b/c'))).toBe(true)
})

test.each([
  ['below a file', 'file/deeper', 'ENOTDIR'],
  ['where the kernel makes the folders', '/proc/k5c-folder', 'ENOENT'],
])('refuses %s instead of hanging', (_, path, code) => {
  writeFileSync(join(root, 'file'), '')
  const wanted = path.startsWith('/') ? path : join(root, path)
  expect(() => makeFolder(wanted)).toThrow(expect.objectContaining({ code }))
})
