import { Pool } from 'undici'
import type { Ready } from './emulator-process.ts'

/** A bare undici pool on the emulator's object storage, with a token: the yardstick that the suites are measured by. */
export interface StorageClient {
  pool: Pool
  /** Path of the account, e.g. `/v1/AUTH_…`. */
  account: string
  token: string
  close(): Promise<void>
}

export async function connectStorage(ready: Pick<Ready, 'tempauth'>, connections: number): Promise<StorageClient> {
  const { authUrl, user, key } = ready.tempauth
  const reply = await fetch(authUrl, { headers: { 'x-auth-user': user, 'x-auth-key': key } })
  const url = reply.headers.get('x-storage-url')
  const token = reply.headers.get('x-auth-token')
  if (url === null || token === null) throw new Error(`v1 auth answered ${reply.status}`)
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, { connections, headersTimeout: 60_000, bodyTimeout: 60_000 })
  return { pool, account: pathname, token, close: () => pool.close() }
}

/** Runs `work(0…count-1)` with that many at a time and gives the wall time in milliseconds. */
export async function timeConcurrently(
  count: number,
  concurrency: number,
  work: (index: number) => Promise<void>,
): Promise<number> {
  let next = 0
  const started = performance.now()
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (next < count) await work(next++)
    }),
  )
  return performance.now() - started
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
