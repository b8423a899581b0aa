import type { HeaderList } from '../model/target.ts'

/** One request as it goes on the wire. */
export interface WireRequest {
  origin: string
  /** Path and query, percent-encoded; sent as it is. */
  path: string
  method: string
  headers: HeaderList
  body?: Uint8Array | AsyncIterable<Uint8Array>
  expectContinue: boolean
  framing: 'auto' | 'none'
  /** Whole exchange, in milliseconds. */
  timeoutMs: number
  maxBodyBytes: number
}

/**
 * Sends one request. What arrives is put into `received` as it comes, so that a broken exchange still shows how far
 * it got. Redirects are replies like any other, and no coding is undone.
 */
export interface Transport {
  /** Rejects with whatever the network gave; `describeFailure` makes an error for users of it. */
  send(request: WireRequest, received: Received): Promise<void>
  close(): Promise<void>
}

/** The response so far. */
export class Received {
  status: number | undefined
  reason = ''
  headers: HeaderList = []
  continued = false
  /** Milliseconds from sending to the end of the headers. */
  headersMs: number | undefined
  bytes = 0
  #chunks: Uint8Array[] = []
  /** The last of the chunks, where small ones are gathered in it. */
  #block: { bytes: Uint8Array; filled: Uint8Array } | undefined
  readonly #began = performance.now()

  elapsed(): number {
    return performance.now() - this.#began
  }

  begin(status: number, reason: string, headers: HeaderList): void {
    this.status = status
    this.reason = reason.slice(0, maxReasonLength)
    this.headers = headers
    this.headersMs = this.elapsed()
  }

  /** True for the answers that end with their headers, whatever those say of a length (RFC 9112 §6.3). */
  get bodiless(): boolean {
    return this.status === 204 || this.status === 304
  }

  /** @throws {BodyTooLarge} when the body outgrows the bound. */
  add(chunk: Uint8Array, maxBytes: number): void {
    this.bytes += chunk.length
    if (this.bytes > maxBytes) throw new BodyTooLarge(maxBytes)
    if (chunk.length < blockBytes / 16) this.#gather(chunk)
    else this.#chunks.push(chunk)
  }

  /** Small chunks go into blocks: kept one by one, those of a single byte would take a hundred times their size. */
  #gather(chunk: Uint8Array): void {
    const last = this.#chunks.at(-1)
    let block = this.#block
    if (block === undefined || last !== block.filled || blockBytes - last.length < chunk.length) {
      const bytes = new Uint8Array(blockBytes)
      block = { bytes, filled: bytes.subarray(0, 0) }
      this.#block = block
      this.#chunks.push(block.filled)
    }
    block.bytes.set(chunk, block.filled.length)
    block.filled = block.bytes.subarray(0, block.filled.length + chunk.length)
    this.#chunks[this.#chunks.length - 1] = block.filled
  }

  /** @throws {BodyTooLarge} when the headers announce more than is read; waiting for it would only take time. */
  refuseAnnounced(method: string, maxBytes: number): void {
    if (method === 'HEAD' || this.bodiless) return
    const length = this.headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1]
    if (Number(length) > maxBytes) throw new BodyTooLarge(maxBytes)
  }

  body(): Uint8Array {
    if (this.#chunks.length !== 1) this.#chunks = [Buffer.concat(this.#chunks)]
    return this.#chunks[0] as Uint8Array
  }
}

/** The target sent more than is read. */
export class BodyTooLarge extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super('body too large')
    this.maxBytes = maxBytes
  }
}

/** The exchange took longer than it may. */
export class TimedOut extends Error {
  readonly timeoutMs: number

  constructor(timeoutMs: number) {
    super('timed out')
    this.timeoutMs = timeoutMs
  }
}

/** The target said 101 though no other protocol was asked for. */
export class Switched extends Error {
  constructor() {
    super('switched protocols')
  }
}

/** Milliseconds to open a connection; a host that drops packets is then called unreachable. */
export const connectTimeoutMs = 10_000

/** Larger headers are an error: no documented response comes near. */
export const maxHeaderBytes = 256 * 1024

const blockBytes = 64 * 1024

/** Characters of a reason phrase that are kept. */
const maxReasonLength = 1024
