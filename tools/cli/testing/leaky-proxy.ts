import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Proofs } from './proofs.ts'

const secretHeaders =
  /^(x-auth-token|x-subject-token|x-storage-token|x-auth-key|x-(account|container)-meta-temp-url-key(-2)?)$/

/** What bodies say of passwords, private keys and the data of users, in JSON and in XML. */
const secretMembers = /"(?:adminPass|private_key|user_data)"\s*:\s*"((?:[^"\\]|\\.)+)"|<AdminPassword>([^<]+)</g

export interface LeakyProxy {
  origin: string
  /** Every secret that went through in either direction. */
  secrets: Set<string>
  close(): void
}

/** How careless clouds write what they repeat; each is text that a header may hold. */
export const echoes: Record<string, (secret: string) => string> = {
  'as it is': secret => (/^[\x20-\x7e]+$/.test(secret) ? secret : JSON.stringify(secret).replace(/[^\x20-\x7e]/g, '?')),
  'in a URL': encodeURIComponent,
  'in a form': secret => new URLSearchParams({ echo: secret }).toString(),
  'in JSON that keeps to ASCII': secret =>
    JSON.stringify(secret).replace(
      /[^\x20-\x7e]/g,
      letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  'in base64': secret => Buffer.from(secret).toString('base64'),
  'in the base64 of something longer': secret => Buffer.from(`user:${secret}:more`).toString('base64url'),
  'in capitals': secret => (/^[\x20-\x7e]+$/.test(secret) ? secret.toUpperCase() : 'none'),
}

/**
 * Stands between a run and the emulator, notes each secret that passes, and is as careless with them as a bad cloud: every
 * answer repeats the token in its reason and in a header, beside what that was issued for (a password, a key, the secret of
 * an application credential), and answers to what is sent repeat any secret, in turn and in every notation, in headers and
 * bodies. Refusals repeat what they refuse. Most signed URLs are broken, key pairs cannot be deleted, and the first token that
 * is issued for a secret is refused in mid-run.
 */
export async function startLeakyProxy(target: string): Promise<LeakyProxy> {
  const secrets = new Set<string>()
  const turn = turns(secrets)
  const proofs = new Proofs()
  let signed = 0
  let origin = ''
  const server = createServer((incoming, outgoing) => {
    const { searchParams } = new URL(incoming.url ?? '/', target)
    const signature = searchParams.get('temp_url_sig') ?? searchParams.get('signature')
    note(secrets, incoming)
    if (signature !== null) secrets.add(signature)
    if (signature !== null) signed += 1
    // The first ones work, or the run would take it that the cloud knows no signed URLs.
    const broken =
      (signature !== null && signed > 4) || (incoming.method === 'DELETE' && incoming.url?.includes('/os-keypairs/'))
    const refused = proofs.isRefused(incoming)
    outgoing.once('finish', () => proofs.answered(incoming))
    if (!broken && !refused) return void forward(incoming, outgoing, { target, origin, secrets, turn, proofs })
    incoming.resume()
    outgoing.writeHead(refused ? 401 : 500, reasonOf(incoming), {
      'content-type': 'text/html',
      'x-echo': signature ?? 'none',
    })
    outgoing.end(
      `<p>${signature} ${repeated(proofs.secretOf(incoming)).join(' ')} ${incoming.headers['x-auth-token'] ?? ''} ${signature === null ? '' : turn()}</p>`,
    )
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

/** Gives one secret after the other, in one notation after the other. */
function turns(secrets: Set<string>): () => string {
  const notations = Object.values(echoes)
  let count = 0
  return () => {
    count += 1
    const all = [...secrets]
    // Newest first, so that also the last one comes in every notation.
    const secret = all[all.length - 1 - (Math.floor(count / notations.length) % all.length)] ?? ''
    return notations[count % notations.length]?.(secret) ?? ''
  }
}

/** A secret in every notation. */
function repeated(secret: string | undefined): string[] {
  return secret === undefined ? [] : Object.values(echoes).map(notation => notation(secret))
}

function reasonOf({ headers }: IncomingMessage): string {
  return `Said ${headers['x-auth-token'] ?? 'nothing'}`
}

function note(secrets: Set<string>, { headers }: IncomingMessage): void {
  for (const [name, value] of Object.entries(headers))
    if (secretHeaders.test(name) && typeof value === 'string' && value.length >= 6) secrets.add(value)
}

function noteBody(secrets: Set<string>, text: string): void {
  for (const [, member, element] of text.matchAll(secretMembers)) {
    const secret = member === undefined ? element : (JSON.parse(`"${member}"`) as string)
    if (secret !== undefined && secret.length >= 8) secrets.add(secret)
  }
}

/** Once the answer has surely arrived: nobody knows a secret again that was told to nobody yet. */
function later(noting: () => void): void {
  setTimeout(noting, 500).unref()
}

/** Bodies in which members can be: those of objects may be large, and are nobody's secrets. */
const isText = (message: IncomingMessage): boolean => /json|xml/.test(message.headers['content-type'] ?? '')

interface Way {
  target: string
  origin: string
  secrets: Set<string>
  turn: () => string
  proofs: Proofs
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, way: Way): void {
  const { target, origin, secrets, turn, proofs } = way
  const { expect: _, ...headers } = incoming.headers
  const sent: Buffer[] = []
  const onward = request(target + incoming.url, { method: incoming.method, headers }, async reply => {
    const parts: Buffer[] = []
    for await (const part of reply) parts.push(part as Buffer)
    const came = Buffer.concat(parts)
    later(() => {
      note(secrets, reply)
      if (isText(reply)) noteBody(secrets, came.toString())
    })
    const isIdentity = incoming.url?.startsWith('/v3') === true
    const body = Buffer.concat(sent).toString()
    proofs.learn(incoming, body, reply)
    const proof = repeated(proofs.secretOf(incoming, body))
    // Only the process that met a secret can know it again, and clean-up is another than the checks' own.
    const repeats = isText(incoming) && !isIdentity
    // The catalog names the emulator; the run must come back here.
    const text = isIdentity ? came.toString().replaceAll(target, origin) : came.toString()
    const refusal = isIdentity && reply.statusCode === 401 ? proof.join(' ') : ''
    const answer = !isText(reply) ? came : Buffer.from(withEcho(text, repeats ? turn() : refusal))
    const { 'content-length': _length, 'x-storage-url': storage, ...kept } = reply.headers
    const length = incoming.method === 'HEAD' ? _length : String(answer.length)
    outgoing.writeHead(reply.statusCode ?? 502, reasonOf(incoming), {
      ...kept,
      'x-echo': [
        ...(repeats ? [turn(), turn(), turn()] : [incoming.headers['x-auth-token'] ?? 'none']),
        ...proof,
      ].flat(),
      ...(storage === undefined ? {} : { 'x-storage-url': String(storage).replace(target, origin) }),
      ...(length === undefined || reply.statusCode === 204 ? {} : { 'content-length': length }),
    })
    outgoing.end(incoming.method === 'HEAD' ? undefined : answer)
  })
  onward.on('error', () => outgoing.destroy())
  if (isText(incoming)) {
    incoming.on('data', part => sent.push(part as Buffer))
    incoming.on('end', () => noteBody(secrets, Buffer.concat(sent).toString()))
  }
  incoming.pipe(onward)
}

/** The body with one member or comment more, which is no departure. */
function withEcho(body: string, echo: string): string {
  if (echo === '') return body
  if (body.startsWith('{"')) return `{"echo":${JSON.stringify(echo)},${body.slice(1)}`
  return body.startsWith('<') ? `${body}<!-- ${echo.replaceAll('--', '')} -->` : body
}
