import type { IncomingMessage, ServerResponse } from 'node:http'

/** Who a request speaks for, as the identity service knows a token. */
export interface Caller {
  userId: string
  userName: string
  projectId: string
  projectName: string
  domainId: string
  roles: string[]
}

export interface Authenticator {
  /** `undefined` for an unknown, expired or revoked token. */
  authenticate(token: string): Caller | undefined
}

/** One service of the emulated cloud; the server mounts it by the first segments of the path. */
export interface EmulatedService {
  /** Answers one request, errors included; the URL is passed on unchanged. */
  handle(request: IncomingMessage, response: ServerResponse): void | Promise<void>
  /** Ends what is under way and frees files. */
  close(): Promise<void>
}
