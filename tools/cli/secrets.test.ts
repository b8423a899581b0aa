import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningEmulator, startEmulator } from '../emulator/server.ts'
import { IdentityClient } from '../emulator/testing/identity-client.ts'
import { packageRoot } from '../shared/package-root.ts'
import { commandLine } from '../shared/testing/built.ts'
import { environmentOf } from './testing/killed-run.ts'
import { echoes, type LeakyProxy, startLeakyProxy } from './testing/leaky-proxy.ts'
import { atOnce } from './testing/proofs.ts'

/** Passwords with what URLs, JSON, shells and base64 write in other ways. */
const marked = {
  demo: 'marked/pass+word "1"',
  alternate: 'marked-second-passwörd',
  observer: "marked-ob'server&1",
}

/** Other proofs of who one is than a password; `file` is the one that clouds.yaml holds. */
const proofs = {
  environment: 'marked/app+secret "1" of the environment',
  file: "marked-äpp secret's & of a file",
}

/** None of them is good. */
const wrong = {
  password: 'marked-wrong-password-4',
  environment: 'marked/wrong+secret "2"',
  file: "marked-wröng secret's & more",
  key: 'marked/wrong+key "3"',
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
/** What the commands are given, which is not searched. */
let inputs: string
/** What each command printed, by what it is called here. */
const printed: Record<string, string> = {}
/** Of those that were asked for JSON, what they printed on standard output. */
const jsonTexts: Record<string, string> = {}

// One run through a careless cloud, a short one for each other proof, and every command that reads what they left; the
// tests below search all of it.
beforeAll(async () => {
  emulator = await startEmulator({ passwords: marked, stepMs: 10 })
  proxy = await startLeakyProxy(new URL(emulator.info.authUrl).origin)
  folder = mkdtempSync(join(tmpdir(), 'k5c-secrets-'))
  inputs = mkdtempSync(join(tmpdir(), 'k5c-secrets-'))
  const [out, merged] = [join(folder, 'out'), join(folder, 'merged')]
  const selection = judged.flatMap(pattern => ['--check', pattern])
  const calmly = ['--concurrency', String(atOnce)]
  const run = ['run', '--effects', 'read,create', ...calmly, ...selection]
  const users = environmentOf({ ...emulator.info, authUrl: `${proxy.origin}/v3` })
  const environment = await applicationCredential('environment')
  const cloud = await applicationCredential('file')
  const clouds = cloudsFile({ right: cloud, wrong: { ...cloud, secret: wrong.file } })
  const version1 = { ST_AUTH: `${proxy.origin}/auth/v1.0`, ST_USER: 'demo:demo', ST_KEY: marked.demo }
  const short = (name: string): string[] => [
    ...['run', '--check', 'object-storage.accounts.show.*', '--json', '--out', join(folder, name), ...calmly],
  ]
  await print({ run: { args: [...run, '--out', out, '--shard', '1/1'], env: users } })
  await print({
    'application credential': { args: short('application-credential'), env: variablesOf(environment) },
    'application credential of a file': { args: [...short('file'), '--cloud', 'right'], env: clouds },
    'key of version 1': { args: short('version-1'), env: version1 },
    'refused password': { args: short('refused'), env: { ...users, OS_PASSWORD: wrong.password } },
    'refused application credential': {
      args: short('refused-credential'),
      env: variablesOf({ ...environment, secret: wrong.environment }),
    },
    'refused application credential of a file': {
      args: [...short('refused-file'), '--cloud', 'wrong'],
      env: clouds,
    },
    'refused key of version 1': { args: short('refused-version-1'), env: { ...version1, ST_KEY: wrong.key } },
  })
  const unknown = ['run', '--token', 'marked-token-of-nobody', '--endpoint']
  await print({
    cleanup: { args: ['cleanup', out], env: users },
    'dry clean-up': { args: ['cleanup', out, '--dry-run', '--json'], env: users },
    'dry run': { args: [...run, '--dry-run', '--json'], env: users },
    'dry run by an application credential': { args: [...run, '--dry-run'], env: clouds },
    list: { args: ['list', '--json'], env: users },
    merge: { args: ['merge', out, '--out', merged, '--json'] },
    reports: { args: ['report', out, '--json'] },
    difference: { args: ['diff', out, join(folder, 'version-1'), '--format', 'markdown'] },
    'difference in JSON': { args: ['diff', out, join(folder, 'version-1'), '--json'] },
    'known failures': { args: ['known-failures', out, '--update', '--json', '--out', join(folder, 'draft.yaml')] },
    'refused token': { args: [...unknown, `object-store=${proxy.origin}/v1/AUTH_x`] },
    'signed URL': { args: [...unknown, 'object-store=http://u:marked-user-info@['] },
  })
}, 240_000)

afterAll(async () => {
  proxy.close()
  await emulator.close()
  rmSync(folder, { recursive: true })
  rmSync(inputs, { recursive: true })
})

interface ApplicationCredential {
  id: string
  secret: string
}

/** Makes one for the user whose password is `marked.demo`. */
async function applicationCredential(name: keyof typeof proofs): Promise<ApplicationCredential> {
  const client = new IdentityClient(emulator.info)
  const { json, headers } = await client.authenticate(client.password())
  const { status, json: made } = await client.call('POST', `/users/${json.token.user.id}/application_credentials`, {
    token: headers.get('x-subject-token') ?? '',
    body: { application_credential: { name, secret: proofs[name] } },
  })
  expect(status).toBe(201)
  return { id: made.application_credential.id, secret: proofs[name] }
}

function variablesOf({ id, secret }: ApplicationCredential): NodeJS.ProcessEnv {
  return {
    OS_AUTH_URL: `${proxy.origin}/v3`,
    OS_APPLICATION_CREDENTIAL_ID: id,
    OS_APPLICATION_CREDENTIAL_SECRET: secret,
  }
}

/** Writes clouds.yaml, and names it. */
function cloudsFile(credentials: Record<string, ApplicationCredential>): NodeJS.ProcessEnv {
  const clouds = Object.entries(credentials).map(([name, { id, secret }]) => {
    const auth = {
      auth_url: `${proxy.origin}/v3`,
      application_credential_id: id,
      application_credential_secret: secret,
    }
    return [name, { auth_type: 'v3applicationcredential', auth }]
  })
  const file = join(inputs, 'clouds.yaml')
  writeFileSync(file, JSON.stringify({ clouds: Object.fromEntries(clouds) }))
  return { OS_CLIENT_CONFIG_FILE: file, OS_CLOUD: 'right' }
}

/** Runs commands at once and notes what they print. */
async function print(commands: Record<string, { args: string[]; env?: NodeJS.ProcessEnv }>): Promise<void> {
  await Promise.all(
    Object.entries(commands).map(async ([name, { args, env = {} }]) => {
      const child = spawn(process.execPath, [commandLine, ...args], {
        cwd: packageRoot,
        env: { PATH: process.env.PATH, GITHUB_ACTIONS: 'true', ...env },
      })
      const texts = { stdout: '', stderr: '' }
      for (const stream of ['stdout', 'stderr'] as const)
        child[stream].on('data', part => {
          texts[stream] += part
        })
      await new Promise(resolve => child.once('close', resolve))
      printed[name] = texts.stdout + texts.stderr
      if (args.includes('--json')) jsonTexts[name] = texts.stdout
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
    ['out', 'v3password'],
    ['application-credential', 'v3applicationcredential'],
    ['file', 'v3applicationcredential'],
    ['version-1', 'v1'],
  ] as const)('has renewed its token in mid-run in %s, by %s', ([name, auth]) => {
    const lines = (file: string) =>
      readFileSync(join(folder, name, file), 'utf8')
        .split('\n', 1000)
        .map(line => (line === '' ? {} : JSON.parse(line)))
    expect(lines('results.jsonl')[0].target.auth).toBe(auth)
    // The main thread's begin with m.
    expect(lines('exchanges.jsonl').some(({ id = '', check }) => check === 'auth' && id.startsWith('x'))).toBe(true)
  })

  test.for([
    ...['application credential', 'application credential of a file', 'key of version 1'],
    ...['dry clean-up', 'dry run', 'list', 'merge', 'reports', 'difference in JSON', 'known failures'],
  ])('has printed JSON of the %s', name => {
    expect(JSON.parse(jsonTexts[name] ?? '')).toBeTypeOf('object')
  })

  test.for([
    ['refused password', 'TARGET_AUTHENTICATION'],
    ['refused application credential', 'TARGET_AUTHENTICATION'],
    ['refused application credential of a file', 'TARGET_AUTHENTICATION'],
    ['refused key of version 1', 'TARGET_AUTHENTICATION'],
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
    const own = [marked, proofs, wrong].flatMap(Object.values)
    const secrets = [
      ...[...proxy.secrets, ...own, emulator.info.expiredToken],
      ...['marked-token-of-nobody', 'marked-user-info'],
    ]
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
