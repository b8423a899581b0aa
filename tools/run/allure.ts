import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import { LabelName, LinkType, Severity, Status, type TestResult } from 'allure-js-commons'
import type { RuntimeMessage } from 'allure-js-commons/sdk'
import type { Writer } from 'allure-js-commons/sdk/reporter'
import AllureVitestReporter from 'allure-vitest/reporter'
import type { TestCase, Vitest } from 'vitest/node'
import type { Reporter } from 'vitest/reporters'
import { formatClause } from '../model/clause.ts'
import type { Exchange } from '../model/exchange.ts'
import type { CheckLine } from '../model/record.ts'
import type { Verdict } from '../model/verdict.ts'
import { plainAllureWriter } from './allure-writer.ts'
import { exchangeText } from './exchange-text.ts'

export interface AllureOptions {
  /** Folder of the results. */
  folder: string
  /** File of the recorded exchanges, which are attached. */
  exchanges: string
  /** The line of a check; only it is told, never what vitest holds. */
  findLine(id: string): CheckLine | undefined
  /** Whether every check has its line, so that nothing need be waited for. */
  isComplete(): boolean
}

const statuses: Record<Verdict, Status> = {
  pass: Status.PASSED,
  fail: Status.FAILED,
  'known-fail': Status.FAILED,
  'unexpected-pass': Status.FAILED,
  error: Status.BROKEN,
  'not-run': Status.BROKEN,
  skipped: Status.SKIPPED,
  unsupported: Status.SKIPPED,
}

/** Thousands of files are written; so long, in milliseconds, what else this thread does waits for some of them. */
const turnMs = 5

/** Exchanges of a check that are attached, at most: the last ones. */
const mostExchanges = 5

/**
 * Allure's own vitest reporter, fed with the record: epic is the service, feature the operation, story the clause. Its
 * setup file stays out, since it would copy every value given to `expect`, and so do labels that name this machine.
 */
export function allureReporter(options: AllureOptions): Reporter {
  const inner = new AllureVitestReporter({
    resultsDir: options.folder,
    listeners: [{ beforeTestResultWrite: result => tellVerdict(result, options.findLine(result.name ?? '')) }],
  })
  const unwritten: TestCase[] = []
  const write = async (): Promise<void> => {
    const told = unwritten.splice(0).flatMap(test => {
      const line = options.findLine(test.name)
      return line === undefined ? [] : [{ test, line }]
    })
    if (told.length === 0) return
    mkdirSync(options.folder, { recursive: true })
    // Megabytes that are read where something is shown of them.
    const exchanges = told.some(({ line }) => shows(line)) ? readExchanges(options.exchanges) : new Map()
    let turnAt = performance.now() + turnMs
    for (const { test, line } of told) {
      Object.assign(test.meta(), { allureRuntimeMessages: messagesOf(line, exchanges) })
      inner.onTestRunEnd([test] as never)
      if (performance.now() < turnAt) continue
      await turn()
      turnAt = performance.now() + turnMs
    }
  }
  let writing: Promise<void> | undefined
  return {
    // It would add its setup file and its runner to every project it is shown.
    onInit: () => {
      inner.onInit({ projects: [] } as unknown as Vitest)
      const { allureReporterRuntime: runtime } = inner as unknown as { allureReporterRuntime: { writer: Writer } }
      Object.assign(runtime.writer, plainAllureWriter(options.folder))
    },
    onTestCaseResult(test) {
      unwritten.push(test)
      if (!options.isComplete()) return
      // While the worker still clears the target; what goes wrong is told at the end.
      writing ??= write()
      writing.catch(() => {})
    },
    async onTestRunEnd() {
      await writing
      await write()
    },
  }
}

/** Of a pass nobody reads its exchanges, and a file each would double the time that writing takes. */
function shows({ verdict, exchange }: CheckLine): boolean {
  return verdict !== 'pass' && exchange.length > 0
}

function messagesOf(line: CheckLine, exchanges: ReadonlyMap<string, Exchange>): RuntimeMessage[] {
  const clauses = line.clauses.map(formatClause)
  const shown = shows(line) ? line.exchange.slice(-mostExchanges) : []
  const attached = shown.flatMap(id => exchanges.get(id) ?? [])
  const service = line.operation.split('.', 1)[0] ?? ''
  const metadata: RuntimeMessage = {
    type: 'metadata',
    data: {
      description: `${line.title}\n\n${clauses.join('\n\n')}`,
      labels: [
        { name: LabelName.EPIC, value: service },
        { name: LabelName.FEATURE, value: line.operation },
        ...clauses.map(value => ({ name: LabelName.STORY, value })),
        { name: LabelName.SEVERITY, value: line.level === 'required' ? Severity.CRITICAL : Severity.MINOR },
        { name: LabelName.TAG, value: line.kind },
        { name: LabelName.TAG, value: line.verdict },
      ],
      links: line.errata.map(id => ({ type: LinkType.ISSUE, name: id, url: `urn:k5-conformance:erratum:${id}` })),
    },
  }
  if (attached.length === 0) return [metadata]
  const text = [...attached.map(exchangeText), ...(line.curl === undefined ? [] : [line.curl])].join('\n\n')
  const content = Buffer.from(text).toString('base64')
  return [
    metadata,
    {
      type: 'attachment_content',
      data: { name: 'exchanges', content, encoding: 'base64', contentType: 'text/plain', fileExtension: '.txt' },
    },
  ]
}

const machine: readonly string[] = [LabelName.HOST, LabelName.THREAD, LabelName.PACKAGE]

function tellVerdict(result: TestResult, line: CheckLine | undefined): void {
  result.labels = result.labels.filter(({ name }) => !machine.includes(name))
  const { name = '' } = result
  // Not by the place of the file, as by default: histories of several machines then belong together.
  const identity = createHash('md5').update(name).digest('hex')
  result.fullName = name
  result.historyId = identity
  result.testCaseId = identity
  delete (result as Partial<Record<'titlePath', unknown>>).titlePath
  if (line === undefined) return
  result.status = statuses[line.verdict]
  const expectation = line.expected === undefined ? '' : `\nexpected ${line.expected}\nactual ${line.actual}`
  result.statusDetails = {
    ...(line.verdict === 'pass' ? {} : { message: `${line.verdict}: ${line.message}${expectation}` }),
    ...(line.verdict === 'known-fail' ? { known: true } : {}),
  }
}

function readExchanges(file: string): Map<string, Exchange> {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  const all = lines.filter(line => line !== '').map(line => JSON.parse(line) as Exchange)
  return new Map(all.map(exchange => [exchange.id, exchange]))
}
