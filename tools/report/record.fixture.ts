import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Clause, parseClause } from '../model/clause.ts'
import type { CheckLine, ExchangeLine, FooterLine, HeaderLine, LedgerLine, OperationInfo } from '../model/record.ts'
import { countVerdicts } from '../model/verdict.ts'
import type { RunRecord } from '../shared/read-record.ts'
import { judgeRun } from '../shared/summarise.ts'

export const clause = (text: string): Clause => parseClause(text)

export function operation(part: string, method: string, path: string, section: string): OperationInfo {
  const [resource = '', action = ''] = part.split('.')
  return {
    id: `object-storage.${part}`,
    service: 'object-storage',
    title: `${action[0]?.toUpperCase()}${action.slice(1)} ${resource}`,
    method,
    path,
    clause: clause(`§${section} p.288`),
  }
}

const operations = [
  operation('containers.list', 'GET', '/v1/{account}', '2.7.5.1'),
  operation('containers.create', 'PUT', '/v1/{account}/{container}', '2.7.5.5'),
  operation('objects.upload', 'PUT', '/v1/{account}/{container}/{object}', '2.7.5.10'),
  operation('objects.show', 'GET', '/v1/{account}/{container}/{object}', '2.7.5.9'),
]

export function header(changes: Partial<HeaderLine> = {}): HeaderLine {
  return {
    type: 'header',
    version: 1,
    run: { id: 'r7f2', startedAt: '2026-01-02T03:04:05.678Z', seed: 42 },
    target: {
      name: 'vendor-cloud',
      kind: 'cloud',
      auth: 'v3password',
      authUrl: 'http://127.0.0.1:5000/v3',
      region: 'jp-east-1',
      endpoints: { 'object-store': 'http://127.0.0.1:8081/v1/AUTH_demo' },
    },
    suite: { version: '0.1.0', specHash: 'a'.repeat(64) },
    selection: { api: [], check: [], effects: ['read', 'create'] },
    planned: 0,
    peak: { servers: 2, gigabytes: 3 },
    services: [{ id: 'object-storage', title: 'Object Storage' }],
    operations,
    notEvaluated: [],
    errata: [],
    ...changes,
  }
}

export function checkLine(changes: Partial<CheckLine> = {}): CheckLine {
  return {
    type: 'check',
    id: 'object-storage.objects.upload.etag-is-md5',
    operation: 'object-storage.objects.upload',
    title: 'the ETag of an upload is the MD5 of what was sent',
    kind: 'behaviour',
    clauses: [clause('§2.7.5.10 p.288 response header ETag')],
    level: 'required',
    effect: 'create',
    verdict: 'pass',
    message: '',
    errata: [],
    durationMs: 12.5,
    exchange: [],
    ...changes,
  }
}

export function exchange(id: string, changes: Partial<ExchangeLine> = {}): ExchangeLine {
  return {
    id,
    check: 'object-storage.objects.upload.etag-is-md5',
    operation: 'object-storage.objects.upload',
    request: {
      method: 'PUT',
      url: 'http://127.0.0.1:8081/v1/AUTH_demo/k5c-r7f2-box/name',
      headers: [
        ['X-Auth-Token', '[redacted]'],
        ['Content-Type', 'text/plain'],
      ],
      body: { bytes: 5, text: 'hello', encoding: 'utf8', truncated: false },
    },
    response: { status: 201, reason: 'Created', headers: [['Content-Type', 'application/json']] },
    at: '2026-01-02T03:04:06.000Z',
    timings: { headersMs: 8, totalMs: 9.25 },
    ...changes,
  }
}

/** A record whose header and footer agree with the checks. */
export function recordOf(
  checks: CheckLine[],
  changes: Partial<HeaderLine & Pick<FooterLine, 'interrupted' | 'leftovers'>> = {},
): RunRecord {
  const { interrupted = false, leftovers = [], ...ofHeader } = changes
  return {
    header: { ...header(ofHeader), planned: checks.length },
    checks,
    footer: {
      type: 'footer',
      verdict: judgeRun(checks, interrupted),
      counts: countVerdicts(checks.map(check => check.verdict)),
      requests: 7,
      durationMs: 1234.5,
      interrupted,
      leftovers,
    },
  }
}

export const jsonLines = (values: readonly unknown[]): string =>
  values.map(value => `${JSON.stringify(value)}\n`).join('')

/** Writes a run's folder, hands it over and removes it. */
export async function withRun<T>(
  { header, checks, footer }: RunRecord,
  evidence: { exchanges?: ExchangeLine[]; ledger?: LedgerLine[] },
  use: (dir: string) => Promise<T>,
): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'k5c-report-'))
  try {
    writeFileSync(join(dir, 'results.jsonl'), jsonLines([header, ...checks, footer]))
    if (evidence.exchanges !== undefined) writeFileSync(join(dir, 'exchanges.jsonl'), jsonLines(evidence.exchanges))
    if (evidence.ledger !== undefined) writeFileSync(join(dir, 'ledger.jsonl'), jsonLines(evidence.ledger))
    return await use(dir)
  } finally {
    rmSync(dir, { recursive: true })
  }
}
