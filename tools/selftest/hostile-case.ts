import type { Socket } from 'node:net'
import type { Verdict } from '../model/verdict.ts'

/** A request as it arrived at a hostile target. */
export interface SeenRequest {
  method: string
  /** Path and query. */
  path: string
  /** Names in lower case; the last value of a name that came twice. */
  headers: Readonly<Record<string, string>>
  /** Origin of a server that nothing has named: whoever asks it has followed what it must not. */
  elsewhere: string
}

/** How the check of a case asks. */
export type Asking =
  /** GET over a kept connection. */
  | 'get'
  /** GET over a connection of its own, as requests of an odd framing go. */
  | 'get-alone'
  /** HEAD. */
  | 'head'
  /** PUT of 8 MiB at once. */
  | 'upload'
  /** PUT of 8 MiB, chunk by chunk. */
  | 'stream'
  /** PUT that waits for `100 Continue`. */
  | 'patient'
  /** Eight GET, one after the other, over kept connections. */
  | 'often'
  /** A thousand GET, twenty at a time. */
  | 'without-end'

/** One way in which a target is hostile or broken, and what must come of it. */
export interface HostileCase {
  /** Also the last part of the thing's path and of the check's id. */
  name: string
  /** What the target does, in words that follow "a target that". */
  does: string
  ask?: Asking
  /** How its check must end. Default `error`. */
  ends?: Verdict
  /** What the message of the check must say; it holds the error code where there is one. */
  says: RegExp
  /** Limit of the request in milliseconds, where the target must run into it. */
  timeoutMs?: number
  /** Whether the request's body is read before the answer is given; default true. */
  reads?: false
  answer(socket: Socket, request: SeenRequest): void
}

/** The body that a healthy answer has. */
export const fine = 'fine'

/** A whole healthy answer, with header lines in place of or beside its own. */
export function answerOf({
  status = '200 OK',
  headers = [] as readonly string[],
  body = fine as string | Uint8Array,
  framing = `Content-Length: ${Buffer.byteLength(body)}`,
} = {}): Buffer {
  const lines = [`HTTP/1.1 ${status}`, ...headers, ...(framing === '' ? [] : [framing]), '', '']
  return Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), Buffer.from(body)])
}

/** Writes the same part again as fast as the other side reads it, until that is gone. */
export function pour(socket: Socket, part: string | Uint8Array): void {
  const more = (error?: Error | null): void => {
    if (error == null && socket.writable) socket.write(part, more)
  }
  more()
}

/** Writes a part every few milliseconds, until the other side is gone. */
export function drip(socket: Socket, part: string): void {
  const timer = setInterval(() => socket.write(part), 20)
  socket.once('close', () => clearInterval(timer))
}
