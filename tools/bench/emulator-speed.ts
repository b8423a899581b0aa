import { startEmulatorProcess } from './emulator-process.ts'
import { connectStorage, median, type StorageClient, timeConcurrently } from './storage-client.ts'

const concurrency = 10
const rounds = 3

/** Requests per second of the emulator for a 100-byte GET and PUT and a listing of 100 names; medians of three rounds. */
export async function emulatorSpeed(): Promise<Record<'get' | 'put' | 'listing', number>> {
  const emulator = await startEmulatorProcess()
  const client = await connectStorage(emulator.ready, concurrency)
  try {
    await send(client, 'PUT', '/bench', '')
    const body = 'x'.repeat(100)
    for (let index = 0; index < 100; index++) await send(client, 'PUT', `/bench/object-${index}`, body)
    return {
      get: await perSecond(6000, index => send(client, 'GET', `/bench/object-${index % 100}`)),
      put: await perSecond(3000, index => send(client, 'PUT', `/bench/object-${index % 100}`, body)),
      listing: await perSecond(3000, () => send(client, 'GET', '/bench?format=json')),
    }
  } finally {
    await client.close()
    await emulator.stop()
  }
}

async function perSecond(count: number, work: (index: number) => Promise<void>): Promise<number> {
  await timeConcurrently(count / 4, concurrency, work)
  const times: number[] = []
  for (let round = 0; round < rounds; round++) times.push(await timeConcurrently(count, concurrency, work))
  return Math.round(count / (median(times) / 1000))
}

async function send(client: StorageClient, method: 'GET' | 'PUT', path: string, body?: string): Promise<void> {
  const reply = await client.pool.request({
    method,
    path: client.account + path,
    headers: { 'x-auth-token': client.token },
    ...(body === undefined ? {} : { body }),
  })
  await reply.body.dump()
  if (reply.statusCode >= 300) throw new Error(`${method} ${path} answered ${reply.statusCode}`)
}
