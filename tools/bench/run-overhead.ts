import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Exchange } from '../model/exchange.ts'
import type { CheckLine, RecordLine, Summary } from '../model/record.ts'
import { packageRoot } from '../shared/package-root.ts'
import { type EmulatorProcess, startEmulatorProcess } from './emulator-process.ts'
import { connectStorage, median, type StorageClient, timeConcurrently } from './storage-client.ts'

const concurrency = 10
const rounds = 3

export interface RunOverhead {
  /** How long the emulator holds every answer back: 0 is loopback, 20 and 50 are clouds over a network. */
  latencyMs: number
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

/** Wall time of a run against a separate emulator, and of replaying its very requests by bare undici, in turn. */
export async function runOverhead(latencyMs: number): Promise<RunOverhead> {
  const emulator = await startEmulatorProcess(latencyMs)
  const folder = mkdtempSync(join(tmpdir(), 'k5c-bench-'))
  const client = await connectStorage(emulator.ready, concurrency)
  try {
    const measured: { processMs: number; runMs: number; longestCheckMs: number; replayMs: number }[] = []
    let requests = 0
    let checks = 0
    for (let round = 0; round <= rounds; round++) {
      const out = join(folder, String(round))
      const processMs = await timeProcess(emulator, out)
      const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as Summary
      const lines = readLines<RecordLine>(join(out, 'results.jsonl')).filter(line => line.type === 'check')
      const exchanges = readLines<Exchange>(join(out, 'exchanges.jsonl')).filter(({ check }) => check !== 'auth')
      requests = exchanges.length
      checks = lines.length
      const longestCheckMs = Math.max(...lines.map(line => (line as CheckLine).durationMs))
      const replayMs = await timeConcurrently(requests, concurrency, index =>
        replay(client, exchanges[index] as Exchange),
      )
      // The first round warms up.
      if (round > 0) measured.push({ processMs, runMs: summary.durationMs, longestCheckMs, replayMs })
    }
    const middle = (key: keyof (typeof measured)[number]) => Math.round(median(measured.map(one => one[key])))
    const ratio = (key: 'runMs' | 'processMs') =>
      Math.round(median(measured.map(one => one[key] / one.replayMs)) * 100) / 100
    return {
      latencyMs,
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
    await emulator.stop()
    rmSync(folder, { recursive: true })
  }
}

async function timeProcess(emulator: EmulatorProcess, out: string): Promise<number> {
  const main = join(packageRoot, 'dist/tools/cli/main.js')
  const options = ['run', '--effects', 'read,create', '--concurrency', String(concurrency), '--out', out]
  const started = performance.now()
  const child = spawn(process.execPath, [main, ...options], {
    env: { PATH: process.env.PATH, ...emulator.env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await new Promise(resolve => child.once('exit', resolve))
  return performance.now() - started
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
