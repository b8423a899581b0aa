import { roleUserNames } from '../emulator/identity/preset-roles.ts'
import type { SeedPasswords } from '../emulator/identity/seed.ts'
import { removeReadyFile, writeReadyFile } from '../emulator/ready-file.ts'
import { type EmulatorOptions, startEmulator } from '../emulator/server.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs the emulator until a signal comes, then takes everything away; returns normally, so the exit code is 0. */
export async function emulate(options: EmulatorOptions & { readyFile?: string }): Promise<void> {
  // Listened for before anything exists, so that a signal during the start leaves nothing either.
  const asked = untilSignal()
  const emulator = await startEmulator({ ...options, passwords: passwordsFrom(process.env) })
  try {
    await serve(`${JSON.stringify(emulator.info)}\n`, options.readyFile, asked)
  } finally {
    await emulator.close()
  }
}

async function serve(line: string, readyFile: string | undefined, asked: Promise<void>): Promise<void> {
  if (readyFile !== undefined) writeReadyFile(readyFile, line)
  // Whoever read the first line may close the pipe: that is no reason to stop.
  process.stdout.on('error', () => {})
  process.stdout.write(line)
  await asked
  if (readyFile !== undefined) removeReadyFile(readyFile)
}

function untilSignal(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of signals) process.on(signal, () => resolve())
  })
}

/** Not options: the arguments of a process are visible to every user of the machine. */
function passwordsFrom(environment: NodeJS.ProcessEnv): SeedPasswords {
  const names = ['demo', 'alternate', 'reader', ...roleUserNames] as const
  const set = names.map(name => {
    const part = name === 'demo' ? '' : `_${name.toUpperCase().replace('-', '_')}`
    return [name, environment[`K5_EMULATOR${part}_PASSWORD`]]
  })
  return Object.fromEntries(set.filter(([, password]) => password))
}
