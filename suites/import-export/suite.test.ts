import { expect, test } from 'vitest'
import { loadRules } from '../../tools/shared/load-rules.ts'
import { loadSpec } from '../../tools/shared/load-spec.ts'
import { suiteLaws } from '../openstack/suite-laws.ts'
import { unprovokedRows } from './not-evaluated.ts'
import { importExportSuite } from './suite.ts'

const spec = loadSpec('import-export')
const suite = importExportSuite(spec)

suiteLaws({ spec, rules: loadRules('import-export'), suite, sections: /^1\.6\./ })

test('every row of the tables of errors and failures is cited by a check, or has its reason', () => {
  const cited = new Set(suite.checks.flatMap(check => check.clauses.map(clause => `${check.operation} ${clause}`)))
  const failures = new Set(suite.checks.flatMap(check => check.clauses))
  const rows = spec.catalog.operations.flatMap(({ id, errors = [] }) => errors.map(error => ({ id, ...error })))
  const missing = rows.filter(({ id, code, message, clause }) => {
    if (code === undefined)
      return unprovokedRows[message] === undefined && !failures.has(`§${clause.section} ${clause.detail}`)
    const reason = unprovokedRows[code] ?? unprovokedRows[`${id.replace('import-export.', '')} ${code}`]
    return reason === undefined && !cited.has(`${id} §${clause.section} error ${code}`)
  })
  expect(rows).toHaveLength(60)
  expect(missing.map(({ id, code, message }) => `${id} ${code ?? message}`)).toEqual([])
})
