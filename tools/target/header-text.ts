import type { HeaderList } from '../model/target.ts'

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Names and values as bytes in latin1, which is how HTTP libraries write strings. Text beyond ASCII goes as UTF-8,
 * as Swift's metadata does.
 */
export function encodeHeaders(headers: HeaderList): HeaderList {
  return headers.map(([name, value]) => [toLatin1(name), toLatin1(value)])
}

/** Name, value, name, value, … as received; bytes that are not UTF-8 are kept as latin1. */
export function decodeHeaders(raw: readonly (Buffer | string)[]): HeaderList {
  const headers: HeaderList = []
  for (let i = 0; i + 1 < raw.length; i += 2) headers.push([fromWire(raw[i]), fromWire(raw[i + 1])])
  return headers
}

function toLatin1(text: string): string {
  return isAscii(text) ? text : Buffer.from(text, 'utf8').toString('latin1')
}

function fromWire(raw: Buffer | string | undefined): string {
  const latin1 = typeof raw === 'string' ? raw : (raw?.toString('latin1') ?? '')
  if (isAscii(latin1)) return latin1
  try {
    return strictUtf8.decode(Buffer.from(latin1, 'latin1'))
  } catch {
    return latin1
  }
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false
  return true
}
