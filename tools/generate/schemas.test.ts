import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../shared/package-root.ts'
import { validateJson } from '../shared/validate-json.ts'
import { validateXml } from '../shared/validate-xml.ts'
import type { SampleText } from './bodies/body-samples.ts'
import { schemaFileName } from './bodies/schema-files.ts'
import { generateAll, readSamples, staleFiles, writeGenerated } from './generated-folder.ts'

const folder = join(packageRoot, 'spec/schemas/object-storage')

/** Response bodies of object storage whose status the manual shows. */
const bodies = readSamples(packageRoot).filter(
  ({ sample: { role, form, status, operation } }) =>
    role === 'response' &&
    ['json', 'xml'].includes(form) &&
    status !== undefined &&
    operation.startsWith('object-storage.'),
)

function violations({ sample }: SampleText, text: string): string[] {
  const form = sample.form as 'json' | 'xml'
  const file = join(folder, schemaFileName({ operation: { id: sample.operation }, part: sample.status ?? 0, form }))
  const found = form === 'json' ? validateJson(file, JSON.parse(text)) : validateXml(file, Buffer.from(text))
  return found.map(({ at, message }) => `${at}: ${message}`)
}

describe('damaged bodies do not fit', () => {
  const json = '2.7.5.4-list-objects-json.response'
  const xml = '2.7.5.4-list-objects-xml.response'
  const bulk = '2.7.5.15-bulk-operation-json.response'
  const bulkXml = '2.7.5.15-bulk-operation-xml-error.response'
  test.each([
    [json, 'a missing name', '"name": "goodbye",', '', /required property 'name'/],
    [json, 'a size that is text', '"bytes": 14', '"bytes": "14"', /must be integer, came "14"/],
    [json, 'a negative size', '"bytes": 14', '"bytes": -1', />= 0/],
    [json, 'a hash that is no MD5', '451e372e', 'XYZ', /pattern/],
    [bulk, 'a missing count', '"Number Deleted": 4,', '', /Number Deleted/],
    [bulk, 'errors that are no list', '"Errors": []', '"Errors": {}', /must be array/],
    [xml, 'a missing hash', '<hash>451e372e48e0f6b1114fa0724aa79fa1</hash>', '', /hash/],
    [xml, 'a size that is no number', '<bytes>14</bytes>', '<bytes>many</bytes>', /bytes/],
    [xml, 'another root', /container/g, 'bucket', /bucket/],
    [xml, 'an element that is not closed', '</hash>', '', /well-formed/],
    [bulkXml, 'an error without a status', '<status>409 Conflict</status>', '', /status/],
  ])('%s with %s', (id, _, from, to, finding) => {
    const body = bodies.find(({ sample }) => sample.id.endsWith(id))
    if (body === undefined) throw new Error(`no sample ${id}`)
    const damaged = body.text.replace(from, to)
    expect(damaged).not.toBe(body.text)
    expect(violations(body, damaged).join('\n')).toMatch(finding)
  })
})

describe('extra is no departure', () => {
  test.each([
    ['2.7.5.4-list-objects-json.response', '"bytes": 14,', '"bytes": 14, "more": true,'],
    ['2.7.5.4-list-objects-xml.response', '<bytes>14</bytes>', '<bytes unit="B">14</bytes><more><deep/></more>'],
    ['2.7.5.4-list-objects-xml.response', '</container>', '<subdir name="a/"><name>a/</name></subdir></container>'],
  ])('%s with %s → %s', (id, from, to) => {
    const body = bodies.find(({ sample }) => sample.id.endsWith(id))
    if (body === undefined) throw new Error(`no sample ${id}`)
    expect(violations(body, body.text.replace(from, to))).toEqual([])
  })
})

describe('writing', () => {
  let root: string
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'k5c-generate-'))
  })
  afterAll(() => rmSync(root, { recursive: true }))

  test('names what is missing, changed or left over, and mends it', () => {
    const files = generateAll(packageRoot)
    expect(staleFiles(files, root)).toHaveLength(files.size)
    writeGenerated(new Map([...files, ['spec/schemas/object-storage/old.rng', 'x']]), root)
    expect(staleFiles(files, root)).toEqual(['spec/schemas/object-storage/old.rng'])
    writeGenerated(files, root)
    expect(staleFiles(files, root)).toEqual([])
  })
})
