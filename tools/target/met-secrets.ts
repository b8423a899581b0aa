import type { HeaderList } from '../model/target.ts'
import type { Redactor } from '../shared/redact.ts'
import type { Received } from './transport.ts'

/** Bytes of the largest body that is searched; what holds passwords and keys is far smaller. */
const searched = 1024 * 1024

/**
 * Teaches the secrets that an exchange names: tokens and keys in headers, passwords, private keys and signatures in bodies
 * and URLs. Before it is recorded, so that it may repeat them anywhere itself.
 */
export function teachMetSecrets(
  redactor: Redactor,
  request: { url: string; headers: HeaderList },
  sent: Uint8Array,
  received: Received,
): void {
  redactor.addHeaders(request.headers).addHeaders(received.headers).addFrom(request.url)
  for (const [name, value] of received.headers) if (name.toLowerCase() === 'location') redactor.addFrom(value)
  for (const body of [sent, received.body()]) if (isMarkup(body)) redactor.addFrom(Buffer.from(body).toString())
}

/** JSON or XML, whatever its type says. */
function isMarkup(body: Uint8Array): boolean {
  return body.length <= searched && /^[\s\ufeff]*[[{<]/.test(Buffer.from(body.subarray(0, 16)).toString())
}
