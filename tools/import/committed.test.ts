import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import type { Operation, ServiceCatalog } from '../model/catalog.ts'
import { documentIds } from '../model/clause.ts'
import type { Erratum } from '../model/erratum.ts'
import { factsOf } from '../model/facts.ts'
import type { Sample } from '../model/sample.ts'
import { loadCatalog, servicesOf } from '../shared/load-spec.ts'
import { packageRoot } from '../shared/package-root.ts'
import { objectStorageIds } from './operation-ids.ts'

/** What is committed must be whole even where nobody has the documents: this is the test of freshness there. */
const read = (path: string): unknown => JSON.parse(readFileSync(join(packageRoot, path), 'utf8'))
const catalogs = ['k5-foundation-1.12', 'k5-rst-foundation', 'k5-rst-index'].map(
  document => read(`spec/catalog/${document}/object-storage.json`) as ServiceCatalog,
)
const [manual] = catalogs as [ServiceCatalog]
const { samples } = read('samples/index.json') as { samples: Sample[] }
const operation = (id: string): Operation => manual.operations.find(other => other.id === id) as Operation

describe('the committed catalog', () => {
  test('has the fifteen operations in the order of the manual', () => {
    expect(manual.operations.map(({ id }) => id)).toEqual(Object.values(objectStorageIds))
    expect(manual.operations.map(({ clause }) => clause.section)).toEqual(Object.keys(objectStorageIds))
    expect(manual.chapters[0]?.errorCodes.map(({ code }) => code)).toEqual([
      400, 401, 403, 404, 408, 409, 411, 412, 416, 500, 503,
    ])
  })

  test.each([
    ['containers.list', 'GET', 256, [200, 204], []],
    ['accounts.update', 'POST', 260, [204], []],
    ['accounts.show', 'HEAD', 263, [204], [401]],
    ['objects.list', 'GET', 266, [200, 204], [404]],
    ['containers.create', 'PUT', 271, [201, 202], []],
    ['containers.delete', 'DELETE', 274, [204], [404, 409]],
    ['containers.update', 'POST', 276, [204], []],
    ['containers.show', 'HEAD', 280, [204], []],
    ['objects.download', 'GET', 283, [200], [404]],
    ['objects.upload', 'PUT', 288, [201], [408, 411, 422]],
    ['objects.copy', 'COPY', 292, [201], []],
    ['objects.delete', 'DELETE', 296, [204], [404, 400, 500]],
    ['objects.show', 'HEAD', 297, [204, 200], []],
    ['objects.update', 'POST', 301, [202], []],
    ['bulk.delete', 'POST', 304, [200], []],
  ])('%s is %s on page %i', (id, method, page, normal, errors) => {
    const found = operation(`object-storage.${id}`)
    expect([found.method, found.clause.page]).toEqual([method, page])
    expect(found.normalCodes.map(({ code }) => code)).toEqual(normal)
    expect(found.errorCodes.map(({ code }) => code)).toEqual(errors)
  })

  test('has facts with ids of their own, and no sentences', () => {
    const facts = factsOf(manual).map(({ id }) => id)
    expect(new Set(facts).size).toBe(facts.length)
    expect(facts.length).toBeGreaterThan(300)
    const texts = JSON.stringify(manual).match(/"(?:[^"\\]|\\.)*"/g) ?? []
    expect(texts.filter(text => text.split(' ').length > 9 && !text.includes('k5-conformance'))).toEqual([])
  })

  test('keeps what the manual prints beside what was decided', () => {
    const found = operation('object-storage.objects.copy').responseHeaders.find(
      ({ name }) => name === 'X-Object-Meta-{name}',
    )
    expect(found).toMatchObject({ family: true, cardinality: { min: 0, max: null, printed: '0..' } })
    const deleteAt = operation('object-storage.objects.download').responseHeaders.find(
      ({ name }) => name === 'X-Delete-At',
    )
    expect(deleteAt?.cardinality).toEqual({ min: 0, max: 1, printed: '1..1' })
    expect(operation('object-storage.bulk.delete').discriminator).toEqual({ in: 'query', name: 'bulk-delete' })
  })

  test('has the older editions without bulk delete', () => {
    for (const { operations } of catalogs.slice(1))
      expect(operations.map(({ id }) => id)).toEqual(Object.values(objectStorageIds).slice(0, 14))
  })
})

describe('the committed samples', () => {
  test('are listed, each file once, and no other file is there', () => {
    const onDisk = readdirSync(join(packageRoot, 'samples/k5/foundation')).map(file => `k5/foundation/${file}`)
    expect(samples.map(({ file }) => file).sort()).toEqual(onDisk.sort())
    expect(new Set(samples.map(({ id }) => id)).size).toBe(samples.length)
  })

  test('belong to the operation that names them', () => {
    const operations = servicesOf().flatMap(service => loadCatalog(service, 'k5-foundation-1.12').operations)
    const named = operations.flatMap(({ id, samples: own }) => own.map(sample => [sample, id]))
    expect(operations).toHaveLength(161)
    expect(named.sort()).toEqual(samples.map(({ id, operation: owner }) => [id, owner]).sort())
  })

  test.each(samples.map(sample => [sample.id, sample] as const))('%s is well-formed', (_, sample) => {
    const text = readFileSync(join(packageRoot, 'samples', sample.file), 'utf8')
    expect(sample.confidence === 'repaired').toBe(sample.repairs.length > 0)
    if (sample.form === 'json') expect(() => JSON.parse(text) as unknown).not.toThrow()
    else if (sample.form === 'xml') expect(XMLValidator.validate(text)).toBe(true)
    else if (sample.form === 'http') expect(text).toMatch(/^HTTP\/1\.1 \d{3} .+\n([\w-]+: .+\n)+$/)
    else if (sample.form === 'curl')
      expect(text).toMatch(/^curl -i \$publicURL\S* -X [A-Z]+( -H "[\w-]+: ?[^"\n]+")+( --data-binary @\w+\.txt)?\n$/)
    else expect(text).not.toBe('')
  })
})

describe('the committed errata', () => {
  const files = readdirSync(join(packageRoot, 'spec/errata')).filter(file => file.endsWith('.json'))
  const known = new Set(
    documentIds.flatMap(document =>
      servicesOf(document).flatMap(service => loadCatalog(service, document).operations.map(({ id }) => id)),
    ),
  )

  test('are those of every service, and of Jio', () => {
    expect(files.map(file => file.replace('.json', '')).sort()).toEqual([...servicesOf(), 'jio-api'].sort())
  })

  test.each(files)('%s has ids of its own, readings with clauses, and operations that exist', file => {
    const { errata } = read(`spec/errata/${file}`) as { errata: Erratum[] }
    expect(new Set(errata.map(({ id }) => id)).size).toBe(errata.length)
    expect(errata.length).toBeGreaterThan(0)
    for (const { id, operations, readings, chosen, why } of errata) {
      const cited = readings.every(({ reading, clause }) => reading !== '' && clause.section !== '')
      expect([id, cited, readings.length > 0], id).toEqual([id, true, true])
      expect(
        operations.filter(operation => !known.has(operation)),
        id,
      ).toEqual([])
      expect([chosen, why].includes(''), id).toBe(false)
    }
  })
})
