import type { IncomingMessage } from 'node:http'

/** Requests of a run at once, at most; so many answers more and one of them has surely been heard. */
export const atOnce = 3

/** What tokens were issued for: passwords, keys, and secrets of application credentials. */
export class Proofs {
  readonly #byToken = new Map<string, { secret: string; way: string }>()
  /** How many answers the tokens of a way and a secret have had. */
  readonly #answers = new Map<string, number>()
  readonly #refused = new Set<string>()

  /** Learns from an answer of the identity service what the token is for that it brings. */
  learn(request: IncomingMessage, sent: string, reply: IncomingMessage): void {
    const secret = this.secretOf(request, sent)
    const token = reply.headers['x-subject-token'] ?? reply.headers['x-auth-token']
    const way = sent === '' ? 'v1' : 'v3'
    if (secret !== undefined && typeof token === 'string') this.#byToken.set(token, { secret, way })
  }

  /** What the sender of a request has proved himself by, or tries to. */
  secretOf({ headers, method, url = '' }: IncomingMessage, sent = ''): string | undefined {
    const [key, token] = [headers['x-auth-key'], headers['x-auth-token']]
    if (typeof key === 'string') return key
    if (method === 'POST' && url.endsWith('/auth/tokens') && sent !== '') return secretIn(sent)
    return this.#byToken.get(String(token))?.secret
  }

  /** Once for each secret, in mid-run: when its token has been accepted, and the sender knows it. */
  isRefused(request: IncomingMessage): boolean {
    const key = this.#keyOf(request)
    if (key === undefined || this.#refused.has(key) || (this.#answers.get(key) ?? 0) <= atOnce) return false
    this.#refused.add(key)
    return true
  }

  /** Counts an answer that has been sent. */
  answered(request: IncomingMessage): void {
    const key = this.#keyOf(request)
    if (key !== undefined) this.#answers.set(key, (this.#answers.get(key) ?? 0) + 1)
  }

  #keyOf({ headers, url }: IncomingMessage): string | undefined {
    const proof = url?.startsWith('/v3') === true ? undefined : this.#byToken.get(String(headers['x-auth-token']))
    return proof === undefined ? undefined : `${proof.way} ${proof.secret}`
  }
}

function secretIn(body: string): string | undefined {
  const { identity } = (JSON.parse(body) as { auth: { identity: Identity } }).auth
  return identity.application_credential?.secret ?? identity.password?.user.password
}

interface Identity {
  application_credential?: { secret: string }
  password?: { user: { password: string } }
}
