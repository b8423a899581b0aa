import type { RecordedBody } from '../model/exchange.ts'
import { ConformanceError } from '../shared/errors.ts'
import type { Redactor } from '../shared/redact.ts'

/** Bytes of a body that an exchange keeps. */
export const keptBytes = 4096

/** Beyond what is kept, this much is looked at, so that a secret that is cut at the end is still recognised. */
const margin = 1024

/** The start of a body, redacted: as text where it is UTF-8, else in base64. */
export function recordBody(start: Uint8Array, bytes: number, redactor: Redactor): RecordedBody {
  const truncated = bytes > keptBytes
  const text = decodeUtf8(
    start.subarray(0, keptBytes + margin),
    start.length < bytes || start.length > keptBytes + margin,
  )
  if (text === undefined) {
    const kept = Buffer.from(start.subarray(0, keptBytes))
    // A secret may stand in binary data too; latin1 maps bytes to characters one to one.
    const binary = kept.toString('latin1')
    const masked = redactor.text(binary)
    const safe = masked === binary ? kept : Buffer.from(masked, 'latin1')
    return { bytes, text: safe.toString('base64'), encoding: 'base64', truncated }
  }
  const masked = redactor.text(text)
  return { bytes, text: truncated ? cut(masked) : masked, encoding: 'utf8', truncated }
}

function cut(text: string): string {
  const bytes = Buffer.from(text)
  return decodeUtf8(bytes.subarray(0, keptBytes), true) ?? text.slice(0, keptBytes)
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
    if (this.#keptLength >= keptBytes + margin) return
    // Copied: the source may use its buffer again.
    const piece = Uint8Array.prototype.slice.call(chunk, 0, keptBytes + margin - this.#keptLength)
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
