import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { FileSink } from './file-sink.ts'
import { ClientGone, Problem } from './problem.ts'

export interface ReceiveOptions {
  /** Written only when there is a body; removed again when receiving fails. */
  file: string
  /** More than this is answered 413. */
  maximumBytes: number
  /** Milliseconds without a byte after which the answer is 408. */
  stallMs: number
}

export interface ReceivedBody {
  bytes: number
  /** Hexadecimal. */
  md5: string
}

/**
 * Streams a request's body into a file and hashes it on the way; memory does not grow with the body.
 * @throws {Problem} 408 when the sender stalls, 413 when it sends too much
 * @throws {ClientGone} when the connection ends before the body does
 */
export async function receiveBody(request: IncomingMessage, options: ReceiveOptions): Promise<ReceivedBody> {
  const sink = new FileSink(options.file, () => request.resume())
  const hash = createHash('md5')
  let bytes = 0
  const take = (chunk: Buffer): void => {
    bytes += chunk.length
    if (bytes > options.maximumBytes) {
      throw Problem.plain(413, 'Your request is too large.', { Connection: 'close' })
    }
    hash.update(chunk)
    if (!sink.push(chunk)) request.pause()
  }
  try {
    await readAll(request, options.stallMs, take)
    await sink.finish()
  } catch (error) {
    await sink.discard()
    throw error
  }
  return { bytes, md5: hash.digest('hex') }
}

/**
 * Gives every chunk to `take` until the body ends; what `take` throws ends the reading.
 * @param stallMs milliseconds without a byte after which the answer is 408.
 * @throws {Problem} 408 when the sender stalls
 * @throws {ClientGone} when the connection ends before the body does
 */
export function readAll(request: IncomingMessage, stallMs: number, take: (chunk: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(new Problem(408, undefined, { Connection: 'close' })), stallMs)
    const onData = (chunk: Buffer): void => {
      timer.refresh()
      try {
        take(chunk)
      } catch (error) {
        settle(error as Error)
      }
    }
    const onEnd = (): void => settle(undefined)
    const onGone = (): void => settle(new ClientGone())

    function settle(error: Error | undefined): void {
      clearTimeout(timer)
      request.off('data', onData).off('end', onEnd).off('close', onGone)
      if (error === undefined) resolve()
      else reject(error)
    }

    // Without a listener an aborted request would end the process; `close` follows and settles it.
    request.on('error', () => undefined)
    request.on('data', onData).on('end', onEnd).on('close', onGone)
  })
}
