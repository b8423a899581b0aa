import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CheckLine, ExchangeLine, LedgerLine, Summary } from '../model/record.ts'
import type { Verdict } from '../model/verdict.ts'
import { linesOf, type RunRecord, readJsonLines, readRecord } from '../shared/read-record.ts'
import { Redactor } from '../shared/redact.ts'
import { summarise } from '../shared/summarise.ts'
import { redactDeep, redactExchange } from './redact-deep.ts'

/** All that a view is made of, without secrets. */
export interface RunData {
  record: RunRecord
  summary: Summary
  /** SHA-256 of `results.jsonl` in hexadecimal: ties a signed report to the record it was made from. */
  digest: string
  /** By id; those of checks that passed have neither headers nor bodies. */
  exchanges: ReadonlyMap<string, ExchangeLine>
  ledger: LedgerLine[]
}

/** Verdicts whose exchanges a reader wants whole. */
const wholeFor: ReadonlySet<Verdict> = new Set(['fail', 'unexpected-pass', 'error', 'not-run', 'known-fail'])

/**
 * Reads a run's folder. Secrets were taken out when the run recorded it; what always holds one is masked once more.
 * @param recorded what this process has itself recorded there: it need not be read again.
 * @throws {ConformanceError} `RUN_NOT_FOUND`, `RECORD_INCOMPLETE`.
 */
export async function readRun(dir: string, recorded?: RunRecord): Promise<RunData> {
  const redactor = new Redactor()
  const record = redactDeep(recorded ?? (await readRecord(dir)), redactor)
  return {
    record,
    summary: summarise(linesOf(record)),
    digest: createHash('sha256')
      .update(readFileSync(join(dir, 'results.jsonl')))
      .digest('hex'),
    exchanges: await readExchanges(join(dir, 'exchanges.jsonl'), record.checks, redactor),
    ledger: redactDeep(await readLines<LedgerLine>(join(dir, 'ledger.jsonl')), redactor),
  }
}

async function readExchanges(
  file: string,
  checks: readonly CheckLine[],
  redactor: Redactor,
): Promise<Map<string, ExchangeLine>> {
  const whole = new Set(checks.filter(check => wholeFor.has(check.verdict)).flatMap(check => check.exchange))
  const exchanges = new Map<string, ExchangeLine>()
  if (!existsSync(file)) return exchanges
  for await (const { value } of readJsonLines(file)) {
    const exchange = value as ExchangeLine
    exchanges.set(exchange.id, redactExchange(whole.has(exchange.id) ? exchange : outline(exchange), redactor))
  }
  return exchanges
}

/** What stays of an exchange whose check passed: thousands of bodies would make the report unreadable. */
function outline(exchange: ExchangeLine): ExchangeLine {
  const { request, response, ...rest } = exchange
  return {
    ...rest,
    request: { method: request.method, url: request.url, headers: [] },
    ...(response === undefined ? {} : { response: { status: response.status, reason: response.reason, headers: [] } }),
  }
}

async function readLines<T>(file: string): Promise<T[]> {
  if (!existsSync(file)) return []
  const lines: T[] = []
  for await (const { value } of readJsonLines(file)) lines.push(value as T)
  return lines
}
