import type { Exchange } from '../model/exchange.ts'
import type { HeaderList } from '../model/target.ts'
import { ConformanceError } from '../shared/errors.ts'
import type { Redactor } from '../shared/redact.ts'
import { BackOff, type BackOffCount, type BackOffOptions, comesBackLater, retryAfterMs } from './back-off.ts'
import { BodyRoom } from './body-room.ts'
import { publicUrl } from './endpoint-url.ts'
import { Gate } from './gate.ts'
import { teachReceived, teachSent } from './met-secrets.ts'
import { PlainTransport } from './plain-transport.ts'
import { PooledTransport } from './pooled-transport.ts'
import { BodyTap, recordBody } from './recorded-body.ts'
import type { ResolvedTarget } from './resolved-target.ts'
import { Received, type WireRequest } from './transport.ts'
import { describeFailure, isOfConnection, isUnasked } from './transport-failure.ts'

export interface ExchangerOptions {
  redactor: Redactor
  onExchange(exchange: Exchange): void
  /** Called with the tag of each request when its turn has come; what it throws keeps the request from being sent. */
  onBegin?: ((check: string) => void) | undefined
  backOff: BackOffOptions
  timeoutMs: number
  rate?: number | undefined
  concurrency: number
  maxBodyBytes: number
  exchangePrefix: string
}

export interface OutgoingRequest {
  /** Origin and path joined, with the encoded query; sent as it is. */
  url: string
  method: string
  headers: HeaderList
  /** Headers that are asked for when the turn of the request has come: a token may have been renewed meanwhile. */
  lastHeaders?: (() => HeaderList) | undefined
  body?: string | Uint8Array | AsyncIterable<Uint8Array> | undefined
  expectContinue?: boolean | undefined
  framing?: 'auto' | 'none' | undefined
  timeoutMs?: number | undefined
  /** False: sent once, also when the answer tells to come back later. */
  repeat?: boolean | undefined
  identity?: Exchange['identity']
  check: string
  operation?: string | undefined
}

export interface IncomingReply {
  status: number
  reason: string
  headers: HeaderList
  body: Uint8Array
  continued: boolean
  /** Id of the recorded exchange. */
  exchange: string
  /** Statuses of the answers that told to come back later, before this one. */
  repeatedAfter: number[]
}

/** What one sending brought. */
type Answered = Omit<IncomingReply, 'repeatedAfter'>

/** Fields that undici keeps for itself: whoever sets them means them, so they go by the plain way. */
const connectionFields = new Set(['connection', 'expect', 'keep-alive', 'transfer-encoding', 'upgrade'])

/** Surely taken by the connection as a whole, whether the target reads it or not. */
const largeBodyBytes = 64 * 1024

/** Sends requests in turn, times them, and records each of them whole or broken, redacted. */
export class Exchanger {
  readonly #options: ExchangerOptions
  readonly #pooled: PooledTransport
  readonly #plain: PlainTransport
  readonly #gate: Gate
  readonly #backOff: BackOff
  #count = 0
  /** Once the target has said 100 to what sends a body, which undici cannot hear. */
  #continuesUnasked = false

  constructor(tls: ResolvedTarget['tls'], options: ExchangerOptions) {
    this.#options = options
    const room = new BodyRoom()
    this.#pooled = new PooledTransport(tls, options.concurrency, room)
    this.#plain = new PlainTransport(tls, room)
    this.#gate = new Gate(options.concurrency, options.rate)
    this.#backOff = new BackOff(options.backOff)
  }

  /** How often the target told to come back later, and how often it was obeyed. */
  get backOffCount(): Readonly<BackOffCount> {
    return this.#backOff.count
  }

