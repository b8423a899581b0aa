import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashesOf } from './before.ts'
import { removeLeftovers } from './remove-leftovers.ts'
import { readLedger } from './sweep.ts'
import { registryOf, temporaryFolder } from './testing/run-child.ts'
import { startTinyTarget, type TinyTarget } from './testing/tiny-target.ts'

let tiny: TinyTarget
let folder: ReturnType<typeof temporaryFolder>
const registry = registryOf('slow')

beforeEach(async () => {
  tiny = await startTinyTarget()
  folder = temporaryFolder()
  for (const name of ['a', 'b', 'others']) tiny.things.set(`/${name}`, name)
  const line = (event: string, name: string) =>
    `${JSON.stringify({ at: '2020-01-01T00:00:00Z', event, service: 'tiny', kind: 'thing', path: `/${name}` })}\n`
  const lines = [line('create', 'a'), line('create', 'others'), line('not-created', 'others'), line('create', 'b')]
  // As after an accident: the last line is cut off.
  writeFileSync(join(folder.dir, 'ledger.jsonl'), `${lines.join('')}{"event":"crea`)
})
afterEach(async () => {
  folder.remove()
  await tiny.close()
})

test('a dry run only tells what would go', async () => {
  const removed = await removeLeftovers({ target: tiny.target, from: folder, dryRun: true, registry })
  expect(removed).toEqual({ found: ['thing /b', 'thing /a'], deleted: [], left: [] })
  expect(tiny.log).toEqual([])
})

test('last made goes first, what the run did not make stays, and a second time there is nothing', async () => {
  tiny.conflicts = 1
  const removed = await removeLeftovers({ target: tiny.target, from: folder, registry })
  expect(removed).toMatchObject({ deleted: ['thing /b', 'thing /a'], left: [] })
  expect(tiny.log.slice(0, 2)).toEqual(['DELETE /b', 'DELETE /a'])
  expect([...tiny.things.keys()]).toEqual(['/others'])
  expect(readLedger(folder.dir).slice(-2)).toMatchObject([{ event: 'deleted' }, { event: 'deleted' }])
  const again = await removeLeftovers({ target: tiny.target, from: folder, registry })
  expect(again.found).toEqual([])
})

test('of merged shards, each is cleaned by what it found itself: another may have made that', async () => {
  const line = (run: string, name: string) =>
    `${JSON.stringify({ at: '2020-01-01T00:00:00Z', run, event: 'create', service: 'tiny', kind: 'thing', path: `/${name}` })}\n`
  writeFileSync(join(folder.dir, 'ledger.jsonl'), line('one', 'a') + line('two', 'b') + line('two', 'others'))
  const listed = (run: string, id: string) =>
    `${JSON.stringify({ at: '', run, kind: 'thing', list: 'l', pages: 1, count: 1, ids: hashesOf(run, [id]) })}\n`
  writeFileSync(
    join(folder.dir, 'before.jsonl'),
    listed('one', 'others') + listed('two', 'a') + listed('two', 'others'),
  )
  const removed = await removeLeftovers({ target: tiny.target, from: folder, registry, rounds: 1 })
  expect(removed.deleted.sort()).toEqual(['thing /a', 'thing /b'])
  expect(removed.left).toEqual([expect.stringContaining('/others')])
  expect([...tiny.things.keys()]).toEqual(['/others'])
})

test.each([
  ['another target', { target: { endpoints: { tiny: 'http://127.0.0.1:1' } } }, undefined, 'CLEANUP_TARGET'],
  ['a folder without a run', undefined, { dir: '/nonexistent' }, 'RUN_NOT_FOUND'],
  ['a prefix that is too short', undefined, { prefix: 'k5c-' }, 'CLEANUP_PREFIX'],
  ['a foreign prefix', undefined, { prefix: 'production' }, 'CLEANUP_PREFIX'],
])('refuses %s', async (_, header, from, code) => {
  if (header !== undefined) writeFileSync(join(folder.dir, 'results.jsonl'), `${JSON.stringify(header)}\n`)
  const removing = removeLeftovers({ target: tiny.target, from: from ?? folder, registry })
  await expect(removing).rejects.toMatchObject({ code })
  expect(tiny.log).toEqual([])
})
