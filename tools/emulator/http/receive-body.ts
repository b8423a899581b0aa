import { createHash } from 'node:crypto'
import { close, openSync, unlink, write, writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { ClientGone, Problem } from './problem.ts'

/** Up to this many bytes are gathered and written at once: one system call instead of a stream for small bodies. */
const gatherBytes = 64 * 1024

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
export function receiveBody(request: IncomingMessage, options: ReceiveOptions): Promise<ReceivedBody> {
  return new Promise((resolve, reject) => {
    const hash = createHash('md5')
    let bytes = 0
    let gathered: Buffer[] = []
    let descriptor: number | undefined
    let ended = false
    let writing = false
    let settled = false
    const timer = setTimeout(() => fail(new Problem(408, undefined, { Connection: 'close' })), options.stallMs)

    function fail(error: Error): void {
      if (settled) return
      settled = true
      clearTimeout(timer)
      request.off('data', onData)
      if (descriptor !== undefined) close(descriptor, () => unlink(options.file, () => reject(error)))
      else reject(error)
    }

    function succeed(): void {
      if (settled) return
      settled = true
      clearTimeout(timer)
      const done = (): void => resolve({ bytes, md5: hash.digest('hex') })
      if (descriptor === undefined) done()
      else close(descriptor, done)
    }

    /** Writes what was gathered; the request is paused meanwhile, so that memory stays bounded. */
    function flush(): void {
      const chunk = gathered.length === 1 ? (gathered[0] as Buffer) : Buffer.concat(gathered)
      gathered = []
      writing = true
      request.pause()
      writeWhole(descriptor as number, chunk, error => {
        writing = false
        if (error !== null) fail(error)
        else if (ended) succeed()
        else if (!settled) request.resume()
      })
    }

    function onData(chunk: Buffer): void {
      timer.refresh()
      bytes += chunk.length
      if (bytes > options.maximumBytes) {
        fail(Problem.plain(413, 'Your request is too large.', { Connection: 'close' }))
        return
      }
      hash.update(chunk)
      gathered.push(chunk)
      if (descriptor === undefined && bytes <= gatherBytes) return
      try {
        descriptor ??= openSync(options.file, 'w')
        flush()
      } catch (error) {
        fail(error as Error)
      }
    }

    function onEnd(): void {
      ended = true
      if (writing) return
      try {
        if (descriptor === undefined && bytes > 0) writeFileSync(options.file, Buffer.concat(gathered))
        succeed()
      } catch (error) {
        fail(error as Error)
      }
    }

    request.on('data', onData)
    request.once('end', onEnd)
    request.once('error', () => fail(new ClientGone()))
    request.once('close', () => {
      if (!ended) fail(new ClientGone())
    })
  })
}

function writeWhole(descriptor: number, chunk: Buffer, done: (error: Error | null) => void): void {
  write(descriptor, chunk, 0, chunk.length, null, (error, written) => {
    if (error !== null) done(error)
    else if (written < chunk.length) writeWhole(descriptor, chunk.subarray(written), done)
    else done(null)
  })
}
