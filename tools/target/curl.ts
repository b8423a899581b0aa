import type { Exchange } from '../model/exchange.ts'
import { roles } from '../model/target.ts'
import { mask } from '../shared/redact.ts'
import { prefixOfRole } from './environment.ts'

/**
 * A command that sends a recorded request again when it is pasted into bash. Tokens come from the environment:
 * `OS_TOKEN`, for the other identities `ALT_OS_TOKEN`, `K5C_EXPIRED_TOKEN` and `ROLE_<NAME>_OS_TOKEN`; other secrets from `SECRET`. Of a body
 * that the record holds only the start of, the file must be given.
 */
export function curlLine(exchange: Pick<Exchange, 'request' | 'identity'>): string {
  const { method, url, headers, body } = exchange.request
  const words = ['curl', method === 'HEAD' ? '-sSI' : '-sSi']
  if (method !== 'HEAD' && (method !== 'GET' || body !== undefined)) words.push('-X', quote(method))
  // Curl would otherwise resolve dots and expand brackets.
  if (/\/\.\.?(?:[/?]|$)/.test(url)) words.push('--path-as-is')
  if (/[[\]{}]/.test(url.replaceAll(mask, ''))) words.push('-g')
  for (const [name, value] of headers) {
    if (name.toLowerCase() === 'content-length' && value === String(body?.bytes ?? 0)) continue
    words.push('-H', headerWord(name, value, exchange.identity))
  }
  const data = dataOf(exchange)
  if (data !== undefined) {
    // Curl would otherwise send application/x-www-form-urlencoded, which the target would believe.
    if (!headers.some(([name]) => name.toLowerCase() === 'content-type')) words.push('-H', quote('Content-Type:'))
    words.push('--data-binary', data.word)
  }
  words.push(quote(url))
  return `${data?.before ?? ''}${words.join(' ')}${data?.after ?? ''}`
}

function tokenVariable(identity: Exchange['identity']): string {
  if (identity === 'alternate') return 'ALT_OS_TOKEN'
  if (identity === 'expired') return 'K5C_EXPIRED_TOKEN'
  const role = roles.find(name => name === identity)
  return role === undefined ? 'OS_TOKEN' : `${prefixOfRole(role)}OS_TOKEN`
}

function headerWord(name: string, value: string, identity: Exchange['identity']): string {
  if (value === '') return quote(`${name};`)
  if (value !== mask || !/^x-(?:auth|subject|storage|service)-token$/i.test(name)) return quote(`${name}: ${value}`)
  if (identity === 'invalid') return quote(`${name}: never-issued`)
  return `"${name}: $${tokenVariable(identity)}"`
}

/** The argument of `--data-binary`, and what must stand before and after the command. */
function dataOf({ request }: Pick<Exchange, 'request'>): { word: string; before?: string; after?: string } | undefined {
  const { body, headers } = request
  if (body === undefined) {
    const framed = headers.some(([name]) => /^(?:content-length|transfer-encoding)$/i.test(name))
    return framed ? { word: "''" } : undefined
  }
  if (body.truncated)
    return { word: '@FILE', after: ` # FILE: a body of ${body.bytes} bytes; the record has its start only` }
  if (body.encoding === 'base64') return { word: '@-', before: `printf %s ${quote(body.text)} | base64 -d | ` }
  // A leading @ would name a file.
  if (body.text.startsWith('@')) return { word: '@-', before: `printf %s ${quote(body.text)} | ` }
  return { word: quote(body.text) }
}

/** One word for bash; what was masked comes from the environment. */
function quote(text: string): string {
  if (/^[A-Za-z0-9_./:=@%+,-]+$/.test(text)) return text
  return text
    .split(mask)
    .map(part => `'${part.replaceAll("'", `'\\''`)}'`)
    .join('"$SECRET"')
}
