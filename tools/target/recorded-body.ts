import type { RecordedBody } from '../model/exchange.ts'
import { ConformanceError } from '../shared/errors.ts'
import type { Redactor } from '../shared/redact.ts'

/** Bytes of a body that an exchange keeps. */
const keptBytes = 4096

/** The start of a body, redacted: as text where it is UTF-8, else in base64. */
export function recordBody(start: Uint8Array, bytes: number, redactor: Redactor): RecordedBody {
  const truncated = bytes > keptBytes
  const kept = Buffer.from(start.buffer, start.byteOffset, Math.min(start.length, keptBytes))
  const redact = (text: string): string => (truncated ? redactor.cutText(text) : redactor.text(text))
  const text = decodeUtf8(kept, start.length < bytes || truncated)
  if (text !== undefined) return { bytes, text: redact(text), encoding: 'utf8', truncated }
  // A secret may stand in binary data too; latin1 maps bytes to characters one to one.
  const safe = Buffer.from(redact(kept.toString('latin1')), 'latin1')
  return { bytes, text: safe.toString('base64'), encoding: 'base64', truncated }
}

/** Undefined when it is not UTF-8. A character that the end cuts in two is left out when `isCut`. */
function decodeUtf8(bytes: Uint8Array, isCut: boolean): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: isCut })
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

/** Keeps the start and the length of a body while it is streamed through. */
export class BodyTap {
  bytes = 0
  readonly #kept: Uint8Array[] = []
  #keptLength = 0

  /** @throws {ConformanceError} `TARGET_REQUEST` when the source of the body fails, which is not the target's fault. */
  async *through(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const source = body[Symbol.asyncIterator]()
    let ended = false
    try {
      for (;;) {
        const chunk = await next(source)
        if (chunk === undefined) {
          ended = true
          return
        }
        this.#keep(chunk)
        yield chunk
      }
    } finally {
      if (!ended) await source.return?.()
    }
  }

  #keep(chunk: Uint8Array): void {
    this.bytes += chunk.length
    if (this.#keptLength >= keptBytes) return
    // Copied: the source may use its buffer again.
    const piece = Uint8Array.prototype.slice.call(chunk, 0, keptBytes - this.#keptLength)
    this.#kept.push(piece)
    this.#keptLength += piece.length
  }

  start(): Uint8Array {
    return Buffer.concat(this.#kept)
  }
}

async function next(source: AsyncIterator<Uint8Array>): Promise<Uint8Array | undefined> {
  try {
    const { done, value } = await source.next()
    return done === true ? undefined : value
  } catch (cause) {
    throw new ConformanceError('TARGET_REQUEST', 'the request cannot be sent: its body cannot be read', { cause })
  }
}
