import type { Exchange } from '../model/exchange.ts'
import type { TargetDescription } from '../model/record.ts'
import {
  type HeaderList,
  type Identity,
  type Role,
  roles,
  type TargetClient,
  type TargetReply,
  type TargetRequest,
} from '../model/target.ts'
import { ConformanceError } from '../shared/errors.ts'
import type { Redactor } from '../shared/redact.ts'
import { openSession, teachSecrets } from './authenticate.ts'
import { publicUrl, withoutSlash } from './endpoint-url.ts'
import { Exchanger, type IncomingReply } from './exchanger.ts'
import type { ResolvedTarget, Session } from './resolved-target.ts'
import { canonicalType } from './service-types.ts'
import { TokenKeeper } from './token-keeper.ts'

export interface ConnectOptions {
  redactor: Redactor
  /** Called once for each exchange, also a failed one, when it has ended; already redacted. */
  onExchange(exchange: Exchange): void
  /** Whole exchange, in milliseconds; default 60 000. */
  timeoutMs?: number
  /** Requests begun per second, at most; default unlimited. */
  rate?: number
  /** Requests in flight at once, at most; default 10. */
  concurrency?: number
  /** Largest response body that is read; default 64 MiB. */
  maxBodyBytes?: number
  /** From another client's `session()`: nothing is authenticated again until a token has to be renewed. */
  session?: Session
  /** Begins the ids of exchanges, so that those of several workers differ; default `x`. */
  exchangePrefix?: string
}

/** A client that can pass on what it learnt by authenticating. */
export interface ConnectedClient extends TargetClient {
  session(): Session
}

/** Of the form of a Fernet token, but issued by nobody. */
const neverIssued = `gAAAAAB${'k5-conformance-never-issued-'.repeat(4)}`

/**
 * Authenticates the target's identities and gives a client for it. With a Keystone password or application
 * credential, a token is also issued and revoked, to have an `expired` one.
 * @throws {ConformanceError} `TARGET_*`.
 */
export async function connect(target: ResolvedTarget, options: ConnectOptions): Promise<ConnectedClient> {
  const { redactor } = options
  teachSecrets(target, options.session, redactor)
  const exchanger = new Exchanger(target.tls, {
    redactor,
    onExchange: exchange => options.onExchange(exchange),
    timeoutMs: options.timeoutMs ?? 60_000,
    rate: options.rate,
    concurrency: options.concurrency ?? 10,
    maxBodyBytes: options.maxBodyBytes ?? 64 * 1024 * 1024,
    exchangePrefix: options.exchangePrefix ?? 'x',
  })
  try {
    const session = options.session ?? (await openSession(target, exchanger, redactor))
    return new HttpTargetClient(target, structuredClone(session), exchanger, redactor)
  } catch (error) {
    await exchanger.close()
    throw error
  }
}

class HttpTargetClient implements ConnectedClient {
  readonly description: TargetDescription
  readonly identities: ReadonlySet<Identity>
  readonly #session: Session
  readonly #exchanger: Exchanger
  readonly #keepers: { default: TokenKeeper } & Partial<Record<'alternate' | Role, TokenKeeper>>

  constructor(target: ResolvedTarget, session: Session, exchanger: Exchanger, redactor: Redactor) {
    this.#session = session
    this.#exchanger = exchanger
    this.#keepers = { default: new TokenKeeper(target.default, session.default, exchanger, redactor) }
    const identities = new Set<Identity>(['default', 'none', 'invalid'])
    if (target.alternate !== undefined && session.alternate !== undefined) {
      this.#keepers.alternate = new TokenKeeper(target.alternate, session.alternate, exchanger, redactor)
      identities.add('alternate')
    }
    for (const role of roles) {
      const [identity, state] = [target.roles?.[role], session.roles?.[role]]
      if (identity === undefined || state === undefined) continue
      this.#keepers[role] = new TokenKeeper(identity, state, exchanger, redactor)
      identities.add(role)
    }
    if (session.expiredToken !== undefined) identities.add('expired')
    this.identities = identities
    this.description = describeTarget(target, session)
  }

