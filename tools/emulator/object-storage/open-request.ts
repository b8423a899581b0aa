import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Authenticator, Caller } from '../http/service.ts'
import { ownsAccount, unauthorized } from './access.ts'
import { headerValue } from './metadata.ts'
import { parseQuery, parseResourcePath } from './resource-path.ts'
import type { StorageRequest, StorageServices } from './storage-request.ts'
import { grantTemporary } from './temporary-url.ts'

/**
 * Reads what a request addresses and who sends it.
 * @throws {Problem} 412 for a bad path, 401 for a token that is not good, or a temporary URL that is not
 */
export function openRequest(
  request: IncomingMessage,
  response: ServerResponse,
  services: StorageServices,
  authenticator: Authenticator,
): StorageRequest {
  const url = request.url ?? '/'
  const mark = url.indexOf('?')
  const path = parseResourcePath(mark < 0 ? url : url.slice(0, mark))
  const query = parseQuery(mark < 0 ? '' : url.slice(mark + 1))
  const method = request.method ?? 'GET'
  const { store, clock } = services
  store.find(path.account)?.removeExpired(clock())
  const open = { ...services, request, response, method, path, query }
  const temporary = grantTemporary(open)
  const caller = temporary === undefined ? authenticate(request, authenticator, path.account) : undefined
  const owner = ownsAccount(caller, path.account)
  const account = owner ? store.open(path.account) : store.find(path.account)
  return { ...open, caller, owner, account, temporary }
}

function authenticate(request: IncomingMessage, authenticator: Authenticator, account: string): Caller | undefined {
  const token = headerValue(request.headers, 'x-auth-token') ?? headerValue(request.headers, 'x-storage-token')
  if (token === undefined || token === '') return undefined
  const caller = authenticator.authenticate(token)
  if (caller === undefined) throw unauthorized(account)
  return caller
}
