import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Exchange } from '../model/exchange.ts'
import type { CheckLine, RecordLine, Summary } from '../model/record.ts'
import { builtFile } from '../shared/program-file.ts'
import { type Ready, startEmulatorProcess } from './emulator-process.ts'
import { connectStorage, median, type StorageClient, timeConcurrently } from './storage-client.ts'

const concurrency = 10
const rounds = 3

export interface RunOverhead {
  requests: number
  checks: number
  /** The whole process of a run, start-up, clean-up and reports included; medians of three rounds, milliseconds. */
  processMs: number
  /** From the first authentication to the last verdict and delete, as the record says. */
  runMs: number
  /** The longest single check: it waits for the target's clock (expiry), which no client can shorten. */
  longestCheckMs: number
  /** The same requests, by bare undici at the same concurrency. */
  replayMs: number
  runOverReplay: number
  processOverReplay: number
}

/** A target as both see it: the run by its environment, the replay by Swift's v1 auth. */
interface Measured extends Pick<Ready, 'tempauth'> {
  env: Record<string, string>
}

/**
 * Measures against an emulator of its own.
 * @param latencyMs how long it holds every answer back: 0 is loopback, 20 and 50 are clouds over a network
 */
export async function emulatorOverhead(latencyMs: number): Promise<RunOverhead & { latencyMs: number }> {
  const emulator = await startEmulatorProcess(latencyMs)
  try {
    return { latencyMs, ...(await runOverhead({ env: emulator.env, tempauth: emulator.ready.tempauth })) }
  } finally {
    await emulator.stop()
  }
}

/** Measures against the cloud that `ST_AUTH`, `ST_USER` and `ST_KEY` name; undefined where they do not. */
export async function cloudOverhead(environment: NodeJS.ProcessEnv): Promise<RunOverhead | undefined> {
  const { ST_AUTH, ST_USER, ST_KEY } = environment
  if (ST_AUTH === undefined || ST_USER === undefined || ST_KEY === undefined) return undefined
  const named = Object.entries(environment).filter(([name]) => /^(ALT_)?ST_/.test(name)) as [string, string][]
  return await runOverhead({
    env: Object.fromEntries(named),
    tempauth: { authUrl: ST_AUTH, user: ST_USER, key: ST_KEY },
  })
}

/** Wall time of a run, and of replaying its very requests by bare undici, in turn. */
async function runOverhead(target: Measured): Promise<RunOverhead> {
  const folder = mkdtempSync(join(tmpdir(), 'k5c-bench-'))
  const client = await connectStorage(target, concurrency)
  try {
    const measured: { processMs: number; runMs: number; longestCheckMs: number; replayMs: number }[] = []
    let requests = 0
    let checks = 0
    for (let round = 0; round <= rounds; round++) {
      const out = join(folder, String(round))
      const processMs = await timeProcess(target, out)
      const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as Summary
      const lines = readLines<RecordLine>(join(out, 'results.jsonl')).filter(line => line.type === 'check')
      const exchanges = readLines<Exchange>(join(out, 'exchanges.jsonl')).filter(({ check }) => check !== 'auth')
      requests = exchanges.length
      checks = lines.length
      const longestCheckMs = Math.max(...lines.map(line => (line as CheckLine).durationMs))
      const replayMs = await timeConcurrently(requests, concurrency, index =>
        replay(client, exchanges[index] as Exchange),
      )
      // Replayed side by side, some deletes come before their creates.
      await spawnCli(target, ['cleanup', '--prefix', `k5c-${summary.run.id}-`])
      // The first round warms up.
      if (round > 0) measured.push({ processMs, runMs: summary.durationMs, longestCheckMs, replayMs })
    }
    const middle = (key: keyof (typeof measured)[number]) => Math.round(median(measured.map(one => one[key])))
    const ratio = (key: 'runMs' | 'processMs') =>
      Math.round(median(measured.map(one => one[key] / one.replayMs)) * 100) / 100
    return {
      requests,
      checks,
      processMs: middle('processMs'),
      runMs: middle('runMs'),
      longestCheckMs: middle('longestCheckMs'),
      replayMs: middle('replayMs'),
      runOverReplay: ratio('runMs'),
      processOverReplay: ratio('processMs'),
    }
  } finally {
    await client.close()
    rmSync(folder, { recursive: true })
  }
}

async function timeProcess(target: Measured, out: string): Promise<number> {
  const started = performance.now()
  // Of one service, whose checks hardly wait: one of schedules waits for a minute to begin, which no client can shorten.
  const options = ['--api', 'object-storage.*', '--effects', 'read,create', '--concurrency', String(concurrency)]
  await spawnCli(target, ['run', ...options, '--out', out])
  return performance.now() - started
}

async function spawnCli({ env }: Measured, options: string[]): Promise<void> {
  const child = spawn(process.execPath, [builtFile('tools/cli/main.ts'), ...options], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await new Promise(resolve => child.once('exit', resolve))
}

/** One recorded request again: the token is put back, a body that the record cut is filled up to its length. */
async function replay(client: StorageClient, { request }: Exchange): Promise<void> {
  const { pathname, search } = new URL(request.url)
  const headers = request.headers
    .filter(([name]) => !/^(content-length|transfer-encoding|expect|connection|host)$/i.test(name))
    .flatMap(([name, value]) => [name, name.toLowerCase() === 'x-auth-token' ? client.token : value])
  const recorded = request.body
  const body =
    recorded === undefined
      ? undefined
      : Buffer.concat([Buffer.from(recorded.text, recorded.encoding), Buffer.alloc(recorded.bytes)]).subarray(
          0,
          recorded.bytes,
        )
  const reply = await client.pool.request({
    method: request.method as 'GET',
    path: pathname + search,
    headers: headers as string[],
    ...(body === undefined ? {} : { body }),
  })
  await reply.body.dump()
}

function readLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as T)
}
