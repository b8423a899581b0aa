import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { peakMiB } from '../shared/peak-memory.ts'
import { startEmulatorProcess } from './emulator-process.ts'
import { connectStorage } from './storage-client.ts'

const MiB = 1024 * 1024

export interface LargeObject {
  bytes: number
  upMiBPerSecond: number
  downMiBPerSecond: number
  /** Highest resident set of the emulator and of this client, in MiB; undefined where /proc does not tell. */
  emulatorPeakMiB: number | undefined
  clientPeakMiB: number | undefined
}

/** Sends a 1 GiB object up and down again and compares its MD5 on both sides. */
export async function largeObject(mebibytes = 1024): Promise<LargeObject> {
  const emulator = await startEmulatorProcess()
  const client = await connectStorage(emulator.ready, 1)
  const headers = { 'x-auth-token': client.token }
  const path = `${client.account}/large/object`
  try {
    await client.pool.request({ method: 'PUT', path: `${client.account}/large`, headers }).then(r => r.body.dump())
    const chunk = Buffer.alloc(MiB, 'k5-conformance ')
    const sent = createHash('md5')
    function* chunks() {
      for (let index = 0; index < mebibytes; index++) {
        sent.update(chunk)
        yield chunk
      }
    }
    let started = performance.now()
    const up = await client.pool.request({ method: 'PUT', path, headers, body: Readable.from(chunks()) })
    await up.body.dump()
    const upSeconds = (performance.now() - started) / 1000
    started = performance.now()
    const down = await client.pool.request({ method: 'GET', path, headers })
    const received = createHash('md5')
    let bytes = 0
    for await (const part of down.body as AsyncIterable<Buffer>) {
      received.update(part)
      bytes += part.length
    }
    const downSeconds = (performance.now() - started) / 1000
    if (sent.digest('hex') !== received.digest('hex')) throw new Error('the object came back different')
    return {
      bytes,
      upMiBPerSecond: Math.round(mebibytes / upSeconds),
      downMiBPerSecond: Math.round(mebibytes / downSeconds),
      emulatorPeakMiB: emulator.peakMiB(),
      clientPeakMiB: peakMiB('self'),
    }
  } finally {
    await client.close()
    await emulator.stop()
  }
}
