import type { RecordedBody } from '../model/exchange.ts'

/**
 * A recorded body as a person reads it: JSON and XML on indented lines, anything else as it came. Only white space
 * between tokens changes, so that what is shown stays what was sent, also when the body is cut off or not well-formed.
 */
export function bodyText(body: RecordedBody, mediaType: string): string {
  if (body.encoding === 'base64') return body.text
  if (/[/+]json\b/i.test(mediaType)) return indentJson(body.text)
  if (/[/+]xml\b/i.test(mediaType)) return indentXml(body.text)
  return body.text
}

/** By tokens and not by parsing: a parser would round large numbers and drop repeated members. */
function indentJson(text: string): string {
  let depth = 0
  let out = ''
  const line = (): string => `\n${'  '.repeat(depth)}`
  const tokens = text.match(/"(?:[^"\\]|\\.)*"?|[{[]\s*[}\]]|[{}[\],:]|[^\s"{}[\],:]+/g) ?? []
  for (const token of tokens) {
    if (token === '{' || token === '[') {
      depth += 1
      out += token + line()
    } else if (token === '}' || token === ']') {
      depth = Math.max(0, depth - 1)
      out += line() + token
    } else if (token === ',') out += token + line()
    else if (token === ':') out += ': '
    else out += token.startsWith('"') ? token : token.replace(/\s+/g, '')
  }
  return out
}

function indentXml(text: string): string {
  let depth = 0
  return text
    .replace(/>\s*</g, '>\n<')
    .split('\n')
    .map(line => {
      if (/^<\//.test(line)) depth = Math.max(0, depth - 1)
      const indented = '  '.repeat(depth) + line
      if (/^<[^?!/][^>]*[^/]>$|^<[^?!/]>$/.test(line) && !line.includes('</')) depth += 1
      return indented
    })
    .join('\n')
}
