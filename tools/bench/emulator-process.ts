import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { peakMiB } from '../shared/peak-memory.ts'
import { builtFile } from '../shared/program-file.ts'

/** What the bench needs of the line that `emulate` prints. */
export interface Ready {
  authUrl: string
  endpoints: Record<string, string>
  username: string
  password: string
  project: string
  domain: string
  alternate: { username: string; password: string; project: string }
  tempauth: { authUrl: string; user: string; key: string }
  expiredToken: string
}

export interface EmulatorProcess {
  ready: Ready
  /** The run's environment: the emulator as if it were any cloud. */
  env: Record<string, string>
  /** Highest resident set so far, in MiB; undefined where /proc does not tell. */
  peakMiB(): number | undefined
  stop(): Promise<void>
}

/**
 * Starts the emulator as a program of its own, so that it does not share a thread with what is measured.
 * @param latencyMs how long it holds every answer back
 */
export async function startEmulatorProcess(latencyMs = 0): Promise<EmulatorProcess> {
  const main = builtFile('tools/cli/main.ts')
  const child = spawn(process.execPath, [main, 'emulate', '--latency', String(latencyMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ready = JSON.parse(await firstLine(child)) as Ready
  return {
    ready,
    env: {
      OS_AUTH_URL: ready.authUrl,
      OS_USERNAME: ready.username,
      OS_PASSWORD: ready.password,
      OS_PROJECT_NAME: ready.project,
      OS_USER_DOMAIN_NAME: ready.domain,
      OS_PROJECT_DOMAIN_NAME: ready.domain,
      ALT_OS_USERNAME: ready.alternate.username,
      ALT_OS_PASSWORD: ready.alternate.password,
      ALT_OS_PROJECT_NAME: ready.alternate.project,
      K5C_EXPIRED_TOKEN: ready.expiredToken,
    },
    peakMiB: () => peakMiB(child.pid),
    stop: async () => {
      const exited = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGTERM')
      await exited
    },
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the emulator has no standard output')
  for await (const line of createInterface({ input: child.stdout })) return line
  throw new Error('the emulator ended before it was ready')
}
