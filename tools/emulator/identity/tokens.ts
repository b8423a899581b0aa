import { randomBytes } from 'node:crypto'
import type { Caller } from '../http/service.ts'
import type { ApplicationCredential, Project, Role, User } from './directory.ts'

export interface Token {
  id: string
  user: User
  methods: string[]
  /** Absent: unscoped. */
  project?: Project
  roles: Role[]
  /** Milliseconds since the epoch. */
  issuedAt: number
  expiresAt: number
  /** Its own, and the one of the token it descends from. */
  auditIds: string[]
  applicationCredential?: ApplicationCredential
  caller: Caller
}

export interface NewToken {
  user: User
  methods: string[]
  /** Undefined: unscoped. */
  project: Project | undefined
  roles: Role[]
  applicationCredential?: ApplicationCredential | undefined
  /** Milliseconds since the epoch; default: a whole lifetime from now. */
  expiresAt?: number
  parent?: Token
  /** What the id begins with, e.g. Swift's `AUTH_tk`. */
  prefix?: string
}

/** As many issues as pass between two sweeps of what has expired. */
const sweepInterval = 1000

/** Every token that was issued and is neither revoked nor known to have expired. */
export class TokenStore {
  readonly #tokens = new Map<string, Token>()
  readonly #clock: () => number
  readonly lifetimeMs: number
  #issued = 0

  constructor(clock: () => number, lifetimeMs: number) {
    this.#clock = clock
    this.lifetimeMs = lifetimeMs
  }

  issue(wanted: NewToken): Token {
    const { user, methods, project, roles, applicationCredential, parent } = wanted
    const issuedAt = this.#clock()
    const token: Token = {
      id: `${wanted.prefix ?? ''}${randomBytes(32).toString('hex')}`,
      user,
      methods,
      ...(project === undefined ? {} : { project }),
      roles,
      issuedAt,
      expiresAt: wanted.expiresAt ?? issuedAt + this.lifetimeMs,
      auditIds: [newAuditId(), ...(parent?.auditIds.slice(-1) ?? [])],
      ...(applicationCredential === undefined ? {} : { applicationCredential }),
      caller: {
        userId: user.id,
        userName: user.name,
        projectId: project?.id ?? '',
        projectName: project?.name ?? '',
        domainId: (project ?? user).domain.id,
        roles: roles.map(role => role.name),
      },
    }
    this.#issued += 1
    if (this.#issued % sweepInterval === 0) this.#sweep()
    this.#tokens.set(token.id, token)
    return token
  }

  /** Undefined for a token that is unknown, expired or revoked. */
  find(id: string): Token | undefined {
    const token = this.#tokens.get(id)
    return token !== undefined && token.expiresAt > this.#clock() ? token : undefined
  }

  revoke(token: Token): void {
    this.#tokens.delete(token.id)
  }

  /** Revokes what was made with an application credential that is gone. */
  revokeIssuedBy(credential: ApplicationCredential): void {
    for (const token of this.#tokens.values()) {
      if (token.applicationCredential === credential) this.#tokens.delete(token.id)
    }
  }

  #sweep(): void {
    const now = this.#clock()
    for (const token of this.#tokens.values()) {
      if (token.expiresAt <= now) this.#tokens.delete(token.id)
    }
  }
}

function newAuditId(): string {
  return randomBytes(16).toString('base64url')
}
