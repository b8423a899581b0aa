import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import type { RunOptions } from '../../run/run.ts'
import { builtFile } from '../../shared/program-file.ts'

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

/** URL of the registry whose checks meet the hostile cases. */
export const hostileRegistry = pathToFileURL(builtFile('tools/selftest/hostile-suites.ts')).href

/** A run of the built programs in a process of its own. */
export async function startRun(options: RunOptions): Promise<HostileRun> {
  const child = spawn(process.execPath, [builtFile('tools/selftest/child.ts'), JSON.stringify(options)])
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
