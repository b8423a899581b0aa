import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { RunOptions } from '../../run/run.ts'
import { packageRoot } from '../../shared/package-root.ts'

export interface HostileRun {
  verdict?: string
  leftovers?: string[]
  problem?: string
  thrown?: { code?: string; message: string; where?: string; next?: string }
  /** Most memory that the process ever held, in MiB. */
  peakMb: number
  /** All that it said. */
  terminal: string
}

/** Folder of the built programs: what users run, and what is measured. */
const built = join(packageRoot, 'dist', 'tools')

/** URL of the registry whose checks meet the hostile cases. */
export const hostileRegistry = new URL(`file://${join(built, 'selftest', 'hostile-suites.js')}`).href

/** A run of the built programs in a process of its own. */
export async function startRun(options: RunOptions): Promise<HostileRun> {
  const child = spawn(process.execPath, [join(built, 'selftest', 'child.js'), JSON.stringify(options)])
  let terminal = ''
  child.stderr.on('data', data => {
    terminal += data
  })
  let stdout = ''
  child.stdout.on('data', data => {
    stdout += data
  })
  await once(child, 'close')
  const last = stdout.trimEnd().split('\n').at(-1) ?? ''
  if (!last.startsWith('{')) throw new Error(`the run told nothing: ${stdout}${terminal}`)
  return { ...(JSON.parse(last) as Omit<HostileRun, 'terminal'>), terminal: stdout + terminal }
}
