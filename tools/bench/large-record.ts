import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Operation } from '../model/catalog.ts'
import type { CheckLine, ExchangeLine, FooterLine, HeaderLine, LedgerLine } from '../model/record.ts'
import { countVerdicts, type Verdict } from '../model/verdict.ts'
import { loadCatalogs } from '../shared/load-spec.ts'
import { makeFolder } from '../shared/make-folder.ts'
import { judgeRun } from '../shared/summarise.ts'

/** Of every ten checks: one fails, one did not apply, the rest pass; of every hundred one was not run. */
function verdictOf(index: number): Verdict {
  if (index % 100 === 55) return 'not-run'
  if (index % 10 === 3) return 'fail'
  return index % 10 === 7 ? 'unsupported' : 'pass'
}

const rules = [
  'the answer has the status that the section names',
  'every element of the answer is of the documented type',
  'a request without a token is refused, and nothing of the project is told',
  'an identifier that does not exist is answered with 404 and a fault that names it',
  'two requests with the same body make two resources with identifiers of their own',
]

/**
 * Writes a run's folder with so many checks over the whole spec: larger than anybody's run, with the like of its texts.
 * @returns the id of the last check that fails
 */
export function writeLargeRecord(dir: string, checks: number): string {
  const catalogs = loadCatalogs()
  const operations = catalogs.flatMap(({ service, operations: own }) => own.map(operation => ({ service, operation })))
  const lines = Array.from({ length: checks }, (_, index) => {
    const { operation } = operations[index % operations.length] as (typeof operations)[number]
    return checkLine(operation, index)
  })
  const exchanges = lines.flatMap((line, index) => line.exchange.map(id => exchange(id, line, index)))
  makeFolder(dir)
  const write = (name: string, values: readonly unknown[]): void =>
    writeFileSync(join(dir, name), values.map(value => `${JSON.stringify(value)}\n`).join(''))
  write('results.jsonl', [
    headerOf(
      catalogs.map(({ service, title }) => ({ id: service, title })),
      operations,
      checks,
    ),
    ...lines,
    footerOf(lines, exchanges.length),
  ])
  write('exchanges.jsonl', exchanges)
  write('ledger.jsonl', ledgerOf(checks / 25))
  return lines.findLast(({ verdict, level }) => verdict === 'fail' && level === 'required')?.id ?? ''
}

function headerOf(
  services: HeaderLine['services'],
  operations: readonly { service: string; operation: Operation }[],
  planned: number,
): HeaderLine {
  return {
    type: 'header',
    version: 1,
    run: { id: 'large00001', startedAt: '2026-01-02T03:04:05.678Z', seed: 1 },
    target: { name: 'large', kind: 'cloud', auth: 'v3password', authUrl: 'http://127.0.0.1:5000/v3', endpoints: {} },
    suite: { version: '0.1.0', specHash: 'a'.repeat(64) },
    selection: { api: [], check: [], effects: ['read', 'create'] },
    planned,
    peak: {},
    services,
    operations: operations.map(({ service, operation: { id, title, method, path, clause } }) => ({
      id,
      service,
      title,
      method,
      path,
      clause,
    })),
    notEvaluated: operations.map(({ operation: { id, clause } }) => ({
      fact: `${id}#error.500`,
      operation: id,
      clause: { ...clause, detail: 'error 500' },
      reason: 'a failure inside the target cannot be provoked by a conforming request',
    })),
    errata: [],
  }
}

function checkLine({ id, title, clause }: Operation, index: number): CheckLine {
  const verdict = verdictOf(index)
  const rule = rules[index % rules.length]
  return {
    type: 'check',
    id: `${id}.rule-${index}`,
    operation: id,
    title: `${rule} (${title.toLowerCase()}, case ${index})`,
    kind: 'contract',
    clauses: [{ ...clause, detail: `response element ${index % 40}` }],
    level: index % 50 === 3 ? 'advisory' : 'required',
    effect: 'create',
    verdict,
    message: messageOf(verdict, index),
    ...(verdict === 'fail'
      ? {
          expected: `status 404, and an itemNotFound fault whose message names the resource ${index}`,
          actual: `status 500, {"computeFault":{"code":500,"message":"unexpected failure of request ${index}"}}`,
          curl: `curl -i -H "X-Auth-Token: $OS_TOKEN" 'http://127.0.0.1:8774/v2/project/servers/k5c-large00001-${index}'`,
        }
      : {}),
    errata: [],
    durationMs: 20 + (index % 400),
    exchange: verdict === 'unsupported' || verdict === 'not-run' ? [] : [`x${2 * index}`, `x${2 * index + 1}`],
  }
}

function messageOf(verdict: Verdict, index: number): string {
  if (verdict === 'fail') return `the status is 500 instead of 404 (resource ${index})`
  if (verdict === 'not-run') return 'a step that prepares it failed: the volume did not become available'
  return verdict === 'unsupported' ? `the profile says that the target lacks it: extension ${index % 7}` : ''
}

function exchange(id: string, line: CheckLine, index: number): ExchangeLine {
  const failed = line.verdict === 'fail'
  return {
    id,
    check: line.id,
    operation: line.operation,
    request: {
      method: 'GET',
      url: `http://127.0.0.1:8774/v2/project/servers/k5c-large00001-${index}`,
      headers: [
        ['Accept', 'application/json'],
        ['X-Auth-Token', '[redacted]'],
      ],
    },
    response: {
      status: failed ? 500 : 200,
      reason: failed ? 'Internal Server Error' : 'OK',
      headers: [
        ['Content-Type', 'application/json'],
        ['x-openstack-request-id', `req-${index}`],
      ],
      body: {
        bytes: 900,
        text: JSON.stringify({ computeFault: { code: 500, message: 'unexpected failure. '.repeat(40) } }),
        encoding: 'utf8',
        truncated: false,
      },
    },
    at: '2026-01-02T03:04:06.000Z',
    timings: { headersMs: 10 + (index % 90), totalMs: 11 + (index % 90) },
  }
}

function footerOf(lines: readonly CheckLine[], requests: number): FooterLine {
  return {
    type: 'footer',
    verdict: judgeRun(lines, false),
    counts: countVerdicts(lines.map(({ verdict }) => verdict)),
    requests,
    durationMs: 3_600_000,
    interrupted: false,
    leftovers: [],
  }
}

function ledgerOf(count: number): LedgerLine[] {
  return Array.from({ length: count }, (_, index) => index).flatMap(index => {
    const thing = { service: 'compute', kind: 'server', path: `/server?name=k5c-large00001-${index}` }
    return [
      { at: '2026-01-02T03:04:06.000Z', event: 'create' as const, ...thing },
      { at: '2026-01-02T03:05:06.000Z', event: 'deleted' as const, ...thing },
    ]
  })
}
