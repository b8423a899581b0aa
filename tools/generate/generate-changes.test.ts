import { describe, expect, test } from 'vitest'
import type { ServiceCatalog } from '../model/catalog.ts'
import { loadSpec } from '../shared/load-spec.ts'
import { packageRoot } from '../shared/package-root.ts'
import { generate } from './generate.ts'
import { readSamples } from './generated-folder.ts'

const samples = readSamples(packageRoot)
const { catalog, errata } = loadSpec('compute')

/** The files that are others when the catalog is changed. */
function changedBy(change: (catalog: ServiceCatalog) => void): string[] {
  const changed = structuredClone(catalog)
  change(changed)
  const [before, after] = [generate(catalog, samples, errata), generate(changed, samples, errata)]
  return [...new Set([...before.keys(), ...after.keys()])].filter(file => before.get(file) !== after.get(file)).sort()
}

function operation({ operations }: ServiceCatalog, id: string) {
  const found = operations.find(one => one.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

describe('a change of one line of the catalog changes the OpenAPI document and', () => {
  test('nothing else, where it is a title', () => {
    expect(changedBy(one => Object.assign(operation(one, 'compute.servers.list'), { title: 'x' }))).toEqual([
      'spec/openapi/compute.json',
    ])
  })

  test('the schema of the body that it describes', () => {
    const change = (one: ServiceCatalog) => {
      const [type] = operation(one, 'compute.servers.reboot').parameters.filter(({ in: place }) => place === 'body')
      Object.assign(type ?? {}, { limits: { maxLength: 4 } })
    }
    expect(changedBy(change)).toEqual([
      'spec/openapi/compute.json',
      'spec/schemas/compute/servers.reboot.request.json.schema.json',
    ])
  })

  test('the schemas of all statuses of one response', () => {
    const change = (one: ServiceCatalog) => {
      const { normalCodes } = operation(one, 'compute.servers.list')
      Object.assign(normalCodes[0] ?? {}, { code: 206 })
    }
    const [openapi, ...schemas] = changedBy(change)
    expect(openapi).toBe('spec/openapi/compute.json')
    for (const file of schemas) expect(file).toContain('/servers.list.')
  })
})

test('time grows with the number of operations', () => {
  const copies = (count: number): ServiceCatalog => ({
    ...catalog,
    operations: Array.from({ length: count }, (_, copy) =>
      catalog.operations.map(one => ({ ...one, id: `${one.id}-${copy}`, path: `/${copy}${one.path}` })),
    ).flat(),
  })
  const seconds = (count: number) => {
    const many = copies(count)
    const start = performance.now()
    generate(many, [])
    return performance.now() - start
  }
  const least = (count: number) => Math.min(...[1, 2, 3].map(() => seconds(count)))
  const [few, many] = [least(4), least(32)]
  // Eight times as many: a square would be sixty-four times as long.
  expect(many / few).toBeLessThan(24)
})
