import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Exchange } from '../model/exchange.ts'
import type { CheckLine } from '../model/record.ts'
import { readRecord } from '../shared/read-record.ts'
import { registryOf, startRun, temporaryFolder } from './testing/run-child.ts'

const run = promisify(execFile)
const tokens = { OS_TOKEN: 'the-token-of-the-run', ALT_OS_TOKEN: 'the-token-of-the-other' }
const folder = temporaryFolder()
let server: Server
let checks: CheckLine[]
let statuses: Map<string, number | undefined>

/**
 * A status that tells a request from every other: whoever sends the same again is answered the same again. Above those
 * that a client acts upon by itself, 401 and 429, which a name of the run would bring about by chance.
 */
function statusOf(request: IncomingMessage, body: Buffer): number {
  const hash = createHash('sha256').update(`${request.method} ${request.url}\n`)
  const { 'x-auth-token': token = 'none' } = request.headers
  // A token that was never issued is any.
  hash.update(token === 'none' || Object.values(tokens).some(one => one === token) ? String(token) : 'unknown')
  for (const name of ['content-type', 'transfer-encoding', 'x-meta', 'x-remove-meta'])
    hash.update(`${name}: ${request.headers[name] ?? 'none'}\n`)
  return 430 + (hash.update(body).digest().readUInt16LE(0) % 70)
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', part => parts.push(part))
    request.on('end', () => response.writeHead(statusOf(request, Buffer.concat(parts))).end())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const account = (token: string) => ({
    credentials: { kind: 'token' as const, token },
    endpoints: { tiny: url },
    interface: 'public' as const,
  })
  const out = join(folder.dir, 'out')
  const target = {
    name: 'tiny',
    kind: 'cloud' as const,
    default: account(tokens.OS_TOKEN),
    alternate: account(tokens.ALT_OS_TOKEN),
    tls: { insecure: false },
  }
  const { outcome } = startRun({ target, registry: registryOf('pasted'), out, effects: ['destructive'], allure: false })
  await outcome
  checks = (await readRecord(out)).checks
  const exchanges = readFileSync(join(out, 'exchanges.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Exchange)
  statuses = new Map(exchanges.map(({ id, response }) => [id, response?.status]))
}, 120_000)

afterAll(async () => {
  folder.remove()
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

describe('the curl line of a failure, pasted', () => {
  test('is there for every check, without a secret', () => {
    expect(checks).toHaveLength(19)
    expect(checks.filter(({ verdict, curl }) => verdict !== 'fail' || curl === undefined)).toEqual([])
    expect(JSON.stringify(checks)).not.toMatch(/the-token-of/)
  })

  test('is answered the same again', { timeout: 60_000 }, async () => {
    const again = await Promise.all(
      checks.map(async ({ id, curl = '' }) => {
        const { stdout } = await run('bash', ['-c', curl], { env: { PATH: process.env.PATH, ...tokens } })
        const last = [...stdout.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].at(-1)
        return [id, Number(last?.[1])]
      }),
    )
    const before = checks.map(({ id, exchange }) => [id, statuses.get(exchange.at(-1) ?? '')])
    expect(again).toEqual(before)
    expect(new Set(before.map(([, status]) => status)).size, 'statuses that tell them apart').toBeGreaterThan(10)
  })
})
