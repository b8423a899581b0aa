import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ServedFolder, serveFolder } from './serve.ts'

const folder = mkdtempSync(join(tmpdir(), 'k5c-serve-'))
let server: ServedFolder

beforeAll(async () => {
  mkdirSync(join(folder, 'k5'))
  writeFileSync(join(folder, 'index.html'), 'home')
  writeFileSync(join(folder, 'k5/a.html'), 'a')
  writeFileSync(join(folder, '404.html'), 'nothing here')
  server = await serveFolder(folder, { base: '/docs/' })
})

afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

test.each([
  ['', 200, 'home'],
  ['k5/a.html', 200, 'a'],
  ['k5/b.html', 404, 'nothing here'],
  ['../index.html', 404, 'nothing here'],
])('below its base "%s" answers %d', async (path, status, text) => {
  const response = await fetch(server.url + path)
  expect(response.status).toBe(status)
  expect(await response.text()).toBe(text)
})

test('a port that is taken is told with its address', async () => {
  const port = Number(new URL(server.url).port)
  await expect(serveFolder(folder, { port })).rejects.toMatchObject({
    code: 'SITE_PORT',
    where: `http://127.0.0.1:${port}/`,
  })
})
