import { describe, expect, test } from 'vitest'
import type { ServiceSuite, SpecOfService } from '../../tools/model/check.ts'
import { parseClause } from '../../tools/model/clause.ts'
import { factsOf } from '../../tools/model/facts.ts'
import type { Rule } from '../../tools/model/rule.ts'

interface Given {
  spec: SpecOfService
  rules: readonly Rule[]
  suite: ServiceSuite
  /** What the sections that may be cited begin with. */
  sections: RegExp
}

/** What must hold of every suite: registers the tests. */
export function suiteLaws({ spec, rules, suite, sections }: Given): void {
  const covered = new Set(suite.checks.flatMap(check => check.covers))
  const facts = factsOf(spec.catalog).map(({ id }) => id)
  const ruleIds = rules.map(({ id }) => `rule:${id}`)

  describe(`the ${suite.service} suite`, () => {
    test('has no check id twice', () => {
      const ids = suite.checks.map(({ id }) => id)
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    })

    test('has checks for every operation of the catalog, and for no other', () => {
      const operations = spec.catalog.operations.map(({ id }) => id).sort()
      expect([...new Set(suite.checks.map(check => check.operation))].sort()).toEqual(operations)
    })

    test('exercises every documented fact and rule, or says why not', () => {
      const all = [...facts, ...ruleIds]
      expect(all.filter(id => !covered.has(id) && suite.notEvaluated[id] === undefined)).toEqual([])
    })

    test('does not say of a fact that it is exercised and that it is not', () => {
      expect(Object.keys(suite.notEvaluated).filter(id => covered.has(id))).toEqual([])
    })

    test('covers, and leaves out, only facts and rules that there are', () => {
      const known = new Set([...facts, ...ruleIds])
      expect([...covered, ...Object.keys(suite.notEvaluated)].filter(id => !known.has(id))).toEqual([])
    })

    test('cites only errata that there are', () => {
      const known = new Set(spec.errata.map(({ id }) => id))
      expect([...new Set(suite.checks.flatMap(check => check.errata))].filter(id => !known.has(id))).toEqual([])
    })

    test('cites sections of its chapters only', () => {
      const cited = [...suite.checks.flatMap(check => check.clauses), ...rules.map(({ clause }) => clause)]
      expect(cited.filter(clause => !sections.test(parseClause(clause).section))).toEqual([])
    })

    test('transcribes rules of operations of the catalog', () => {
      const operations = new Set(spec.catalog.operations.map(({ id }) => id))
      const wrong = rules.filter(({ id, operation }) => !operations.has(operation) || !id.startsWith(`${operation}.`))
      expect(wrong).toEqual([])
    })
  })
}
