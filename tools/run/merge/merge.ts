import { copyFileSync, existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ExchangeLine, LedgerLine } from '../../model/record.ts'
import type { BeforeLine } from '../../model/standing.ts'
import { ConformanceError } from '../../shared/errors.ts'
import { makeFolder } from '../../shared/make-folder.ts'
import { linesOf, readJsonLines } from '../../shared/read-record.ts'
import { summarise } from '../../shared/summarise.ts'
import { formatJson, writeText } from '../../shared/write-json.ts'
import { JsonLinesFile, notWritable } from '../json-lines-file.ts'
import { outFiles } from '../out-folder.ts'
import type { RunOutcome } from '../run.ts'
import { exchangeId, mergeRecords } from './merge-records.ts'
import { requireAlike } from './require-alike.ts'
import { readShards, requireEveryCheck, requireEveryShard, type ShardRecord } from './shard-record.ts'

/**
 * Joins the shards of a run into one run. Everything is read and compared before anything is written, and the record
 * comes last, so that a folder with a record is whole.
 * @throws {ConformanceError} `RUN_NOT_FOUND`, `RECORD_INCOMPLETE`, `MERGE_UNLIKE`, `MERGE_SHARDS`, `MERGE_CHECKS`;
 * `MERGE_OUT` where the folder holds something; `OUT_NOT_WRITABLE`.
 */
export async function mergeRuns(dirs: readonly string[], out: string): Promise<RunOutcome> {
  const dir = resolve(out)
  requireEmpty(dir)
  const shards = await readShards(dirs)
  requireAlike(shards)
  requireEveryShard(shards)
  requireEveryCheck(shards)
  const merged = mergeRecords(shards)
  const lines = linesOf(merged)
  const summary = summarise(lines)
  makeOutFolder(dir)
  const files = outFiles(dir)
  for (const shard of shards) await copyLines(shard, dir)
  const record = new JsonLinesFile(files.results)
  record.append(...lines)
  record.close()
  writeText(files.summary, formatJson(summary))
  const { interrupted, leftovers } = merged.footer
  return { dir, summary, record: merged, interrupted, leftovers }
}

function requireEmpty(dir: string): void {
  if (!existsSync(dir) || readdirSync(dir).length === 0) return
  throw new ConformanceError('MERGE_OUT', 'the folder holds something already', {
    where: dir,
    next: 'name a new folder by --out',
  })
}

function makeOutFolder(dir: string): void {
  try {
    makeFolder(dir)
  } catch (error) {
    throw notWritable(dir, error)
  }
}

async function copyLines({ dir, header }: ShardRecord, out: string): Promise<void> {
  const [from, to] = [outFiles(dir), outFiles(out)]
  const { index } = header.shard
  await appendLines<ExchangeLine>(from.exchanges, to.exchanges, line => ({ ...line, id: exchangeId(line.id, index) }))
  await appendLines<LedgerLine>(from.ledger, to.ledger, line => ({ ...line, run: header.run.id }))
  await appendLines<BeforeLine>(from.before, to.before, line => line)
  copyAllure(from.allure, to.allure)
}

async function appendLines<T extends object>(from: string, to: string, change: (line: T) => T): Promise<void> {
  if (!existsSync(from)) return
  const file = new JsonLinesFile(to)
  let lines: T[] = []
  for await (const { value } of readJsonLines(from)) {
    lines.push(change(value as T))
    if (lines.length < 500) continue
    file.append(...lines)
    lines = []
  }
  if (lines.length > 0) file.append(...lines)
  file.close()
}

/** Names of Allure's files are random, and so never the same in two shards. */
function copyAllure(from: string, to: string): void {
  if (!existsSync(from)) return
  try {
    makeFolder(to)
    for (const name of readdirSync(from)) copyFileSync(join(from, name), join(to, name))
  } catch (error) {
    throw notWritable(to, error)
  }
}
