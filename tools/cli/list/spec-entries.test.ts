import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makePlan } from '../../run/plan.ts'
import { importRegistry, registryUrl } from '../../run/registry.ts'
import { packageRoot } from '../../shared/package-root.ts'
import { clauseTest, wantedClause } from './clauses.ts'
import { entryLines, entryObject } from './entry-forms.ts'
import { type SpecEntry, specEntries } from './spec-entries.ts'

const { checks } = makePlan(await importRegistry(registryUrl), {
  selection: { api: [], check: [], effects: ['read'] },
  offer: { has: () => true, identities: new Set() },
})
const entries = specEntries(packageRoot, checks)
const citing = (clause: string): SpecEntry[] =>
  entries.filter(({ clauses }) => clauses.some(clauseTest(wantedClause(clause))))
const idsOf = (found: readonly SpecEntry[]): string[] => found.map(({ operation }) => operation.id)

describe('from a clause', () => {
  test.each([
    ['§2.7.5.10', 'object-storage.objects.upload'],
    ['1.2.6.2', 'compute.servers.create'],
    ['k5-foundation-1.12 §2.7.5.10 p.288 response header ETag', 'object-storage.objects.upload'],
  ])('%s one comes to %s', (clause, id) => {
    expect(idsOf(citing(clause))).toContain(id)
  })

  test.each(
    entries
      .filter(({ document }) => document === 'k5-foundation-1.12')
      .map(entry => [entry.operation.id, entry] as const),
  )('of its own section one comes to %s', (id, { operation }) => {
    expect(idsOf(citing(`§${operation.clause.section}`))).toContain(id)
  })

  test('one comes to nothing that is elsewhere', () => {
    expect(idsOf(citing('§2.7.5.10')).filter(id => !id.startsWith('object-storage.objects.'))).toEqual([])
    expect(idsOf(citing('§2.7.5.1'))).not.toContain('object-storage.objects.upload')
  })

  test('of a chapter, or of its error codes, one comes to all of its operations', () => {
    const chapter = citing('§2.7')
    expect(chapter).toHaveLength(15)
    expect(idsOf(citing('§2.7.4'))).toEqual(idsOf(chapter))
  })

  test('of a chapter without operations one comes to those that it points to', () => {
    expect(idsOf(citing('§2.3'))).toContain('block-storage.snapshots.create')
  })

  test.each([['page 3'], ['§'], ['k5-foundation §1.1']])('"%s" is refused', text => {
    expect(() => wantedClause(text)).toThrow(expect.objectContaining({ code: 'SELECT_NO_MATCH' }))
  })
})

describe('from an operation', () => {
  test('one comes to files that are there', () => {
    const files = entries.flatMap(({ samples, schemas, openapi = [] }) => [
      ...samples.map(({ file }) => `samples/${file}`),
      ...schemas,
      ...[openapi].flat(),
    ])
    expect(files.filter(file => !existsSync(join(packageRoot, file)))).toEqual([])
  })

  test('one comes to every check, and to every schema of a body', () => {
    expect(entries.flatMap(entry => entry.checks)).toHaveLength(checks.length)
    const reached = new Set(entries.flatMap(({ schemas }) => schemas))
    const services = [...new Set(entries.map(({ service }) => service))]
    const bodies = services.flatMap(service => {
      const folder = join(packageRoot, 'spec/schemas', service)
      const names = existsSync(folder) ? readdirSync(folder) : []
      // An operation's body has two names, a part and a form; what all operations return on an error has fewer.
      return names
        .filter(name => /^[a-z-]+\.[a-z-]+\.(request|\d{3})\./.test(name))
        .map(name => `spec/schemas/${service}/${name}`)
    })
    expect(bodies.filter(file => !reached.has(file))).toEqual([])
  })

  test('one comes to the other documents that have it', () => {
    const entry = entries.find(({ operation }) => operation.id === 'object-storage.containers.list') as SpecEntry
    expect(entry.alsoIn.map(({ document }) => document)).toEqual(['k5-rst-foundation', 'k5-rst-index'])
    const text = entryLines(entry, true).join('\n')
    expect(text).toContain('  also k5-rst-index §2.7 row 1')
    expect(text).toContain('  schema spec/schemas/object-storage/containers.list.200.json.schema.json')
    expect(entryObject(entry)).toMatchObject({
      id: 'object-storage.containers.list',
      clause: 'k5-foundation-1.12 §2.7.5.1 p.256',
      openapi: 'spec/openapi/object-storage.json',
    })
  })
})

test('an id is listed once, whatever documents have it', () => {
  const ids = idsOf(entries)
  expect(new Set(ids).size).toBe(ids.length)
})