  session(): Session {
    return structuredClone(this.#session)
  }

  has(service: string): boolean {
    return this.#session.default.endpoints[canonicalType(service)] !== undefined
  }

  project(account: 'default' | 'alternate' | Role = 'default'): string | undefined {
    const role = roles.find(name => name === account)
    const state = role === undefined ? this.#session[account as 'default'] : this.#session.roles?.[role]
    return state?.projectId
  }

  endpoint(service: string, account: 'default' | 'alternate' = 'default'): string {
    const endpoints = this.#session[account]?.endpoints
    const found = endpoints?.[canonicalType(service)]
    if (found !== undefined) return withoutSlash(found)
    const there =
      Object.keys(endpoints ?? {})
        .sort()
        .join(', ') || 'none'
    throw new ConformanceError(
      'TARGET_NO_ENDPOINT',
      `the ${account} identity has no endpoint of type "${service}"; it has: ${there}`,
      {
        where: this.description.authUrl ?? this.description.name,
        next: `give one by --endpoint ${service}=URL, or check region and interface`,
      },
    )
  }

  async send(request: TargetRequest): Promise<TargetReply> {
    if (request.path !== '' && !request.path.startsWith('/'))
      throw new ConformanceError('TARGET_REQUEST', 'the path of a request begins with a slash', {
        where: request.check,
      })
    const base = this.endpoint(request.service, request.account)
    const root = request.path === '' && new URL(base).pathname === '/' ? '/' : request.path
    const query = request.query === undefined ? '' : `?${request.query}`
    const { identity = 'default' } = request
    const attempt = async (token: string | undefined): Promise<IncomingReply> =>
      this.#exchanger.send({
        ...request,
        identity,
        url: base + root + query,
        headers: withToken(request.headers ?? [], token),
      })
    const token = await this.#tokenOf(identity)
    const reply = await attempt(token)
    if (reply.status !== 401 || identity !== 'default' || !repeatable(request)) return new Reply(reply)
    const fresh = await this.#keepers.default.replace(token)
    return new Reply(fresh === undefined ? reply : await attempt(fresh))
  }

  async close(): Promise<void> {
    await this.#exchanger.close()
  }

  async #tokenOf(identity: Identity): Promise<string | undefined> {
    switch (identity) {
      case 'none':
        return undefined
      case 'invalid':
        return neverIssued
      case 'expired':
        if (this.#session.expiredToken !== undefined) return this.#session.expiredToken
        break
      default: {
        const keeper = this.#keepers[identity]
        if (keeper !== undefined) return keeper.current()
      }
    }
    throw new ConformanceError('TARGET_IDENTITY', `this target has no ${identity} identity`, {
      where: this.description.name,
      next: 'docs/targets.md tells how one is given',
    })
  }
}

/** A token that the caller sets himself stands, also an empty one. */
function withToken(headers: HeaderList, token: string | undefined): HeaderList {
  if (token === undefined || headers.some(([name]) => name.toLowerCase() === 'x-auth-token')) return headers
  return [['X-Auth-Token', token], ...headers]
}

function repeatable({ body, headers = [] }: TargetRequest): boolean {
  const streamed = body !== undefined && typeof body !== 'string' && !(body instanceof Uint8Array)
  return !streamed && !headers.some(([name]) => name.toLowerCase() === 'x-auth-token')
}

function describeTarget(target: ResolvedTarget, session: Session): TargetDescription {
  const { credentials, region } = target.default
  const endpoints = Object.entries(session.default.endpoints).map(([type, url]) => [type, publicUrl(url)])
  return {
    name: target.name,
    kind: target.kind,
    auth: credentials.kind,
    ...('authUrl' in credentials ? { authUrl: publicUrl(credentials.authUrl) } : {}),
    ...(region === undefined ? {} : { region }),
    endpoints: Object.fromEntries(endpoints) as Record<string, string>,
  }
}

class Reply implements TargetReply {
  readonly status: number
  readonly reason: string
  readonly headers: HeaderList
  readonly body: Uint8Array
  readonly continued: boolean
  readonly exchange: string

  constructor(reply: IncomingReply) {
    this.status = reply.status
    this.reason = reply.reason
    this.headers = reply.headers
    this.body = reply.body
    this.continued = reply.continued
    this.exchange = reply.exchange
  }

  header(name: string): string | undefined {
    const wanted = name.toLowerCase()
    return this.headers.find(([candidate]) => candidate.toLowerCase() === wanted)?.[1]
  }

  text(): string {
    return Buffer.from(this.body.buffer, this.body.byteOffset, this.body.byteLength).toString('utf8')
  }

  json(): unknown {
    return JSON.parse(this.text())
  }
}
