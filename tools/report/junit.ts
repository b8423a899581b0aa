import { XMLBuilder } from 'fast-xml-parser'
import { formatClause } from '../model/clause.ts'
import type { GateProblem } from '../model/known-failure.ts'
import type { CheckLine } from '../model/record.ts'
import { groupBy } from '../shared/group-by.ts'
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

/** Build servers cut or refuse what is longer: GitLab takes reports of 30 MB, and shows the start of a message. */
const longest = { message: 1000, details: 8000, allDetails: 20_000_000 }

/**
 * JUnit XML as GitHub, GitLab and Jenkins read it: a suite for each operation, a test case for each check. Only what the
 * schema of Jenkins' xUnit plugin knows is used: no `skipped` on the root, no properties but a suite's. A case has no
 * `file`: that would name a file of the reader's repository, and a check stands in none.
 *
 * What decides the run's verdict is what a build server counts: a required `fail` and an `unexpected-pass` are
 * failures, `error` and `not-run` are errors. An advisory `fail` decides nothing, so it is a passed case that says so
 * in its output. `known-fail`, `unsupported` and `skipped` are skipped cases with their reason. An entry of the list of
 * known failures that has expired or matches no check is a failure of a suite of its own.
 */
export function junit({ record, summary }: RunData): string {
  const operations = [...new Set([...summary.operations.map(({ id }) => id), ...record.checks.map(c => c.operation)])]
  const stale = (summary.gate ?? []).filter(({ kind }) => kind !== 'unexpected-pass')
  const byOperation = groupBy(record.checks, check => check.operation)
  const suites = operations
    .map(id => ({ id, checks: byOperation.get(id) ?? [] }))
    .filter(({ checks }) => checks.length > 0)
  const told = record.checks.filter(check => outcomeOf(check) !== 'skipped' && check.verdict !== 'pass').length
  const room = Math.min(longest.details, Math.floor(longest.allDetails / Math.max(1, told)))
  const { '@skipped': _, ...all } = totals(record.checks, stale.length)
  const properties = propertiesOf(record.header)
  // In UTC, without fraction and zone: the schemas know neither.
  const startedAt = record.header.run.startedAt.replace(/(\.\d+)?Z$/, '')
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      '@name': `k5-conformance ${visibleLine(record.header.target.name)}`,
      ...all,
      '@time': seconds(summary.durationMs),
      testsuite: [
        ...suites.map(({ id, checks }) => ({
          '@name': id,
          ...totals(checks),
          '@time': seconds(checks.reduce((sum, check) => sum + check.durationMs, 0)),
          '@timestamp': startedAt,
          properties: { property: properties },
          testcase: checks.map(check => testcase(check, room)),
        })),
        ...(stale.length === 0 ? [] : [staleSuite(stale)]),
      ],
    },
  })
}

/** What a reader needs to repeat the run. */
function propertiesOf({ target, run, suite, selection }: RunData['record']['header']): Record<string, string>[] {
  const values: Record<string, string> = {
    target: target.name,
    run: run.id,
    seed: String(run.seed),
    suite: suite.version,
    spec: suite.specHash,
    effects: selection.effects.join(','),
  }
  return Object.entries(values).map(([name, value]) => ({ '@name': name, '@value': visibleLine(value) }))
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

function testcase(check: CheckLine, room: number): Record<string, unknown> {
  const common = { '@name': ownName(check), '@classname': check.operation, '@time': seconds(check.durationMs) }
  const message = shortened(visibleLine(check.message === '' ? check.title : check.message), longest.message)
  switch (outcomeOf(check)) {
    case 'passed':
      return isAdvisoryFail(check)
        ? { ...common, 'system-out': `advisory failure: ${message}\n${shortened(details(check), room)}` }
        : common
    case 'failure':
    case 'error':
      return {
        ...common,
        [outcomeOf(check)]: { '@message': message, '@type': check.verdict, '#text': shortened(details(check), room) },
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
    ['again', check.repeat],
  ]
  return rows.flatMap(([name, text]) => (text === undefined ? [] : [`${name}: ${visible(text)}`])).join('\n')
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)}… (cut; report.html has the rest)`
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}
