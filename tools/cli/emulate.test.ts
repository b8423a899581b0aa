import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { packageRoot } from '../shared/package-root.ts'
import { commandLine } from '../shared/testing/built.ts'

let folder: string
let children: ChildProcess[]
let blocker: Server | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emulate-test-'))
  mkdirSync(join(folder, 'data'))
  children = []
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  blocker?.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Started {
  child: ChildProcess
  output: { out: string; error: string }
  ended: Promise<number | null>
}

function emulate(options: string[], environment: Record<string, string> = {}): Started {
  const args = [commandLine, 'emulate', '--data', join(folder, 'data'), ...options]
  const child = spawn(process.execPath, args, { cwd: packageRoot, env: { ...process.env, ...environment } })
  children.push(child)
  const output = { out: '', error: '' }
  child.stdout.on('data', chunk => {
    output.out += chunk
  })
  child.stderr.on('data', chunk => {
    output.error += chunk
  })
  return { child, output, ended: once(child, 'close').then(([code]) => code as number | null) }
}

async function firstLine({ child, output, ended }: Started): Promise<string> {
  while (!output.out.includes('\n')) {
    const over = await Promise.race([
      once(child.stdout as NodeJS.ReadableStream, 'data').then(() => false),
      ended.then(() => true),
    ])
    if (over && !output.out.includes('\n')) throw new Error(`It ended: ${output.error}`)
  }
  return output.out
}

describe('emulate', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('prints one line, serves until %s, and leaves nothing', async signal => {
    const readyFile = join(folder, 'ready.json')
    const started = emulate(['--ready-file', readyFile], { K5_EMULATOR_PASSWORD: 'set-by-the-environment' })
    const line = await firstLine(started)
    expect(readFileSync(readyFile, 'utf8')).toBe(line)
    expect(statSync(readyFile).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(folder, 'data'))).toHaveLength(1)
    const info = JSON.parse(line)
    expect(info.password).toBe('set-by-the-environment')
    expect((await fetch(info.authUrl)).status).toBe(200)
    started.child.kill(signal)
    expect(await started.ended).toBe(0)
    expect(started.output).toEqual({ out: line, error: '' })
    expect(existsSync(readyFile)).toBe(false)
    expect(readdirSync(join(folder, 'data'))).toEqual([])
  })

  it.each([
    ['a host that others can reach', ['--host', '0.0.0.0'], 'loopback only'],
    ['a port that is no number', ['--port', 'many'], 'whole number'],
    ['a port that is too large', ['--port', '65536'], 'whole number'],
    ['an unknown profile', ['--profile', 'aws'], 'Allowed choices are k5, jio'],
    ['an unknown option', ['--no-such'], 'unknown option'],
    ['an impossible ready file', ['--ready-file', '/nonexistent/ready.json'], 'EMULATOR_READY_FILE'],
  ])('exits 2 for %s', async (_title, options, message) => {
    const { output, ended } = emulate(options)
    expect(await ended).toBe(2)
    expect(output.error).toContain(message)
    expect(output.error).not.toMatch(/\n\s+at /)
    expect(output.out).toBe('')
    expect(readdirSync(join(folder, 'data'))).toEqual([])
  })

  it('exits 2 for a port in use', async () => {
    const server = createServer()
    blocker = server
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = server.address() as { port: number }
    const { output, ended } = emulate(['--port', String(address.port)])
    expect(await ended).toBe(2)
    expect(output.error).toContain(`The port is in use. [EMULATOR_PORT]\n  where: http://127.0.0.1:${address.port}`)
  })
})
