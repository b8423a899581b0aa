import { XMLBuilder } from 'fast-xml-parser'
import { formatClause } from '../model/clause.ts'
import type { GateProblem } from '../model/known-failure.ts'
import type { CheckLine } from '../model/record.ts'
import { visible, visibleLine } from '../shared/visible.ts'
import type { RunData } from './run-data.ts'
import { isAdvisoryFail, ownName } from './wording.ts'

/** Attributes are prefixed so that they cannot be taken for elements. */
const attribute = '@'
const builder = new XMLBuilder({
  attributeNamePrefix: attribute,
  ignoreAttributes: false,
  format: true,
  indentBy: '  ',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
})

/**
 * JUnit XML as GitHub, GitLab and Jenkins read it: a suite for each operation, a test case for each check.
 *
 * What decides the run's verdict is what a build server counts: a required `fail` and an `unexpected-pass` are
 * failures, `error` and `not-run` are errors. An advisory `fail` decides nothing, so it is a passed case that says so
 * in its output. `known-fail`, `unsupported` and `skipped` are skipped cases with their reason. An entry of the list of
 * known failures that has expired or matches no check is a failure of a suite of its own.
 */
export function junit({ record, summary }: RunData): string {
  const operations = [...new Set([...summary.operations.map(({ id }) => id), ...record.checks.map(c => c.operation)])]
  const suites = operations
    .map(id => ({ id, checks: record.checks.filter(check => check.operation === id) }))
    .filter(({ checks }) => checks.length > 0)
  const stale = (summary.gate ?? []).filter(({ kind }) => kind !== 'unexpected-pass')
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      '@name': `k5-conformance ${visibleLine(record.header.target.name)}`,
      ...totals(record.checks, stale.length),
      '@time': seconds(summary.durationMs),
      testsuite: [
        ...suites.map(({ id, checks }) => ({
          '@name': id,
          ...totals(checks),
          '@time': seconds(checks.reduce((sum, check) => sum + check.durationMs, 0)),
          '@timestamp': record.header.run.startedAt,
          testcase: checks.map(testcase),
        })),
        ...(stale.length === 0 ? [] : [staleSuite(stale)]),
      ],
    },
  })
}

type Outcome = 'passed' | 'failure' | 'error' | 'skipped'

function outcomeOf(check: CheckLine): Outcome {
  if (isAdvisoryFail(check) || check.verdict === 'pass') return 'passed'
  if (check.verdict === 'fail' || check.verdict === 'unexpected-pass') return 'failure'
  return check.verdict === 'error' || check.verdict === 'not-run' ? 'error' : 'skipped'
}

/** What fails the gate and is no check; an unexpected pass fails as the check that it is. */
function staleSuite(stale: readonly GateProblem[]): Record<string, unknown> {
  return {
    '@name': 'known-failures',
    ...totals([], stale.length),
    '@time': seconds(0),
    testcase: stale.map(({ check, kind, message }) => ({
      '@name': visibleLine(`${kind}: ${check}`),
      '@classname': 'known-failures',
      '@time': seconds(0),
      failure: { '@message': visibleLine(message), '@type': kind, '#text': visible(message) },
    })),
  }
}

function totals(checks: readonly CheckLine[], stale = 0): Record<string, string> {
  const count = (outcome: Outcome): string => String(checks.filter(check => outcomeOf(check) === outcome).length)
  return {
    '@tests': String(checks.length + stale),
    '@failures': String(Number(count('failure')) + stale),
    '@errors': count('error'),
    '@skipped': count('skipped'),
  }
}

function testcase(check: CheckLine): Record<string, unknown> {
  const common = { '@name': ownName(check), '@classname': check.operation, '@time': seconds(check.durationMs) }
  const message = visibleLine(check.message === '' ? check.title : check.message)
  switch (outcomeOf(check)) {
    case 'passed':
      return isAdvisoryFail(check)
        ? { ...common, 'system-out': `advisory failure: ${message}\n${details(check)}` }
        : common
    case 'failure':
    case 'error':
      return {
        ...common,
        [outcomeOf(check)]: { '@message': message, '@type': check.verdict, '#text': details(check) },
      }
    case 'skipped':
      return { ...common, skipped: { '@message': `${check.verdict}: ${message}` } }
  }
}

function details(check: CheckLine): string {
  const rows: [name: string, text: string | undefined][] = [
    ['check', check.id],
    ['rule', check.title],
    ['clause', check.clauses.map(formatClause).join('; ')],
    ['level', check.level],
    ['expected', check.expected],
    ['actual', check.actual],
    ['errata', check.errata.length === 0 ? undefined : check.errata.join(', ')],
    ['curl', check.curl],
  ]
  return rows.flatMap(([name, text]) => (text === undefined ? [] : [`${name}: ${visible(text)}`])).join('\n')
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}