  /**
   * Sends a request, and sends it again where the target tells to come back later and a repeat is safe; until then
   * nothing else is sent to that host either.
   * @throws {ConformanceError} `TARGET_*` when there was no complete response; the exchange is recorded all the same.
   * `TARGET_OVERLOADED` when the target puts off for longer than is waited: nothing can be judged by such an answer.
   */
  async send(request: OutgoingRequest): Promise<IncomingReply> {
    const { method, url } = request
    const origin = URL.canParse(url) ? new URL(url).origin : url
    const repeatedAfter: number[] = []
    let waitedMs = 0
    for (let last: Answered | undefined; ; ) {
      const reply = await this.#gate.pass(
        origin,
        () => this.#exchange(request, last?.exchange),
        // Others may be waiting for the token that it brings.
        request.check === 'auth',
      )
      if (request.repeat === false || !comesBackLater(method, reply, Date.now())) return { ...reply, repeatedAfter }
      this.#backOff.count.answers += 1
      const askedMs = retryAfterMs(reply.headers, Date.now())
      const waitMs = this.#backOff.waitMs(repeatedAfter.push(reply.status), askedMs)
      waitedMs += waitMs
      if (waitedMs > this.#backOff.patienceMs) throw this.#overloaded(request, reply, askedMs)
      this.#gate.pause(origin, waitMs)
      if (request.body !== undefined && !isWhole(request.body)) throw this.#overloaded(request, reply, undefined)
      this.#backOff.count.repeats += 1
      last = reply
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#pooled.close(), this.#plain.close()])
  }

  #overloaded({ url, body }: OutgoingRequest, { status }: Answered, askedMs: number | undefined): ConformanceError {
    const asked = askedMs === undefined ? '' : `, the next time in ${Math.ceil(askedMs / 1000)} s`
    const why =
      body === undefined || isWhole(body)
        ? `and went on asking to come back later${asked}`
        : 'to what cannot be sent twice, and asks to come back later'
    return new ConformanceError('TARGET_OVERLOADED', `the target answered ${status} ${why}`, {
      where: this.#shown(url),
      next: 'send less at a time by --rate and --concurrency, or try again later',
    })
  }

  async #exchange(asked: OutgoingRequest, repeatOf: string | undefined): Promise<Answered> {
    this.#options.onBegin?.(asked.check)
    const request = { ...asked, headers: [...(asked.lastHeaders?.() ?? []), ...asked.headers] }
    this.#count += 1
    const id = `${this.#options.exchangePrefix}${this.#count}`
    const at = new Date().toISOString()
    const body = typeof request.body === 'string' ? Buffer.from(request.body) : request.body
    teachSent(this.#options.redactor, request, body)
    const tap = body === undefined || body instanceof Uint8Array ? undefined : new BodyTap()
    const streamed =
      tap === undefined ? (body as Uint8Array | undefined) : tap.through(body as AsyncIterable<Uint8Array>)
    const received = new Received()
    let failure: ConformanceError | undefined
    try {
      await this.#transmit(this.#wire(request, streamed), received, request.check)
    } catch (error) {
      failure = describeFailure(error, this.#shown(request.url), received)
    }
    const sent =
      tap === undefined
        ? {
            start: (body as Uint8Array | undefined) ?? new Uint8Array(),
            bytes: (body as Uint8Array | undefined)?.length ?? 0,
          }
        : { start: tap.start(), bytes: tap.bytes }
    this.#record({ id, at, repeatOf }, request, sent, received, failure)
    if (failure !== undefined) throw failure
    return {
      status: received.status ?? 0,
      reason: received.reason,
      headers: received.headers,
      body: received.body(),
      continued: received.continued,
      exchange: id,
    }
  }

  /** By the plain way what the pooled one cannot send, or cannot hear. */
  async #transmit(wire: WireRequest, received: Received, check: string): Promise<void> {
    const isLook = wire.method === 'GET' || wire.method === 'HEAD'
    if (needsPlain(wire) || (this.#continuesUnasked && !isLook)) return this.#plain.send(wire, received)
    try {
      await this.#pooled.send(wire, received)
    } catch (error) {
      if (isUnasked(error)) this.#continuesUnasked ||= !isLook
      // It may be the kept connection that is of no use; one of its own leaves no doubt.
      else if (received.status !== undefined || !isOfConnection(error)) throw error
      // What may have changed something is not sent twice.
      if (!isLook && check !== 'auth') throw error
      await this.#plain.send(wire, received)
    }
  }

  #wire(request: OutgoingRequest, body: WireRequest['body']): WireRequest {
    if (!URL.canParse(request.url))
      throw new ConformanceError('TARGET_REQUEST', 'the request cannot be sent: its URL is malformed', {
        where: this.#shown(request.url),
      })
    const { origin } = new URL(request.url)
    // Not `URL.pathname`, which would resolve `..` and encode again: a check must be able to send any path.
    const slash = request.url.indexOf('/', request.url.indexOf('//') + 2)
    return {
      origin,
      path: slash === -1 ? '/' : request.url.slice(slash),
      method: request.method,
      headers: request.headers,
      ...(body === undefined ? {} : { body }),
      expectContinue: request.expectContinue ?? false,
      framing: request.framing ?? 'auto',
      timeoutMs: request.timeoutMs ?? this.#options.timeoutMs,
      maxBodyBytes: this.#options.maxBodyBytes,
    }
  }

  #record(
    { id, at, repeatOf }: { id: string; at: string; repeatOf: string | undefined },
    request: OutgoingRequest,
    sent: { start: Uint8Array; bytes: number },
    received: Received,
    failure: ConformanceError | undefined,
  ): void {
    const { redactor, onExchange } = this.#options
    teachReceived(redactor, received)
    const exchange: Exchange = {
      id,
      check: request.check,
      ...(repeatOf === undefined ? {} : { repeatOf }),
      ...(request.operation === undefined ? {} : { operation: request.operation }),
      ...(request.identity === undefined ? {} : { identity: request.identity }),
      request: {
        method: request.method,
        url: this.#shown(request.url),
        headers: redactor.headers([...request.headers, ...framingOf(request)]),
      },
      at,
      timings: { totalMs: round(received.elapsed()) },
    }
    if (sent.bytes > 0) exchange.request.body = recordBody(sent.start, sent.bytes, redactor)
    if (received.headersMs !== undefined) exchange.timings.headersMs = round(received.headersMs)
    if (received.status !== undefined) {
      exchange.response = {
        status: received.status,
        reason: redactor.text(received.reason),
        headers: redactor.headers(received.headers),
      }
      if (received.bytes > 0) exchange.response.body = recordBody(received.body(), received.bytes, redactor)
    }
    if (failure !== undefined) exchange.error = { code: failure.code, message: redactor.text(failure.message) }
    onExchange(exchange)
  }

