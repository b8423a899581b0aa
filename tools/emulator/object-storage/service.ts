import type { Authenticator, EmulatedService } from '../http/service.ts'

export interface ObjectStorageOptions {
  authenticator: Authenticator
  /** Bodies are written below it; made when absent, removed by nobody but its owner. */
  dataFolder: string
  /** Milliseconds since the epoch. */
  clock: () => number
}

/**
 * Swift v1 below `/v1/`, and `/info`, `/healthcheck` and `/crossdomain.xml` beside it.
 * A caller's own account is `AUTH_` and the project id.
 */
export function createObjectStorage(_options: ObjectStorageOptions): EmulatedService {
  return {
    handle: (_request, response) => void response.writeHead(501).end(),
    close: async () => {},
  }
}
