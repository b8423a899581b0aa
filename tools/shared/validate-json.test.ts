import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { validateJson } from './validate-json.ts'

let folder: string
let file: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'validate-json-'))
  file = writeSchema('first')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const schema = `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:test:rows",
  "type": "array",
  "items": {
    "if": { "type": "object", "required": ["subdir"] },
    "then": { "type": "object", "properties": { "subdir": { "type": "string" } } },
    "else": {
      "type": "object",
      "properties": {
        "name": { "type": "string" },
        "a/b": { "type": "integer", "minimum": 0 },
        "hash": { "type": "string", "pattern": "^[0-9a-f]{4}$" }
      },
      "required": ["name"]
    }
  }
}`

function writeSchema(name: string): string {
  mkdirSync(join(folder, name))
  const written = join(folder, name, 'rows.json.schema.json')
  writeFileSync(written, schema)
  return written
}

test.each([
  ['nothing in the list', [], []],
  ['a row, and members that are not documented', [{ name: 'a', 'a/b': 1, more: null }], []],
  ['a group of names', [{ subdir: 'a/' }], []],
  ['no list', {}, [{ at: '', message: 'must be array, came {}' }]],
  [
    'a member that is missing',
    [{ name: 'a' }, { 'a/b': 1 }],
    [{ at: '/1', message: 'must have required property \'name\', came {"a/b":1}' }],
  ],
  [
    'a wrong type, at an escaped pointer',
    [{ name: 'a', 'a/b': '1' }],
    [{ at: '/0/a~1b', message: 'must be integer, came "1"' }],
  ],
  [
    'every fault of a row',
    [{ name: 1, hash: 'XYZ0' }],
    [
      { at: '/0/name', message: 'must be string, came 1' },
      { at: '/0/hash', message: 'must match pattern "^[0-9a-f]{4}$", came "XYZ0"' },
    ],
  ],
])('judges %s', (_title, value, expected) => {
  expect(validateJson(file, value)).toEqual(expected)
})

test('gives at most 20 violations, and shortens what came', () => {
  const rows = Array.from({ length: 30 }, () => ({ name: { long: 'x'.repeat(200) } }))
  const violations = validateJson(file, rows)
  expect(violations).toHaveLength(20)
  expect(violations[0]?.message).toMatch(/^must be string, came \{"long":"x{71}…$/)
})

test('compiles a second file with the same $id', () => {
  expect(validateJson(writeSchema('second'), [{ name: 'a' }])).toEqual([])
})

test('what a schema only advises is demanded on request', () => {
  const advised = join(folder, 'advised.json.schema.json')
  const text = { type: 'string', 'x-advisory-format': 'uuid' }
  const names = { type: 'object', properties: { fault: { type: 'object' } }, required: ['fault'] }
  writeFileSync(
    advised,
    JSON.stringify({
      type: 'object',
      properties: { id: text, inner: { type: 'object', 'x-advisory-schema': names } },
      'x-advisory-required': ['id'],
    }),
  )
  const places = (value: unknown, advisory: boolean) =>
    validateJson(advised, value, { advisory }).map(({ at, message }) => `${at} ${message}`)
  for (const value of [{}, { id: 'no uuid' }, { id: 'x', inner: {} }]) expect(places(value, false)).toEqual([])
  expect(places({}, true)).toEqual([expect.stringMatching(/^ must have required property 'id'/)])
  expect(places({ id: 'x' }, true)).toEqual([expect.stringMatching(/^\/id must match format "uuid"/)])
  const id = '6a5a1e76-3c1c-4c5e-9d6a-0b8f3a5a7f10'
  expect(places({ id, inner: {} }, true)).toEqual([
    expect.stringMatching(/^\/inner must have required property 'fault'/),
  ])
  expect(places({ id, inner: { fault: {} } }, true)).toEqual([])
})

test.each([
  ['timestamp', '2013-02-25T06:36:28.000000', '2013-02-25'],
  ['mac', 'fa:16:3e:4c:2c:30', 'fa:16:3e:4c:2c'],
])('judges what a schema advises to be a %s', (format, fine, other) => {
  const file = join(folder, `${format}.json.schema.json`)
  writeFileSync(file, JSON.stringify({ type: 'string', 'x-advisory-format': format }))
  expect(validateJson(file, fine, { advisory: true })).toEqual([])
  expect(validateJson(file, other, { advisory: true })).toHaveLength(1)
})

test.each([
  ['of a huge value the first fault is told, and no more is kept', Array(60_000).fill(1), 1],
  ['of others many are told', Array(60).fill({}), 20],
])('%s', (_, value, faults) => {
  expect(validateJson(file, value)).toHaveLength(faults)
})

test('what is too deep to be shown is told all the same', () => {
  const deep = JSON.parse(`{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`) as unknown
  expect(validateJson(file, [deep])).toEqual([
    { at: '/0/name', message: 'must be string, came what is too deep to be shown' },
  ])
})
