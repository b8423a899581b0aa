import { ConformanceError } from '../shared/errors.ts'
import { BodyTooLarge, connectTimeoutMs, maxHeaderBytes, type Received, Switched, TimedOut } from './transport.ts'

const unreachable: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'the name of the host is not known',
  EAI_AGAIN: 'the name of the host could not be looked up',
  EHOSTUNREACH: 'there is no route to the host',
  ENETUNREACH: 'there is no route to its network',
  EADDRNOTAVAIL: 'its address cannot be used from here',
  EACCES: 'this machine does not allow the connection',
  EPERM: 'this machine does not allow the connection',
  ETIMEDOUT: 'it did not answer',
  UND_ERR_CONNECT_TIMEOUT: `it accepted no connection within ${connectTimeoutMs} ms`,
}

const reset = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'UND_ERR_SOCKET', 'ERR_STREAM_PREMATURE_CLOSE'])

/**
 * Makes an error that a user understands of whatever ended an exchange.
 * @param url Where it was sent, already without secrets.
 */
export function describeFailure(error: unknown, url: string, received: Received): ConformanceError {
  if (error instanceof ConformanceError) return error
  const failed = (code: string, message: string, next?: string): ConformanceError =>
    new ConformanceError(code, message, { where: url, cause: error, ...(next === undefined ? {} : { next }) })
  const stage = received.status === undefined ? 'before any response' : `after ${received.bytes} bytes of the body`

  if (error instanceof TimedOut)
    return failed(
      'TARGET_TIMEOUT',
      received.status === undefined
        ? `the target sent no response within ${error.timeoutMs} ms`
        : `the target did not end its response within ${error.timeoutMs} ms (${received.bytes} bytes of the body came)`,
      'allow more time by --timeout, or see whether the target is overloaded',
    )
  if (error instanceof BodyTooLarge)
    return failed('TARGET_BODY_TOO_LARGE', `the response body is larger than the ${error.maxBytes} bytes that are read`)

  if (error instanceof Switched || (error as Error | null)?.message === 'bad upgrade')
    return failed('TARGET_PROTOCOL', 'the target switched to another protocol (101) that nobody asked for')

  if (isUnasked(error))
    return failed('TARGET_PROTOCOL', 'the target said 100 Continue, or gave an answer, that nobody asked for')

  const code = codeOf(error)
  if (unreachable[code] !== undefined)
    return failed(
      'TARGET_UNREACHABLE',
      `the target cannot be reached: ${unreachable[code]}`,
      'check the URL and the network',
    )
  if (isTls(code))
    return failed(
      'TARGET_TLS',
      `no trusted connection to the target: ${code.toLowerCase().replaceAll('_', ' ')}`,
      "name the authority's certificate by OS_CACERT or cacert, or accept any by OS_INSECURE or verify",
    )
  if (code === 'UND_ERR_HEADERS_OVERFLOW' || code === 'HPE_HEADER_OVERFLOW')
    return failed('TARGET_PROTOCOL', `the response headers are larger than the ${maxHeaderBytes} bytes that are read`)
  if (isParserError(error))
    return failed('TARGET_PROTOCOL', `the response is not valid HTTP/1.1: ${parserReason(error as Error, code)}`)
  if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH')
    return failed('TARGET_PROTOCOL', 'the response body is not as long as its Content-Length says')
  // Undici's own look at what its parser let through.
  if (code === 'ERR_ASSERTION') return failed('TARGET_PROTOCOL', 'the response is not valid HTTP/1.1: its status')
  if (reset.has(code)) return failed('TARGET_RESET', `the target closed the connection ${stage}`)
  if (code.startsWith('UND_ERR') || code.startsWith('ERR_'))
    return failed('TARGET_REQUEST', `the request cannot be sent: ${(error as Error).message}`)
  return failed('TARGET_FAILED', `the exchange broke off ${stage}: ${code || 'reason unknown'}`)
}

/** Undici takes no `100 Continue` that was not asked for, though RFC 9110 §15.2 demands it of every client. */
export function isUnasked(error: unknown): boolean {
  return (error as Error | null)?.message === 'bad response'
}

/** The connection was closed by the other side, or brings no answer: a kept one may be left so by the answer before. */
export function isOfConnection(error: unknown): boolean {
  return reset.has(codeOf(error)) || isParserError(error)
}

function isParserError(error: unknown): boolean {
  return codeOf(error).startsWith('HPE_') || (error as Error | null)?.name === 'HTTPParserError'
}

function codeOf(error: unknown): string {
  const { code, errors } = (error ?? {}) as { code?: unknown; errors?: unknown[] }
  if (typeof code === 'string') return code
  return Array.isArray(errors) && errors.length > 0 ? codeOf(errors[0]) : ''
}

/** Parser messages name what was expected; they never quote what came. */
function parserReason(error: Error, code: string): string {
  const reason = error.message.replace(/^Parse Error: /, '').replace(/^Response does not match .* \((.*)\)$/, '$1')
  return reason === '' ? code.slice(4).toLowerCase().replaceAll('_', ' ') : reason
}

function isTls(code: string): boolean {
  return (
    /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CRL_|HOSTNAME_MISMATCH|INVALID_CA)/.test(code) ||
    code === 'EPROTO'
  )
}
