import { describe, expect, test } from 'vitest'
import type { Operation } from '../../model/catalog.ts'
import type { DocumentId } from '../../model/clause.ts'
import { groupBy } from '../../shared/group-by.ts'
import { loadCatalogs } from '../../shared/load-spec.ts'

const operationsOf = (document: DocumentId): Operation[] =>
  loadCatalogs(document).flatMap(catalog => catalog.operations)
const manual = new Map(operationsOf('k5-foundation-1.12').map(operation => [operation.id, operation]))
const idsOf = (document: DocumentId): string[] => operationsOf(document).map(({ id }) => id)
const lacking = (document: DocumentId): string[] => {
  const there = new Set(idsOf(document))
  return [...manual.keys()].filter(id => !there.has(id)).sort()
}
const newer = [
  'compute.servers.show-vnc-console',
  'import-export.exports.cancel',
  'import-export.exports.create',
  'import-export.exports.list',
  'import-export.exports.show',
  'object-storage.bulk.delete',
]

// Rows with a number, each number once, and links to samples, by chapter; a pattern on the lines counts the same.
describe.each([
  [
    'k5-rst-foundation' as const,
    { '1.1': [2, 2], '1.2': [58, 73], '1.3': [2, 2], '1.5': [5, 4], '1.6': [3, 3], '1.7': [27, 13], '1.8': [18, 22] },
    { '2.1': [20, 22], '2.4': [7, 8], '2.7': [14, 58] },
    newer,
  ],
  [
    'k5-rst-index' as const,
    { '1.1': [2, 2], '1.2': [57, 71], '1.3': [2, 2], '1.5': [3, 3], '1.6': [3, 3], '1.7': [27, 13], '1.8': [18, 22] },
    { '2.1': [20, 22], '2.4': [7, 8], '2.7': [14, 58] },
    [
      ...newer,
      'compute.servers.create-with-mac-address',
      'orchestration.resources.show',
      'orchestration.resources.signal',
    ].sort(),
  ],
])('the committed catalogs of %s', (document, compute, storage, missing) => {
  const operations = operationsOf(document)

  test('have every row and every sample of each chapter', () => {
    const chapters = [...groupBy(operations, ({ clause }) => clause.section)].map(([section, own]) => [
      section,
      [own.length, own.reduce((sum, each) => sum + (each.sampleFiles?.length ?? each.sampleCount ?? 0), 0)],
    ])
    expect(Object.fromEntries(chapters)).toEqual({ ...compute, ...storage })
  })

  test('have the ids of the manual, each once, and one of their own', () => {
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length)
    expect(operations.filter(({ id }) => !manual.has(id)).map(({ id }) => id)).toEqual(['image.images.update-v1'])
    expect(lacking(document)).toEqual(missing)
  })

  test('mean operations of the same chapter and method', () => {
    for (const { id, method, clause } of operations.filter(each => manual.has(each.id))) {
      const there = manual.get(id)
      expect(there?.clause.section.startsWith(`${clause.section}.`), id).toBe(true)
      expect(there?.method, id).toBe(method)
    }
  })
})

describe('the table of files', () => {
  const operations = operationsOf('k5-rst-foundation')

  test('names each file once, with its variant', () => {
    const files = operations.flatMap(({ sampleFiles }) => sampleFiles ?? [])
    expect(new Set(files.map(({ file }) => file)).size).toBe(files.length)
    const update = operations.find(({ id }) => id === 'compute.servers.update')
    expect(update?.sampleFiles?.map(({ kind, variant }) => [kind, variant])).toEqual([
      ['Request JSON', 'ip addresses'],
      ['Response JSON', 'ip addresses'],
      ['Request JSON', 'name'],
      ['Response JSON', 'name'],
    ])
  })

  test('has a sample that belongs to a whole chapter', () => {
    const sap = loadCatalogs('k5-rst-foundation').find(({ service }) => service === 'sap')
    expect(sap?.chapters[0]?.sampleFiles).toEqual([
      {
        kind: 'Response XML',
        file: './samples/foundation/1.7.3 HTTP response (202).response.xml',
        variant: 'HTTP response (202)',
      },
    ])
  })
})
