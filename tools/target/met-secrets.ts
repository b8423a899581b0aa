import type { HeaderList } from '../model/target.ts'
import type { Redactor } from '../shared/redact.ts'
import type { Received } from './transport.ts'

/** Bytes of the largest body that is searched; what holds passwords and keys is far smaller. */
const searched = 1024 * 1024

/** Teaches the secrets that a request names, before it is sent: another answer may repeat them while it is under way. */
export function teachSent(redactor: Redactor, request: { url: string; headers: HeaderList }, body: unknown): void {
  redactor.addHeaders(request.headers).addFrom(request.url)
  if (body instanceof Uint8Array) teachBody(redactor, body)
}

/** Teaches the secrets that an answer names, before it is recorded: it may repeat them anywhere itself. */
export function teachReceived(redactor: Redactor, received: Received): void {
  redactor.addHeaders(received.headers)
  for (const [name, value] of received.headers) if (name.toLowerCase() === 'location') redactor.addFrom(value)
  teachBody(redactor, received.body())
}

function teachBody(redactor: Redactor, body: Uint8Array): void {
  // Not copied: bodies are large.
  if (isMarkup(body)) redactor.addFrom(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString())
}

/** JSON or XML, whatever its type says. */
function isMarkup(body: Uint8Array): boolean {
  return body.length <= searched && /^[\s\ufeff]*[[{<]/.test(Buffer.from(body.subarray(0, 16)).toString())
}
