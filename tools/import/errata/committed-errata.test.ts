import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ServiceCatalog } from '../../model/catalog.ts'
import { type Erratum, erratumCategories, erratumEffects } from '../../model/erratum.ts'
import { packageRoot } from '../../shared/package-root.ts'

const read = (path: string): unknown => JSON.parse(readFileSync(join(packageRoot, 'spec', path), 'utf8'))
const registers = readdirSync(join(packageRoot, 'spec/errata'))
  .filter(name => name.endsWith('.json'))
  .map(name => read(`errata/${name}`) as { service: string; errata: Erratum[] })
const errata = registers.flatMap(register => register.errata)
const operations = new Set(
  ['k5-foundation-1.12', 'k5-rst-foundation', 'k5-rst-index', 'jio-api'].flatMap(document =>
    readdirSync(join(packageRoot, 'spec/catalog', document)).flatMap(name =>
      (read(`catalog/${document}/${name}`) as ServiceCatalog).operations.map(({ id }) => id),
    ),
  ),
)

test('every service has a register, and there are far more than a hundred errata', () => {
  expect(registers.map(({ service }) => service).sort()).toEqual([
    'autoscale',
    'block-storage',
    'compute',
    'image',
    'import-export',
    'jio-api',
    'object-storage',
    'orchestration',
    'sap',
  ])
  expect(errata.length).toBeGreaterThan(350)
  expect(new Set(errata.map(({ id }) => id)).size).toBe(errata.length)
})

test.each(registers)('the errata of $service are whole', ({ service, errata: own }) => {
  for (const { id, category, effect, readings, chosen, why, operations: about } of own) {
    expect(id.startsWith(`${service}.`), id).toBe(true)
    expect(erratumCategories, id).toContain(category)
    expect(erratumEffects, id).toContain(effect)
    expect(readings.length, id).toBeGreaterThan(0)
    expect(
      readings.every(({ clause }) => clause.section !== ''),
      id,
    ).toBe(true)
    expect(chosen === '' || !/\((?:[a-z0-9.-]+ )?§.+\)$/.test(why), id).toBe(false)
    expect(
      about.filter(operation => !operations.has(operation)),
      id,
    ).toEqual([])
  }
})

test('what leaves the choice to a target says so in both places', () => {
  const unlike = errata.filter(({ chosen, effect }) => /^either\b/.test(chosen) && effect === 'chosen-checked')
  expect(unlike.map(({ id }) => id)).toEqual([])
})
