import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningEmulator, startEmulator } from '../emulator/server.ts'
import { packageRoot } from '../shared/package-root.ts'
import { environmentOf } from './testing/killed-run.ts'
import { echoes, type LeakyProxy, startLeakyProxy } from './testing/leaky-proxy.ts'

/** Passwords with what URLs, JSON, shells and base64 write in other ways. */
const marked = {
  demo: 'marked/pass+word "1"',
  alternate: 'marked-second-passwörd',
  observer: "marked-ob'server&1",
}

/** Where secrets come and go: tokens of every identity, signatures, keys of accounts, passwords and keys of servers. */
const judged = [
  'object-storage.*.signed*',
  'object-storage.*.temp-url-keys-*',
  'object-storage.accounts.show.*-token-401',
  'compute.key-pairs.create.*-401',
  'compute.servers.create.password-told',
  'compute.servers.create.user-data-not-base64-400',
  'compute.servers.show-password.opens-with-private-key',
  'sap.templates.list.observer-allowed',
  'sap.servers.create.windows-*',
]

let emulator: RunningEmulator
let proxy: LeakyProxy
let folder: string
/** What each command printed, by what it is called here. */
const printed: Record<string, string> = {}

// One run through a careless cloud, and every command that reads what it left; the tests below search all of it.
beforeAll(async () => {
  emulator = await startEmulator({ passwords: marked, stepMs: 10 })
  proxy = await startLeakyProxy(new URL(emulator.info.authUrl).origin)
  folder = mkdtempSync(join(tmpdir(), 'k5c-secrets-'))
  const [out, merged] = [join(folder, 'out'), join(folder, 'merged')]
  const selection = judged.flatMap(pattern => ['--check', pattern])
  const run = ['run', '--effects', 'read,create', ...selection]
  await print({ run: [...run, '--out', out, '--shard', '1/1'] })
  await print({
    cleanup: ['cleanup', out],
    'dry clean-up': ['cleanup', out, '--dry-run', '--json'],
    'dry run': [...run, '--dry-run'],
    merge: ['merge', out, '--out', merged],
    difference: ['diff', out, out, '--format', 'markdown'],
    'known failures': ['known-failures', out, '--update', '--out', join(folder, 'draft.yaml')],
    'refused password': ['run', '--out', join(folder, 'refused')],
    'refused token': [
      'run',
      '--token',
      'marked-token-of-nobody',
      '--endpoint',
      `object-store=${proxy.origin}/v1/AUTH_x`,
    ],
    'signed URL': [
      'run',
      '--token',
      'marked-token-of-nobody',
      '--endpoint',
      'object-store=http://u:marked-user-info@[',
    ],
  })
}, 240_000)

afterAll(async () => {
  proxy.close()
  await emulator.close()
  rmSync(folder, { recursive: true })
})

/** Runs commands at once, as a user of the emulator behind the proxy, and notes what they print. */
async function print(commands: Record<string, string[]>): Promise<void> {
  await Promise.all(
    Object.entries(commands).map(async ([name, args]) => {
      const users = args.includes('--token') ? {} : environmentOf({ ...emulator.info, authUrl: `${proxy.origin}/v3` })
      const wrong = name === 'refused password' ? { OS_PASSWORD: 'marked-wrong-password' } : {}
      const env = { PATH: process.env.PATH, GITHUB_ACTIONS: 'true', ...users, ...wrong }
      const main = ['--import', 'tsx', join(packageRoot, 'tools/cli/main.ts')]
      const child = spawn(process.execPath, [...main, ...args], { cwd: packageRoot, env })
      let text = ''
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', part => {
          text += part
        })
      await new Promise(resolve => child.once('close', resolve))
      printed[name] = text
    }),
  )
}

function filesOf(dir: string): [name: string, text: string][] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(file => [file.name, readFileSync(join(file.parentPath, file.name), 'utf8')])
}

describe('a run against a cloud that repeats its secrets', () => {
  test('met secrets of every kind, and failed', () => {
    expect(printed.run).toContain('non-conformant')
    const secrets = [...proxy.secrets]
    const kinds: [string, (secret: string) => boolean][] = [
      ['tokens of several identities', secret => /^[\da-f]{64}$/.test(secret)],
      ['a private key', secret => secret.startsWith('-----BEGIN')],
      ['data of a user', secret => secret.startsWith('#!/bin/sh')],
      ['a password in XML', secret => secret === 'Pw-0123456789'],
      ['a signature', secret => /^[\da-f]{40}$/.test(secret)],
    ]
    for (const [kind, is] of kinds) expect(secrets.some(is), kind).toBe(true)
    expect(secrets.filter(secret => /^[\da-f]{64}$/.test(secret)).length, 'tokens').toBeGreaterThan(6)
  })

  test('left something to clean-up, which could not delete it either', () => {
    expect(printed.cleanup).toContain('Still there')
    expect(printed['dry clean-up']).toContain('key-pair')
  })

  test.for([
    ['refused password', 'TARGET_AUTHENTICATION'],
    ['refused token', 'TARGET_AUTHENTICATION'],
    ['signed URL', 'TARGET_'],
  ] as const)('says of the %s what is wrong', ([name, code]) => {
    expect(printed[name]).toContain(code)
  })

  test.for([
    'results.jsonl',
    'exchanges.jsonl',
    'ledger.jsonl',
    'summary.json',
    'report.html',
    'report.md',
    'junit.xml',
    'badge.json',
    '-result.json',
    'draft.yaml',
  ])('has written %s', name => {
    expect(filesOf(folder).some(([file]) => file.endsWith(name))).toBe(true)
  })

  test('leaves no secret in any file or on the terminal, in whatever notation', () => {
    const own = [...Object.values(marked), 'marked-wrong-password', 'marked-token-of-nobody', 'marked-user-info']
    const secrets = [...proxy.secrets, ...own, emulator.info.expiredToken]
    const notations = [...Object.values(echoes), (secret: string) => secret]
    const forms = new Set(secrets.flatMap(secret => notations.map(notation => notation(secret))))
    forms.delete('none')
    const places = [...Object.entries(printed), ...filesOf(folder)]
    const found = places.flatMap(([place, text]) =>
      [...forms].filter(form => text.includes(form)).map(form => `${place}: ${form}`),
    )
    expect(found).toEqual([])
  })
})
