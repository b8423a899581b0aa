import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fillFolder } from './fill-folder.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'k5c-fill-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const put = (name: string, text: string) => async (folder: string) => {
  writeFileSync(join(folder, name), text)
}
const shown = (folder: string): string[] => readdirSync(folder).filter(name => !name.startsWith('.'))

test('a folder is made with those above it, and filled anew', async () => {
  const out = join(root, 'deep/site')
  await fillFolder(out, put('old.html', 'old'))
  await fillFolder(out, put('new.html', 'new'))
  expect(shown(out)).toEqual(['new.html'])
  expect(readdirSync(out)).toEqual(['.k5-conformance-site', 'new.html'])
})

test('what was there stays when writing fails', async () => {
  const out = join(root, 'site')
  await fillFolder(out, put('old.html', 'old'))
  const failing = fillFolder(out, async folder => {
    await put('old.html', 'half')(folder)
    throw new Error('no space')
  })
  await expect(failing).rejects.toThrow('no space')
  expect(readFileSync(join(out, 'old.html'), 'utf8')).toBe('old')
  expect(readdirSync(out).filter(name => name.includes('new-'))).toEqual([])
})

test('what a killed build has left is cleared away', async () => {
  const out = join(root, 'site')
  await fillFolder(out, put('a.html', 'a'))
  mkdirSync(join(out, '.k5-conformance-new-killed'))
  await fillFolder(out, put('a.html', 'b'))
  expect(existsSync(join(out, '.k5-conformance-new-killed'))).toBe(false)
})

test("somebody's folder is refused, and nothing of it is touched", async () => {
  writeFileSync(join(root, 'thesis.txt'), 'mine')
  await expect(fillFolder(root, put('a.html', 'a'))).rejects.toMatchObject({ code: 'SITE_FOLDER_IN_USE' })
  expect(readdirSync(root)).toEqual(['thesis.txt'])
})

test.each(['file', 'file/below'])('what is a file, or below one, is refused: %s', async name => {
  writeFileSync(join(root, 'file'), 'mine')
  await expect(fillFolder(join(root, name), put('a.html', 'a'))).rejects.toMatchObject({ code: 'SITE_FOLDER_IN_USE' })
  expect(readFileSync(join(root, 'file'), 'utf8')).toBe('mine')
})
