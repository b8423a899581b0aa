import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { packageRoot } from '../../shared/package-root.ts'
import { builtFile } from '../../shared/program-file.ts'
import type { RunOptions } from '../run.ts'

export interface ChildOutcome {
  verdict?: string
  interrupted?: boolean
  leftovers?: string[]
  problem?: { code: string; message: string }
  thrown?: { code?: string; message: string }
}

/** A run of the built programs in a process of its own. `beforeNode` is shell text that runs first, such as a limit. */
export function startRun(
  options: RunOptions,
  more: { env?: Record<string, string>; beforeNode?: string } = {},
): { child: ChildProcess; outcome: Promise<ChildOutcome>; stderr(): string } {
  const command = `${more.beforeNode ?? ''} exec "$@"`
  const { registry } = options
  const given = JSON.stringify({ ...options, ...(registry === undefined ? {} : { registry: builtRegistry(registry) }) })
  const child = spawn(
    'bash',
    ['-c', command, 'bash', process.execPath, builtFile('tools/run/testing/child.ts'), given],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...more.env },
    },
  )
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', data => {
    stdout += data
  })
  child.stderr.on('data', data => {
    stderr += data
  })
  const outcome = once(child, 'close').then(() => {
    const last = stdout.trimEnd().split('\n').at(-1) ?? ''
    if (!last.startsWith('{')) throw new Error(`the run told nothing: ${stdout}${stderr}`)
    return JSON.parse(last) as ChildOutcome
  })
  return { child, outcome, stderr: () => stderr }
}

/** A folder that is removed by the function that comes with it. */
export function temporaryFolder(): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'k5c-run-test-'))
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

function builtRegistry(url: string): string {
  return pathToFileURL(builtFile(relative(packageRoot, fileURLToPath(url)))).href
}

/** URL of a registry beside this file, from its source. */
export function registryOf(name: string): string {
  return new URL(`./${name}-suites.ts`, import.meta.url).href
}
