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
import { readJson } from '../shared/read-json.ts'
import type { Redactor } from '../shared/redact.ts'
import { openSession, teachSecrets } from './authenticate.ts'
import type { BackOffCount, BackOffOptions } from './back-off.ts'
import { publicUrl, withoutSlash } from './endpoint-url.ts'
import { Exchanger, type IncomingReply } from './exchanger.ts'
import type { ResolvedTarget, Session } from './resolved-target.ts'
import { canonicalType } from './service-types.ts'
import { TokenKeeper } from './token-keeper.ts'

/** Requests in flight at once, at most, where nothing else is asked for. */
export const defaultConcurrency = 10

export interface ConnectOptions {
  redactor: Redactor
  /** Called once for each exchange, also a failed one, when it has ended; already redacted. */
  onExchange(exchange: Exchange): void
  /**
   * Called with the tag of each request when its turn has come, repeats and the renewal of tokens among them; what it
   * throws keeps the request from being sent.
   */
  onBegin?(check: string): void
  /** How is waited when the target tells to come back later; default: with the seed 0. */
  backOff?: BackOffOptions
  /** Whole exchange, in milliseconds; default 60 000. */
  timeoutMs?: number
  /** Requests begun per second, at most; default unlimited. */
  rate?: number
  /** Requests in flight at once, at most; default `defaultConcurrency`. */
  concurrency?: number
  /** Largest response body that is read; default 8 MiB. */
  maxBodyBytes?: number
  /** From another client's `session()`: nothing is authenticated again until a token has to be renewed. */
  session?: Session
  /** Begins the ids of exchanges, so that those of several workers differ; default `x`. */
  exchangePrefix?: string
}

/** A client that can pass on what it learnt by authenticating. */
export interface ConnectedClient extends TargetClient {
  session(): Session
  /** How often the target told to come back later, so far. */
  backOffCount(): Readonly<BackOffCount>
  /** A text without the secrets of the target, for whoever is told it: a target may repeat them in any words of its own. */
  shown(text: string): string
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
    onBegin: check => options.onBegin?.(check),
    backOff: options.backOff ?? { seed: 0 },
    timeoutMs: options.timeoutMs ?? 60_000,
    rate: options.rate,
    concurrency: options.concurrency ?? defaultConcurrency,
    maxBodyBytes: options.maxBodyBytes ?? 8 * 1024 * 1024,
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
  readonly #redactor: Redactor
  readonly #keepers: { default: TokenKeeper } & Partial<Record<'alternate' | Role, TokenKeeper>>

  constructor(target: ResolvedTarget, session: Session, exchanger: Exchanger, redactor: Redactor) {
    this.#session = session
    this.#exchanger = exchanger
    this.#redactor = redactor
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

  shown(text: string): string {
    return this.#redactor.text(text)
  }

  session(): Session {
    return structuredClone(this.#session)
  }

  backOffCount(): Readonly<BackOffCount> {
    return this.#exchanger.backOffCount
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
    const keeper = this.#keeperOf(identity)
    const given = keeper === undefined ? this.#givenToken(identity) : await keeper.current()
    let token = given
    const named = namesToken(request.headers)
    const what = `${request.method} ${request.operation ?? request.path}`
    const attempt = async (): Promise<IncomingReply> => {
      const reply = await this.#exchanger.send({
        ...request,
        identity,
        url: base + root + query,
        headers: request.headers ?? [],
        lastHeaders: () => {
          token = keeper?.latest ?? given
          return token === undefined || named ? [] : [['X-Auth-Token', token]]
        },
      })
      if (!named) keeper?.answered(token, what, reply.status)
      return reply
    }
    let reply = await attempt()
    // A second time for a token that ran out while the request waited for its turn.
    for (let repeat = 0; repeat < 2; repeat += 1) {
      if (reply.status !== 401 || keeper === undefined || named || !isRepeatable(request)) break
      if (!(await keeper.replace(token, what))) break
      reply = await attempt()
    }
    return new Reply(reply)
  }

  async close(): Promise<void> {
    await this.#exchanger.close()
  }

  #keeperOf(identity: Identity): TokenKeeper | undefined {
    return identity === 'none' || identity === 'invalid' || identity === 'expired' ? undefined : this.#keepers[identity]
  }

  /** The token of an identity that has none to be renewed. */
  #givenToken(identity: Identity): string | undefined {
    if (identity === 'none') return undefined
    if (identity === 'invalid') return neverIssued
    if (identity === 'expired' && this.#session.expiredToken !== undefined) return this.#session.expiredToken
    throw new ConformanceError('TARGET_IDENTITY', `this target has no ${identity} identity`, {
      where: this.description.name,
      next: 'docs/targets.md tells how one is given',
    })
  }
}

/** A token that the caller sets himself stands, also an empty one. */
function namesToken(headers: HeaderList = []): boolean {
  return headers.some(([name]) => name.toLowerCase() === 'x-auth-token')
}

function isRepeatable({ body }: TargetRequest): boolean {
  return body === undefined || typeof body === 'string' || body instanceof Uint8Array
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
  readonly repeatedAfter: readonly number[]

  constructor(reply: IncomingReply) {
    this.status = reply.status
    this.reason = reply.reason
    this.headers = reply.headers
    this.body = reply.body
    this.continued = reply.continued
    this.exchange = reply.exchange
    this.repeatedAfter = reply.repeatedAfter
  }

  header(name: string): string | undefined {
    const wanted = name.toLowerCase()
    return this.headers.find(([candidate]) => candidate.toLowerCase() === wanted)?.[1]
  }

  text(): string {
    return Buffer.from(this.body.buffer, this.body.byteOffset, this.body.byteLength).toString('utf8')
  }

  json(): unknown {
    return readJson(this.body)
  }
}
