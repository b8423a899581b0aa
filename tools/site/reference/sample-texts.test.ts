import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sample } from '../../model/sample.ts'
import { readSamples } from './sample-texts.ts'

const root = mkdtempSync(join(tmpdir(), 'k5c-samples-'))
beforeAll(() => mkdirSync(join(root, 'samples')))
afterAll(() => rmSync(root, { recursive: true }))

function sample(file: string, role: Sample['role'], form: Sample['form'] = 'json'): Sample {
  writeFileSync(join(root, 'samples', file), `text of ${file}\n\n`)
  const clause = { document: 'k5-foundation-1.12', section: '1.2.6.2' } as const
  return { id: file, file, operation: 'a.b.c', clause, role, form, fencesJoined: 1, repairs: [], confidence: 'exact' }
}

test('requests stand first, and the only one of its kind has no label', () => {
  const texts = readSamples(root, [sample('1.2-a.response.json', 'response'), sample('1.2-a.request.json', 'request')])
  expect(texts.map(({ sample: { role }, label }) => [role, label])).toEqual([
    ['request', ''],
    ['response', ''],
  ])
  expect(texts[0]?.text).toBe('text of 1.2-a.request.json')
})

test.each([
  [
    ['2.7-list.response.json', '2.7-list-verbose-true.response.json'],
    ['list', 'verbose true'],
  ],
  [
    ['2.7-get-file.response.json', '2.7-get-folder.response.json'],
    ['file', 'folder'],
  ],
  [
    ['2.7-up.request.curl', '2.7-down.request.curl'],
    ['up', 'down'],
  ],
])('of several %o each is told by what it has beyond the others', (files, labels) => {
  expect(
    readSamples(
      root,
      files.map(file => sample(file, 'request')),
    ).map(({ label }) => label),
  ).toEqual(labels)
})

test('samples of another form are no rivals', () => {
  const texts = readSamples(root, [sample('1-a.request.json', 'request'), sample('1-b.request.xml', 'request', 'xml')])
  expect(texts.map(({ label }) => label)).toEqual(['', ''])
})
