import type { ReadyInfo } from './ready-info.ts'

export type EmulatorProfile = 'k5' | 'jio'

export interface EmulatorOptions {
  /** A loopback address or `localhost`; default `127.0.0.1`. */
  host?: string
  /** Default 0: any free port. */
  port?: number
  profile?: EmulatorProfile
  /** Milliseconds; default an hour. */
  tokenLifetimeMs?: number
  /** Where the temporary folder of the bodies is made; default the system's. */
  dataFolder?: string
  /** Milliseconds since the epoch; default `Date.now`. */
  clock?: () => number
  /** Fixes the passwords that are random otherwise. */
  passwords?: { demo?: string; alternate?: string; reader?: string }
}

export interface RunningEmulator {
  readonly info: ReadyInfo
  /** Cuts open connections, stops listening and removes everything stored. May be called twice. */
  close(): Promise<void>
}

/**
 * Starts the emulated cloud on loopback.
 * @throws {ConformanceError} `EMULATOR_HOST`, `EMULATOR_PORT`, `EMULATOR_DATA`
 */
export async function startEmulator(_options: EmulatorOptions = {}): Promise<RunningEmulator> {
  throw new Error('The emulator is not there yet.')
}
