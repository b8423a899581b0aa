import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { ConformanceError } from '../shared/errors.ts'
import { type Cloud, createCloud } from './cloud.ts'
import { makeDataFolder } from './data-folder.ts'
import { createEmulatorServer } from './http/server.ts'
import type { SeedPasswords } from './identity/seed.ts'
import { requireLoopback, serverUrl } from './loopback.ts'
import { readPlannedFault } from './planned-fault.ts'
import type { ReadyInfo } from './ready-info.ts'

type EmulatorProfile = 'k5' | 'jio'

export interface EmulatorOptions {
  /** A loopback address or `localhost`; default `127.0.0.1`. */
  host?: string
  /** Default 0: any free port. */
  port?: number
  /** Whose cloud is played; default `k5`. */
  profile?: EmulatorProfile
  /** Milliseconds; default an hour. */
  tokenLifetimeMs?: number
  /** Where the temporary folder of the bodies is made; default the system's. */
  dataFolder?: string
  /** Milliseconds since the epoch; default `Date.now`. */
  clock?: () => number
  /** Milliseconds that every request waits before it is looked at, as for a cloud that is far away; default 0. */
  latencyMs?: number
  /** Milliseconds that each step of a resource's life takes, e.g. from BUILD to ACTIVE; default 200. */
  stepMs?: number
  /** Milliseconds that a minute of schedules takes (§1.5.5.3 `time`); default 60,000. */
  minuteMs?: number
  /** Fixes the passwords that are random otherwise. */
  passwords?: SeedPasswords
  /** What fails because no client can make it fail, each as `service:operation=fault`, e.g. `sap:servers.start=500`. */
  faults?: readonly string[]
}

export interface RunningEmulator {
  readonly info: ReadyInfo
  /** Cuts open connections, stops listening and removes everything stored. May be called twice. */
  close(): Promise<void>
}

const hour = 3_600_000
/** One region each; the documents name none, so the names only tell the profiles apart. */
const regions: Record<EmulatorProfile, string> = { k5: 'jp-east-1', jio: 'RegionOne' }

/**
 * Starts the emulated cloud on loopback: identity, Swift's v1 auth and object storage on one port.
 * @throws {ConformanceError} `EMULATOR_HOST`, `EMULATOR_PORT`, `EMULATOR_DATA`, `EMULATOR_FAULT`
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<RunningEmulator> {
  const { host = '127.0.0.1', port = 0, profile = 'k5' } = options
  requireLoopback(host)
  const faults = (options.faults ?? []).map(readPlannedFault)
  const data = makeDataFolder(options.dataFolder)
  let cloud: Cloud | undefined
  const { latencyMs = 0 } = options
  const server = createEmulatorServer(async (request, response) => {
    if (latencyMs > 0) await sleep(latencyMs)
    await cloud?.service.handle(request, response)
  })
  // Clients with a pool would otherwise meet a connection that closes as they reuse it.
  server.keepAliveTimeout = 65_000
  try {
    await listen(server, host, port)
    cloud = createCloud({
      baseUrl: serverUrl(host, (server.address() as AddressInfo).port),
      region: regions[profile],
      tokenLifetimeMs: options.tokenLifetimeMs ?? hour,
      dataFolder: data.path,
      clock: options.clock ?? Date.now,
      passwords: options.passwords ?? {},
      stepMs: options.stepMs ?? 200,
      minuteMs: options.minuteMs ?? 60_000,
      faults,
    })
  } catch (error) {
    server.close()
    data.remove()
    throw error
  }
  const { info, service } = cloud

  async function stop(): Promise<void> {
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await Promise.all([closed, service.close()])
    data.remove()
  }
  let stopping: Promise<void> | undefined
  return {
    info,
    close: () => {
      stopping ??= stop()
      return stopping
    },
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(cause, host, port)))
    server.listen(port, host, resolve)
  })
}

function cannotListen(cause: NodeJS.ErrnoException, host: string, port: number): ConformanceError {
  const reasons: Record<string, string> = {
    EADDRINUSE: 'The port is in use.',
    EACCES: 'The port may not be used by you.',
    EADDRNOTAVAIL: 'This machine does not have that address.',
  }
  return new ConformanceError('EMULATOR_PORT', reasons[cause.code ?? ''] ?? `Cannot listen: ${cause.message}`, {
    where: serverUrl(host, port),
    next: 'choose another port, or 0 for any that is free',
    cause,
  })
}
