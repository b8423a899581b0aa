import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { ConformanceError } from './errors.ts'
import { leftOver, writeFiles } from './written-files.ts'

const temporary = mkdtempSync(join(tmpdir(), 'k5c-written-'))
let root = ''
beforeEach(() => {
  root = mkdtempSync(join(temporary, 'root-'))
})
afterAll(() => rmSync(temporary, { recursive: true }))

const texts = (text: string, count = 3): Map<string, string> =>
  new Map(Array.from({ length: count }, (_, index) => [`spec/${index % 2}/${index}.json`, `${text} ${index}\n`]))

/** Everything below the root, by path. */
function onDisk(): Map<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const paths = files.map(entry => join(entry.parentPath, entry.name)).sort()
  return new Map(paths.map(path => [path.slice(root.length + 1), readFileSync(path, 'utf8')]))
}

describe('written files', () => {
  test('are there, and what is left over is not', () => {
    writeFiles(texts('old', 5), root, ['spec'])
    expect(onDisk()).toEqual(new Map([...texts('old', 5)].sort()))
    writeFiles(texts('new'), root, ['spec'])
    expect(onDisk()).toEqual(new Map([...texts('new')].sort()))
    expect(leftOver(texts('new', 1), root, ['spec'])).toEqual(['spec/0/2.json', 'spec/1/1.json'])
  })

  test('that are the same already are not touched', () => {
    writeFiles(texts('same'), root, ['spec'])
    const before = statSync(join(root, 'spec/0/0.json')).ino
    writeFiles(texts('same').set('spec/0/2.json', 'other'), root, ['spec'])
    expect(statSync(join(root, 'spec/0/0.json')).ino).toBe(before)
  })
})

describe('where it cannot be written', () => {
  const refuse = (files: Map<string, string>): ConformanceError => {
    try {
      writeFiles(files, root, ['spec'])
    } catch (error) {
      return error as ConformanceError
    }
    throw new Error('it was written')
  }

  test.each([
    [
      'a folder stands in a file’s place',
      () => mkdirSync(join(root, 'spec/9/blocked.json/inside'), { recursive: true }),
    ],
    ['a file stands in a folder’s place', () => writeFileSync(join(root, 'spec/9'), 'a file')],
  ])('because %s, nothing has changed', (_, block) => {
    writeFiles(texts('old'), root, ['spec'])
    block()
    const before = onDisk()
    const error = refuse(texts('new', 4).set('spec/9/blocked.json', 'new'))
    expect([error.code, error.where]).toEqual(['SPEC_NOT_WRITABLE', root])
    expect(onDisk()).toEqual(before)
    expect(readdirSync(root)).toEqual(['spec'])
  })

  test('because there is no room, nothing has changed', () => {
    writeFiles(texts('old'), root, ['spec'])
    // No file system has a name of that length: it fails while the new files are written beside the old ones.
    const error = refuse(texts('new').set(`spec/${'n'.repeat(300)}`, 'new'))
    expect(error.code).toBe('SPEC_NOT_WRITABLE')
    expect(onDisk()).toEqual(texts('old'))
  })
})

describe('a process that is killed while it writes', () => {
  const writer = `
    import { writeFiles } from ${JSON.stringify(join(import.meta.dirname, 'written-files.ts'))}
    const files = new Map(Array.from({ length: 800 }, (_, i) => ['spec/' + (i % 2) + '/' + i + '.json', 'new ' + i + '\\n']))
    console.log('ready')
    writeFiles(files, process.argv[1], ['spec'])
    console.log('written')
  `

  const first = (): string => readFileSync(join(root, 'spec/0/0.json'), 'utf8')
  test.each([
    ['while new files are written beside the old ones', () => readdirSync(root).length > 1],
    ['while files are replaced', () => first().startsWith('new')],
    ['when all are replaced', () => first().startsWith('new') && readdirSync(root).length === 1],
  ])('%s leaves old or new files', async (_, reached) => {
    const old = texts('old', 800)
    writeFiles(old, root, ['spec'])
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', writer, root], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(child, 'exit')
    await once(child.stdout, 'data')
    while (child.exitCode === null && !reached()) await new Promise(resolve => setImmediate(resolve))
    child.kill('SIGKILL')
    await ended
    // Whoever writes next puts it right; here only one more file.
    writeFiles(new Map([['other', 'text']]), root, [])
    const after = onDisk()
    const kinds = new Set([...old.keys()].map(file => after.get(file)?.split(' ')[0]))
    expect(kinds.size).toBe(1)
    expect(readdirSync(root).sort()).toEqual(['other', 'spec'])
  })
})
