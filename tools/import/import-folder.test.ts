import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { compareWithDisk, importFolder, writeImported } from './import-folder.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
const temporary = mkdtempSync(join(tmpdir(), 'k5c-import-'))
let root = ''
beforeEach(() => {
  root = mkdtempSync(join(temporary, 'root-'))
})
afterAll(() => rmSync(temporary, { recursive: true }))

const files = new Map([
  ['spec/catalog/d/s.json', '{}\n'],
  ['samples/d/one.txt', 'one'],
])

describe('what is on disk', () => {
  test('is current after writing', () => {
    expect(compareWithDisk(files, root).map(({ how }) => how)).toEqual(['missing', 'missing'])
    writeImported(files, root)
    expect(compareWithDisk(files, root)).toEqual([])
    expect(readFileSync(join(root, 'samples/d/one.txt'), 'utf8')).toBe('one')
  })

  test('is named where it differs, and a sample that no document has is removed', () => {
    writeImported(files, root)
    writeFileSync(join(root, 'spec/catalog/d/s.json'), '{ }\n')
    writeFileSync(join(root, 'samples/d/two.txt'), 'two')
    expect(compareWithDisk(files, root)).toEqual([
      { file: 'spec/catalog/d/s.json', how: 'different' },
      { file: 'samples/d/two.txt', how: 'not from the documents' },
    ])
    writeImported(files, root)
    expect(compareWithDisk(files, root)).toEqual([])
    expect(readdirSync(join(root, 'samples/d'))).toEqual(['one.txt'])
  })
})

describe('a folder', () => {
  const write = (file: string, text: string): void => {
    mkdirSync(root, { recursive: true })
    writeFileSync(join(root, file), text)
  }
  const codeOf = (folder: string): string => {
    try {
      importFolder(folder, root)
      return 'imported'
    } catch (error) {
      return (error as { code?: string }).code ?? String(error)
    }
  }
  const fixture = (file: string): string => readFileSync(join(fixtures, file), 'utf8')

  test('that is not there cannot be read', () => {
    expect(codeOf(join(root, 'nowhere'))).toBe('IMPORT_SOURCE_UNREADABLE')
  })

  test('needs every document, under any name', () => {
    write('anything.txt', fixture('manual.txt'))
    write('else.txt', fixture('foundation.txt'))
    expect(codeOf(root)).toBe('IMPORT_DOCUMENT_MISSING')
    write('third.txt', fixture('index.txt'))
    expect(codeOf(root)).toBe('IMPORT_DOCUMENT_MISSING')
    write('fourth.txt', fixture('jio.txt'))
    // All are recognised; that the invented manual has no chapter 2.7 is found next.
    expect(codeOf(root)).toBe('IMPORT_SECTION_MISSING')
  })

  test.each([['manual.txt'], ['index.txt'], ['jio.txt']])('with two texts of %s is refused', file => {
    for (const name of readdirSync(fixtures).filter(name => name.endsWith('.txt'))) write(name, fixture(name))
    write('copy.txt', `${fixture(file)}more\n`)
    expect(codeOf(root)).toBe('IMPORT_DOCUMENT_TWICE')
  })

  test('with another edition is not the manual', () => {
    for (const name of readdirSync(fixtures).filter(name => name.endsWith('.txt'))) write(name, fixture(name))
    write('manual.txt', fixture('manual.txt').replace('Version 1.12', 'Version 1.13'))
    expect(codeOf(root)).toBe('IMPORT_DOCUMENT_MISSING')
  })
})
