import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const secretHeaders = /^(x-auth-token|x-subject-token|x-storage-token|x-auth-key|x-account-meta-temp-url-key(-2)?)$/

/** What bodies say of passwords, private keys and the data of users, in JSON and in XML. */
const secretMembers = /"(?:adminPass|private_key|user_data)"\s*:\s*"((?:[^"\\]|\\.)+)"|<AdminPassword>([^<]+)</g

export interface LeakyProxy {
  origin: string
  /** Every secret that went through in either direction. */
  secrets: Set<string>
  close(): void
}

/**
 * Stands between a run and the emulator, notes each secret that passes, and is as careless with them as a bad cloud:
 * it breaks every signed URL and repeats the token and the signature in the error page.
 */
export async function startLeakyProxy(target: string): Promise<LeakyProxy> {
  const secrets = new Set<string>()
  let origin = ''
  const server = createServer((incoming, outgoing) => {
    const signature = new URL(incoming.url ?? '/', target).searchParams.get('temp_url_sig')
    note(secrets, incoming)
    if (signature === null) return void forward(incoming, outgoing, { target, origin, secrets })
    secrets.add(signature)
    incoming.resume()
    outgoing.writeHead(500, { 'content-type': 'text/html', 'x-echo': signature })
    outgoing.end(`<p>${signature} ${incoming.headers['x-auth-token'] ?? ''} ${[...secrets].at(0)}</p>`)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    secrets,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

function note(secrets: Set<string>, { headers }: IncomingMessage): void {
  for (const [name, value] of Object.entries(headers))
    if (secretHeaders.test(name) && typeof value === 'string' && value.length >= 6) secrets.add(value)
}

function noteBody(secrets: Set<string>, text: string): void {
  for (const [, member, element] of text.matchAll(secretMembers)) {
    const secret = member === undefined ? element : (JSON.parse(`"${member}"`) as string)
    if (secret !== undefined && secret.length >= 6) secrets.add(secret)
  }
}

/** Bodies in which members can be: those of objects may be large, and are nobody's secrets. */
const isText = (message: IncomingMessage): boolean => /json|xml/.test(message.headers['content-type'] ?? '')

function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { target, origin, secrets }: { target: string; origin: string; secrets: Set<string> },
): void {
  const { expect: _, ...headers } = incoming.headers
  const onward = request(target + incoming.url, { method: incoming.method, headers }, async reply => {
    note(secrets, reply)
    const parts: Buffer[] = []
    for await (const part of reply) parts.push(part as Buffer)
    // The catalog names the emulator; the run must come back here.
    if (isText(reply)) noteBody(secrets, Buffer.concat(parts).toString())
    const isIdentity = incoming.url?.startsWith('/v3') === true
    const body = isIdentity ? Buffer.concat(parts).toString().replaceAll(target, origin) : Buffer.concat(parts)
    const kept = isIdentity ? { ...reply.headers, 'content-length': String(Buffer.byteLength(body)) } : reply.headers
    outgoing.writeHead(reply.statusCode ?? 502, kept)
    outgoing.end(incoming.method === 'HEAD' ? undefined : body)
  })
  onward.on('error', () => outgoing.destroy())
  if (isText(incoming)) {
    const sent: Buffer[] = []
    incoming.on('data', part => sent.push(part as Buffer))
    incoming.on('end', () => noteBody(secrets, Buffer.concat(sent).toString()))
  }
  incoming.pipe(onward)
}
