import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Exchange } from '../../model/exchange.ts'
import { JsonLinesFile } from '../json-lines-file.ts'
import { temporaryFolder } from '../testing/run-child.ts'
import { cleanupTag, ExchangeLog, fixtureTag } from './exchange-log.ts'

const request = { method: 'GET', url: 'http://cloud/', headers: [] }

function exchange(id: string, check: string): Exchange {
  const body = { bytes: 9, text: 'an answer', encoding: 'utf8' as const, truncated: false }
  const response = { status: 200, reason: 'OK', headers: [], body }
  return { id, check, identity: 'default', request, response, at: '', timings: { totalMs: 1 } }
}

test('writes exchanges whole, and keeps of them what was sent', () => {
  const folder = temporaryFolder()
  onTestFinished(() => folder.remove())
  const path = join(folder.dir, 'exchanges.jsonl')
  const file = new JsonLinesFile(path)
  const log = new ExchangeLog(file)
  for (const [id, tag] of [
    ['x1', 'a.check'],
    ['x2', `${fixtureTag}a container`],
    ['x3', `${cleanupTag}a.check`],
    ['x4', 'a.check'],
  ] as const)
    log.add(exchange(id, tag))
  log.flush()
  log.flush()
  file.close()
  expect(
    readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line)),
  ).toEqual([
    exchange('x1', 'a.check'),
    { ...exchange('x2', 'fixture'), for: 'a container' },
    { ...exchange('x3', 'cleanup'), for: 'a.check' },
    exchange('x4', 'a.check'),
  ])
  expect([log.sentBy('a.check'), log.sentBy(`${fixtureTag}a container`), log.count]).toEqual([['x1', 'x4'], ['x2'], 4])
  expect(log.find('x1')).toEqual({ request, identity: 'default' })
})
