import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Summary } from '../model/record.ts'
import { packageRoot } from '../shared/package-root.ts'
import { readRecord } from '../shared/read-record.ts'

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'k5c-cli-storage-'))
})
afterAll(() => rmSync(dir, { recursive: true }))

const upload = 'object-storage.objects.upload'

test('a run with a limit of objects stores no more, and what stores nothing goes on', {
  timeout: 300_000,
}, async () => {
  // Two checks that store one object each, and one that stores none.
  const checks = [`${upload}.stores-content`, `${upload}.chunked`, 'object-storage.containers.show.status-204-*']
  const words = ['run', '--target', 'emulator', '--limit', 'objects=1', '--limit', 'megabytes=1', '--out', dir]
  // From the source, as `npm run dev` does; other tests start what is built.
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(packageRoot, 'tools/cli/main.ts'), ...words, ...checks.flatMap(id => ['--check', id])],
    { cwd: packageRoot, encoding: 'utf8' },
  )
  expect(status, stderr).toBe(2)
  const record = await readRecord(dir)
  const told = record.checks.map(({ operation, verdict, message }) => `${operation} ${verdict} ${message}`)
  expect(told.sort()).toEqual([
    'object-storage.containers.show pass ',
    `${upload} not-run the limit of 1 object was reached`,
    `${upload} pass `,
  ])
  const { stored, stopped, leftovers } = record.footer
  expect({ stored, stopped, leftovers }).toEqual({ stored: { objects: 1, megabytes: 1 }, leftovers: [] })
  expect((JSON.parse(readFileSync(join(dir, 'summary.json'), 'utf8')) as Summary).stored).toEqual(stored)
  const puts = readFileSync(join(dir, 'exchanges.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line).request as { method: string; url: string })
    .filter(({ method, url }) => method === 'PUT' && /\/v1\/[^/]+\/[^/]+\/./.test(url))
  expect(puts).toHaveLength(1)
})
