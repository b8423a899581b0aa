import type { ReadyInfo } from '../ready-info.ts'

/** For tests: speaks to a running emulator's identity with plain fetch. */
export class IdentityClient {
  readonly info: ReadyInfo

  constructor(info: ReadyInfo) {
    this.info = info
  }

  /** @param path below `/v3` */
  async call(method: string, path: string, options: CallOptions = {}): Promise<IdentityReply> {
    const headers: Record<string, string> = { ...options.headers }
    if (options.token !== undefined) headers['X-Auth-Token'] = options.token
    if (options.subject !== undefined) headers['X-Subject-Token'] = options.subject
    if (options.body !== undefined) headers['Content-Type'] ??= 'application/json'
    const body = typeof options.body === 'object' ? JSON.stringify(options.body) : options.body
    const reply = await fetch(`${this.info.authUrl}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    })
    const text = await reply.text()
    const json = reply.headers.get('content-type') === 'application/json' && text !== '' ? JSON.parse(text) : undefined
    return { status: reply.status, headers: reply.headers, text, json }
  }

  authenticate(identity: object, scope?: unknown, query = ''): Promise<IdentityReply> {
    const auth = scope === undefined ? { identity } : { identity, scope }
    return this.call('POST', `/auth/tokens${query}`, { body: { auth } })
  }

  /** The `identity` member for one of the seeded users. */
  password(user: { username: string; password: string } = this.info): object {
    const named = { name: user.username, domain: { name: this.info.domain }, password: user.password }
    return { methods: ['password'], password: { user: named } }
  }

  /** A fresh token on the user's own project. */
  async token(user?: { username: string; password: string }): Promise<string> {
    return subjectOf(await this.authenticate(this.password(user)))
  }
}

export interface CallOptions {
  token?: string
  subject?: string
  body?: object | string
  headers?: Record<string, string>
}

export interface IdentityReply {
  status: number
  headers: Headers
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into any document
  json: any
}

export function subjectOf(reply: IdentityReply): string {
  const token = reply.headers.get('x-subject-token')
  if (token === null) throw new Error(`No token in a ${reply.status}: ${reply.text}`)
  return token
}
