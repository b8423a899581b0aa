import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { FooterLine } from '../model/record.ts'
import { ConformanceError } from '../shared/errors.ts'
import { makeFolder } from '../shared/make-folder.ts'
import { notWritable } from './json-lines-file.ts'

/** What a run writes into its folder, apart from the views. */
export function outFiles(
  dir: string,
): Record<'results' | 'exchanges' | 'ledger' | 'before' | 'summary' | 'reserve' | 'allure', string> {
  return {
    results: join(dir, 'results.jsonl'),
    exchanges: join(dir, 'exchanges.jsonl'),
    ledger: join(dir, 'ledger.jsonl'),
    before: join(dir, 'before.jsonl'),
    summary: join(dir, 'summary.json'),
    reserve: join(dir, '.reserve'),
    allure: join(dir, 'allure-results'),
  }
}

/** Names that a run and its views write; nothing else of a folder is ever removed. */
const own = [
  'results.jsonl',
  'exchanges.jsonl',
  'ledger.jsonl',
  'before.jsonl',
  'summary.json',
  '.reserve',
  'allure-results',
  'report.html',
  'report.md',
  'junit.xml',
  'badge.svg',
  'badge.json',
  'traceability.csv',
]

/**
 * Makes the folder, and removes an earlier run's files from it.
 * @throws {ConformanceError} `OUT_NOT_WRITABLE`; `OUT_IN_USE` when an earlier run left something on its target, or did
 * not end: its ledger is then still needed.
 */
export function prepareOutFolder(dir: string): void {
  const files = outFiles(dir)
  if (existsSync(files.ledger) && readFileSync(files.ledger, 'utf8') !== '' && !endedClean(files.results))
    throw new ConformanceError('OUT_IN_USE', 'the folder holds a run that did not end, or left something behind', {
      where: dir,
      next: `k5-conformance cleanup ${dir}, or name another folder by --out`,
    })
  try {
    makeFolder(dir)
    const there = new Set(readdirSync(dir))
    for (const name of own) if (there.has(name)) rmSync(join(dir, name), { recursive: true, force: true })
  } catch (error) {
    throw notWritable(dir, error)
  }
}

function endedClean(results: string): boolean {
  if (!existsSync(results)) return false
  const last = readFileSync(results, 'utf8').trimEnd().split('\n').at(-1) ?? ''
  try {
    const footer = JSON.parse(last) as Partial<FooterLine>
    return footer.type === 'footer' && footer.leftovers?.length === 0
  } catch {
    return false
  }
}