  #shown(url: string): string {
    return this.#options.redactor.text(publicUrl(url))
  }
}

/** What the transports add themselves to frame the body, so that the record has the request as it was sent. */
function framingOf({ method, headers, body, framing, expectContinue }: OutgoingRequest): HeaderList {
  const has = (field: string): boolean => headers.some(([name]) => name.toLowerCase() === field)
  const expect: HeaderList = expectContinue === true && !has('expect') ? [['Expect', '100-continue']] : []
  if (framing === 'none' || has('content-length') || has('transfer-encoding')) return expect
  if (typeof body === 'string') return [['Content-Length', String(Buffer.byteLength(body))], ...expect]
  if (body instanceof Uint8Array) return [['Content-Length', String(body.length)], ...expect]
  if (body !== undefined) return [['Transfer-Encoding', 'chunked'], ...expect]
  return ['PUT', 'POST', 'PATCH'].includes(method) ? [['Content-Length', '0'], ...expect] : expect
}

/** Undici also refuses a Content-Length that is not the body's, which a check may well want to send. */
function needsPlain({ expectContinue, framing, headers, body }: WireRequest): boolean {
  if (expectContinue || framing === 'none') return true
  // Undici keeps the connection of an early answer, where whatever follows would wait behind the rest of this body.
  if (body instanceof Uint8Array && body.length > largeBodyBytes) return true
  return headers.some(([name, value]) => {
    const field = name.toLowerCase()
    if (field !== 'content-length') return connectionFields.has(field)
    return !(body instanceof Uint8Array) || value !== String(body.length)
  })
}

/** A stream is used up when it has been sent. */
function isWhole(body: NonNullable<OutgoingRequest['body']>): boolean {
  return typeof body === 'string' || body instanceof Uint8Array
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000
}
