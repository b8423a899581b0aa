import { type ClientRequest, type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type BodyRoom, smallBodyBytes } from './body-room.ts'
import { Deadline } from './deadline.ts'
import { decodeHeaders, encodeHeaders } from './header-text.ts'
import type { ResolvedTarget } from './resolved-target.ts'
import { maxHeaderBytes, type Received, Switched, type Transport, type WireRequest } from './transport.ts'

/** A client must not wait for `100 Continue` for ever (RFC 9110 §10.1.1); curl waits as long. */
const continuePatienceMs = 1000

/**
 * For the requests that undici refuses to send: `Expect: 100-continue`, no framing at all, and header fields that
 * govern the connection. One connection for each request, over `node:http`.
 */
export class PlainTransport implements Transport {
  readonly #tls: ResolvedTarget['tls']
  readonly #room: BodyRoom

  constructor(tls: ResolvedTarget['tls'], room: BodyRoom) {
    this.#tls = tls
    this.#room = room
  }

  send(request: WireRequest, received: Received): Promise<void> {
    return new Promise((resolve, reject) => {
      const outgoing = this.#open(request)
      const fail = (error: unknown): void => {
        deadline.stop()
        outgoing.destroy()
        reject(error)
      }
      const deadline = new Deadline(request.timeoutMs, fail)
      outgoing.on('error', fail)
      outgoing.on('upgrade', () => fail(new Switched()))
      outgoing.on('response', response => {
        received.begin(response.statusCode ?? 0, response.statusMessage ?? '', decodeHeaders(response.rawHeaders))
        this.#read(response, request, received, deadline).then(() => {
          deadline.stop()
          // A body that was never asked for, or not wholly sent, leaves the connection of no use.
          outgoing.destroy()
          resolve()
        }, fail)
      })
      if (request.expectContinue) {
        const patience = setTimeout(() => write(outgoing, request.body).catch(fail), continuePatienceMs)
        outgoing.once('continue', () => {
          received.continued = true
          clearTimeout(patience)
          write(outgoing, request.body).catch(fail)
        })
        for (const event of ['response', 'error', 'close']) outgoing.once(event, () => clearTimeout(patience))
        outgoing.flushHeaders()
      } else write(outgoing, request.body).catch(fail)
    })
  }

  async close(): Promise<void> {}

  async #read(response: IncomingMessage, request: WireRequest, received: Received, deadline: Deadline): Promise<void> {
    received.refuseAnnounced(request.method, request.maxBodyBytes)
    let enter: (() => void) | undefined
    try {
      for await (const chunk of response) {
        received.add(chunk as Buffer, request.maxBodyBytes)
        if (enter !== undefined || received.bytes <= smallBodyBytes) continue
        deadline.pause()
        await new Promise<void>(resolve => {
          enter = resolve
          if (this.#room.take(resolve)) resolve()
        })
        deadline.resume()
      }
    } finally {
      if (enter !== undefined) this.#room.leave(enter)
    }
  }

  #open(request: WireRequest): ClientRequest {
    const url = new URL(request.origin)
    const options: RequestOptions & { rejectUnauthorized: boolean; ca?: string } = {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port || (url.protocol === 'https:' ? 443 : 80),
      path: request.path,
      method: request.method,
      headers: headersOf(request),
      agent: false,
      maxHeaderSize: maxHeaderBytes,
      rejectUnauthorized: !this.#tls.insecure,
      ...(this.#tls.ca === undefined ? {} : { ca: this.#tls.ca }),
    }
    const outgoing = url.protocol === 'https:' ? requestHttps(options) : requestHttp(options)
    if (request.framing === 'none') {
      outgoing.removeHeader('Content-Length')
      outgoing.removeHeader('Transfer-Encoding')
    }
    return outgoing
  }
}

/**
 * Given whole to the constructor, which throws before it connects; a field that comes twice has its values in a list.
 */
function headersOf(request: WireRequest): Record<string, string[]> {
  const headers = new Map<string, [name: string, values: string[]]>()
  const add = (name: string, value: string): void => {
    const known = headers.get(name.toLowerCase())
    if (known === undefined) headers.set(name.toLowerCase(), [name, [value]])
    else known[1].push(value)
  }
  for (const [name, value] of encodeHeaders(request.headers)) add(name, value)
  const framed = headers.has('content-length') || headers.has('transfer-encoding') || request.framing === 'none'
  if (request.body instanceof Uint8Array && !framed) add('Content-Length', String(request.body.length))
  if (request.expectContinue && !headers.has('expect')) add('Expect', '100-continue')
  return Object.fromEntries(headers.values())
}

async function write(outgoing: ClientRequest, body: WireRequest['body']): Promise<void> {
  if (body === undefined || body instanceof Uint8Array) outgoing.end(body)
  else await pipeline(Readable.from(body), outgoing)
}
