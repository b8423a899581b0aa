import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ConformanceError } from './errors.ts'
import { loadRules } from './load-rules.ts'
import { loadSpec, servicesOf } from './load-spec.ts'
import { writeText } from './write-json.ts'

const document = 'k5-foundation-1.12'
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'load-spec-'))
  writeText(join(folder, 'catalog', document, 'object-storage.json'), '{"service": "object-storage"}')
  writeText(join(folder, 'catalog', document, 'compute.json'), '{"service": "compute"}')
  writeText(join(folder, 'rules/object-storage.yaml'), '- id: object-storage.objects.upload.length-required\n')
  writeText(join(folder, 'errata/object-storage.json'), '{"errata": [{"id": "one"}]}')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function failureOf(action: () => unknown): ConformanceError {
  try {
    action()
  } catch (error) {
    if (error instanceof ConformanceError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

const loadBoth = (): void => {
  loadSpec('object-storage', document, folder)
  loadRules('object-storage', folder)
}

test('names the services of a document', () => {
  expect(servicesOf(document, folder)).toEqual(['compute', 'object-storage'])
})

test('reads catalog, rules and errata', () => {
  expect(loadSpec('object-storage', document, folder)).toEqual({
    catalog: { service: 'object-storage' },
    errata: [{ id: 'one' }],
  })
  expect(loadRules('object-storage', folder)).toEqual([{ id: 'object-storage.objects.upload.length-required' }])
})

test('reads the committed spec by default', () => {
  const { catalog, errata } = loadSpec('object-storage')
  expect(catalog.operations).toHaveLength(15)
  expect(loadRules('object-storage').length).toBeGreaterThan(0)
  expect(errata.length).toBeGreaterThan(0)
})

test.each(['rules/object-storage.yaml', 'errata/object-storage.json', `catalog/${document}/object-storage.json`])(
  'says that %s is missing',
  file => {
    rmSync(join(folder, file))
    const error = failureOf(loadBoth)
    expect(error).toMatchObject({ code: 'SPEC_MISSING', where: join(folder, file) })
  },
)

test('says that a document has no catalog', () => {
  expect(failureOf(() => servicesOf('jio-api', folder))).toMatchObject({ code: 'SPEC_MISSING' })
})

test.each([
  ['rules/object-storage.yaml', '- [unclosed'],
  ['errata/object-storage.json', '{"errata": ['],
])('says that %s cannot be read', (file, text) => {
  writeFileSync(join(folder, file), text)
  const error = failureOf(loadBoth)
  expect(error).toMatchObject({ code: 'SPEC_INVALID', where: join(folder, file) })
  expect(error.next).toContain('restore')
})

test('says that a folder stands where a file should', () => {
  rmSync(join(folder, 'rules/object-storage.yaml'))
  mkdirSync(join(folder, 'rules/object-storage.yaml'))
  expect(failureOf(loadBoth)).toMatchObject({ code: 'SPEC_INVALID' })
})
