import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningEmulator, startEmulator } from '../emulator/server.ts'
import { packageRoot } from '../shared/package-root.ts'
import { type LeakyProxy, startLeakyProxy } from './testing/leaky-proxy.ts'

const marked = { demo: 'marked/pass+word "1"', alternate: 'marked-second-passwörd' }

let emulator: RunningEmulator
let proxy: LeakyProxy
let out: string
let terminal: string

/** Where secrets come and go: tokens, signatures and keys of containers, passwords and keys of servers. */
const judged = ['object-storage.*', 'compute.servers.*', 'compute.key-pairs.*', 'sap.servers.*']

// One run through a careless cloud; the tests below search what it left.
beforeAll(async () => {
  emulator = await startEmulator({ passwords: marked, stepMs: 10 })
  proxy = await startLeakyProxy(new URL(emulator.info.authUrl).origin)
  out = mkdtempSync(join(tmpdir(), 'k5c-secrets-'))
  terminal = await runThrough(proxy)
}, 120_000)

afterAll(async () => {
  proxy.close()
  await emulator.close()
  rmSync(out, { recursive: true })
})

function runThrough({ origin }: LeakyProxy): Promise<string> {
  const { info } = emulator
  const child = spawn(
    process.execPath,
    [
      ...['--import', 'tsx', join(packageRoot, 'tools/cli/main.ts'), 'run', '--effects', 'read,create', '--out', out],
      ...judged.flatMap(pattern => ['--api', pattern]),
    ],
    {
      cwd: packageRoot,
      env: {
        PATH: process.env.PATH,
        OS_AUTH_URL: `${origin}/v3`,
        OS_USERNAME: info.username,
        OS_PASSWORD: marked.demo,
        OS_PROJECT_NAME: info.project,
        OS_USER_DOMAIN_NAME: info.domain,
        OS_PROJECT_DOMAIN_NAME: info.domain,
        ALT_OS_USERNAME: info.alternate.username,
        ALT_OS_PASSWORD: marked.alternate,
        ALT_OS_PROJECT_NAME: info.alternate.project,
        K5C_EXPIRED_TOKEN: info.expiredToken,
      },
    },
  )
  let text = ''
  child.stdout.on('data', part => {
    text += part
  })
  child.stderr.on('data', part => {
    text += part
  })
  return new Promise(resolve => child.once('close', () => resolve(text)))
}

/** A secret as it stands, and as URLs, JSON and base64 write it. */
function formsOf(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1)
  return [secret, encodeURIComponent(secret), json, Buffer.from(secret).toString('base64')]
}

describe('a run against a cloud that repeats its secrets', () => {
  test('went as far as signed URLs, and failed there', () => {
    expect(terminal).toContain('non-conformant')
    expect(readFileSync(join(out, 'results.jsonl'), 'utf8')).toContain('"curl"')
    expect(proxy.secrets.size).toBeGreaterThan(20)
    const secrets = [...proxy.secrets]
    expect(secrets.some(secret => secret.startsWith('-----BEGIN'))).toBe(true)
  })

  test('leaves no secret in any file or on the terminal', () => {
    const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
    const names = files.map(file => file.name)
    for (const view of ['results.jsonl', 'exchanges.jsonl', 'ledger.jsonl', 'summary.json', 'report.html', 'junit.xml'])
      expect(names).toContain(view)
    expect(names.some(name => name.endsWith('-result.json'))).toBe(true)
    const places = [
      ['the terminal', terminal] as const,
      ...files.map(file => [file.name, readFileSync(join(file.parentPath, file.name), 'utf8')] as const),
    ]
    const secrets = [...proxy.secrets, ...Object.values(marked), emulator.info.expiredToken]
    const found = places.flatMap(([place, text]) =>
      secrets
        .flatMap(formsOf)
        .filter(form => text.includes(form))
        .map(form => `${place}: ${form}`),
    )
    expect(found).toEqual([])
  })
})
