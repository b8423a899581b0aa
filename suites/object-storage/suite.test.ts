import { describe, expect, test } from 'vitest'
import { parseClause } from '../../tools/model/clause.ts'
import { factsOf } from '../../tools/model/facts.ts'
import { loadRules } from '../../tools/shared/load-rules.ts'
import { loadSpec } from '../../tools/shared/load-spec.ts'
import { objectStorageSuite } from './suite.ts'

const spec = loadSpec('object-storage')
const rules = loadRules('object-storage')
const suite = objectStorageSuite(spec)
const covered = new Set(suite.checks.flatMap(check => check.covers))

describe('the object storage suite', () => {
  test('has no check id twice', () => {
    const ids = suite.checks.map(check => check.id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  test('has checks for every operation of the catalog, and for no other', () => {
    const operations = spec.catalog.operations.map(operation => operation.id).sort()
    expect([...new Set(suite.checks.map(check => check.operation))].sort()).toEqual(operations)
  })

  test('exercises every documented fact, or says why not', () => {
    const missing = factsOf(spec.catalog)
      .map(fact => fact.id)
      .filter(id => !covered.has(id) && suite.notEvaluated[id] === undefined)
    expect(missing).toEqual([])
  })

  test('does not say of a fact that it is exercised and that it is not', () => {
    expect(Object.keys(suite.notEvaluated).filter(id => covered.has(id))).toEqual([])
  })

  test('covers only facts and rules that there are', () => {
    const known = new Set([...factsOf(spec.catalog).map(fact => fact.id), ...rules.map(rule => `rule:${rule.id}`)])
    expect([...covered].filter(id => !known.has(id))).toEqual([])
  })

  test('tests every rule by at least one check, or says why not', () => {
    const untested = rules
      .filter(rule => !covered.has(`rule:${rule.id}`) && suite.notEvaluated[`rule:${rule.id}`] === undefined)
      .map(rule => rule.id)
    expect(untested).toEqual([])
  })

  test('cites only errata that there are', () => {
    const known = new Set(spec.errata.map(erratum => erratum.id))
    expect([...new Set(suite.checks.flatMap(check => check.errata))].filter(id => !known.has(id))).toEqual([])
  })

  test('cites sections of the chapter only', () => {
    const sections = suite.checks.flatMap(check => check.clauses).map(clause => parseClause(clause).section)
    expect(sections.filter(section => !section.startsWith('2.7.'))).toEqual([])
  })

  test('transcribes rules of operations of the catalog, with clauses that can be read', () => {
    const operations = new Set(spec.catalog.operations.map(operation => operation.id))
    for (const rule of rules) {
      expect(operations, rule.id).toContain(rule.operation)
      expect(rule.id.startsWith(`${rule.operation}.`), rule.id).toBe(true)
      expect(parseClause(rule.clause).section, rule.id).toMatch(/^2\.7\./)
    }
  })
})
