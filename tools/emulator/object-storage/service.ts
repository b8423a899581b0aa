import type { IncomingMessage, ServerResponse } from 'node:http'
import { httpDate } from '../http/dates.ts'
import { ClientGone, Problem } from '../http/problem.ts'
import { sendReply } from '../http/reply.ts'
import type { Authenticator, EmulatedService } from '../http/service.ts'
import { transactionId } from '../http/transaction-id.ts'
import { BodyFiles } from './body-files.ts'
import { answerInfo } from './info.ts'
import { openRequest } from './open-request.ts'
import { answerRequest } from './route.ts'
import type { StorageServices } from './storage-request.ts'
import { Store } from './store.ts'
import { createTimestamps } from './timestamps.ts'

export interface ObjectStorageOptions {
  authenticator: Authenticator
  /** Bodies are written below it; made when absent, removed by nobody but its owner. */
  dataFolder: string
  /** Milliseconds since the epoch. */
  clock: () => number
  /** Milliseconds that a sender may be silent in the middle of a body before it is answered 408; default a minute. */
  bodyTimeoutMs?: number
}

/**
 * Swift v1 below `/v1/`, and `/info` and `/healthcheck` beside it.
 * A caller's own account is `AUTH_` and the project id.
 */
export function createObjectStorage(options: ObjectStorageOptions): EmulatedService {
  const { authenticator, clock, dataFolder, bodyTimeoutMs = 60_000 } = options
  const store = new Store(new BodyFiles(dataFolder), createTimestamps(clock))
  const services: StorageServices = { store, clock, bodyTimeoutMs }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const now = clock()
    const id = transactionId(now)
    response.setHeader('X-Trans-Id', id)
    response.setHeader('X-Openstack-Request-Id', id)
    response.setHeader('Date', httpDate(now))
    try {
      if (answerInfo(request, response)) return
      await answerRequest(openRequest(request, response, services, authenticator))
    } catch (error) {
      refuse(request, response, error)
    }
  }

  return { handle, close: async () => {} }
}

function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  // A half-sent answer cannot be turned into an error: cut the connection, so that the client notices.
  if (error instanceof ClientGone || response.headersSent) {
    response.destroy()
    return
  }
  const problem = error instanceof Problem ? error : unforeseen(error as NodeJS.ErrnoException)
  // A client that waits for `100 Continue` and gets an error must not send its body on this connection.
  const unread = request.headers.expect !== undefined && !request.complete ? { Connection: 'close' } : {}
  const body = request.method === 'HEAD' ? '' : problem.body
  sendReply(response, problem.status, { ...problem.headers, ...unread }, body)
}

/** A full disk is the store's own 507; anything else is a defect, and whoever runs the emulator is told. */
function unforeseen(error: NodeJS.ErrnoException): Problem {
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') return new Problem(507)
  process.emitWarning(`object storage: ${error.message}`)
  return new Problem(500)
}
