/** Deeper values are not read: no documented body comes near, and what looks at them by recursion would break. */
const mostDepth = 500

/** More are not read: a long list of large rows has fewer. */
const mostValues = 400_000

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Reads a body as JSON (RFC 8259): UTF-8 without a byte order mark.
 * @throws {SyntaxError} that says what it is instead.
 */
export function readJson(body: Uint8Array): unknown {
  if (body[0] === 0x1f && body[1] === 0x8b) throw new SyntaxError('it is compressed by gzip, which nobody asked for')
  let text: string
  try {
    text = strictUtf8.decode(body)
  } catch {
    throw new SyntaxError('its bytes are no UTF-8')
  }
  if (text.startsWith('\ufeff')) throw new SyntaxError('it begins with a byte order mark')
  const { depth, commas } = shapeOf(body)
  if (depth > mostDepth) throw new SyntaxError(`it is more than ${mostDepth} values deep`)
  if (commas > mostValues) throw new SyntaxError(`it holds more than ${mostValues} values`)
  return JSON.parse(text)
}

/** Depth and separators of a JSON text; no more of it is looked at than shows that it is too deep. */
function shapeOf(body: Uint8Array): { depth: number; commas: number } {
  let [depth, deepest, commas] = [0, 0, 0]
  let isText = false
  for (let at = 0; at < body.length && deepest <= mostDepth; at += 1)
    switch (body[at]) {
      case 0x5c: // a backslash: what follows is no end of a text
        at += 1
        break
      case 0x22: // a quotation mark
        isText = !isText
        break
      case 0x2c: // a comma
        if (!isText) commas += 1
        break
      case 0x5b: // [
      case 0x7b: // {
        if (!isText) depth += 1
        deepest = Math.max(deepest, depth)
        break
      case 0x5d: // ]
      case 0x7d: // }
        if (!isText) depth -= 1
        break
    }
  return { depth: deepest, commas }
}
