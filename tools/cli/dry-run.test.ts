import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DryRun } from '../run/dry-run.ts'
import { commandLine } from '../shared/testing/built.ts'

/** Counts whoever connects: the services and the identity service of a cloud. */
let server: Server
let connections = 0
let folder: string
let url: string

beforeEach(async () => {
  connections = 0
  server = createServer(socket => {
    connections += 1
    socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  folder = mkdtempSync(join(tmpdir(), 'k5c-dry-run-'))
})
afterEach(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

/** `run --dry-run` in an empty folder, in an environment that names no target but what is given. */
function command(words: string[], env: Record<string, string> = {}) {
  return new Promise<{ status: number; stdout: string; stderr: string }>(resolve => {
    execFile(
      process.execPath,
      [commandLine, 'run', '--dry-run', ...words],
      { cwd: folder, env: { PATH: process.env.PATH, HOME: folder, ...env }, maxBuffer: 2 ** 28 },
      (error, stdout, stderr) => resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr }),
    )
  })
}

const password = () => ({
  OS_AUTH_URL: `${url}/v3`,
  OS_USERNAME: 'u',
  OS_PASSWORD: 'p',
  OS_PROJECT_NAME: 'p',
  OS_USER_DOMAIN_NAME: 'd',
})

describe('a dry run', { timeout: 60_000 }, () => {
  test('of a cloud sends nothing, and writes nothing', async () => {
    const { status, stdout, stderr } = await command(['--json', '--effects', 'read,create'], password())
    expect(status, stderr).toBe(0)
    const told = JSON.parse(stdout) as DryRun
    expect(connections).toBe(0)
    expect(existsSync(join(folder, 'reports'))).toBe(false)
    expect(told.counts.run).toBeGreaterThan(1000)
    expect(told.counts.unsupported).toBe(0)
    expect(new Set(told.settled.map(({ reason }) => reason))).toContain(
      'no alternate identity was given (see the guide to running)',
    )
    expect(told.peak.servers).toBeGreaterThan(1)
    expect(told.requests.typical).toBeGreaterThan(told.counts.run)
    expect(told.notes.join()).toContain('what its catalog turns out to lack will be unsupported')
    const all = told.services.flatMap(({ operations }) => operations)
    expect(all.reduce((sum, { counts }) => sum + counts.run, 0)).toBe(told.counts.run)
  })

  test('of given endpoints knows what there is', async () => {
    const words = ['--endpoint', `object-store=${url}`, '--token', 't', '--api', 'object-storage.*', '--api', 'image.*']
    const { status, stdout } = await command(words)
    expect(status).toBe(0)
    expect(stdout).toContain("unsupported: the target's catalog has no image service")
    expect(stdout).toMatch(/skipped: the effect "create" was not selected/)
    expect(connections).toBe(0)
  })

  test('of the emulator tells limits and rate', async () => {
    const profile = join(folder, 'profile.yaml')
    writeFileSync(profile, 'limits: {servers: 1, requests: 100000, minutes: 5, objects: 9}\n')
    const words = ['--target', 'emulator', '--profile', profile, '--limit', 'requests=50', '--rate', '10/s']
    const { status, stdout } = await command([...words, '--api', 'compute.servers.*'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/requests {3}about \d{3,}, of 50 allowed\n/)
    expect(stdout).toMatch(/at a time {2}at most 1 server/)
    expect(stdout).toMatch(/minutes {4}5 allowed\nobjects {4}9 allowed\n/)
    expect(stdout).toMatch(/duration {3}at least \d+ s, by the rate/)
    expect(stdout).toContain('The limit of 50 requests is likely to end the run')
    expect(stdout).toContain('the limits leave')
  })

  test.each<[string, string[], string]>([
    ['no target', [], '[TARGET_NOT_NAMED]'],
    ['an unknown cloud', ['--cloud', 'none'], '[TARGET_CLOUDS_FILE]'],
    ['a pattern that matches nothing', ['--target', 'emulator', '--api', 'none.*'], '[SELECT_NO_MATCH]'],
    ['an unknown limit', ['--target', 'emulator', '--limit', 'server=1'], 'limits are of servers, volumes'],
    ['a limit that is no number', ['--target', 'emulator', '--limit', 'minutes=0'], 'more than 0'],
  ])('tells %s as a run does', async (_, words, message) => {
    const { status, stderr } = await command(words)
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)])
  })

  test('that leaves no check is no success', async () => {
    const words = ['--endpoint', `image=${url}`, '--token', 't', '--api', 'object-storage.*']
    expect(await command(words)).toMatchObject({ status: 2, stdout: expect.stringContaining('would try 0 checks') })
  })
})
