import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Authenticator, Caller } from '../http/service.ts'
import { ownsAccount } from './access.ts'
import { headerValue } from './metadata.ts'
import { parseQuery, parseResourcePath } from './resource-path.ts'
import type { StorageRequest, StorageServices } from './storage-request.ts'
import { grantTemporary } from './temporary-url.ts'

/**
 * Reads what a request addresses and who sends it.
 * @throws {Problem} 412 for a bad path, 401 for a temporary URL that is not valid
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
  const caller = temporary === undefined ? authenticate(request, authenticator) : undefined
  const owner = ownsAccount(caller, path.account)
  const account = owner ? store.open(path.account) : store.find(path.account)
  return { ...open, caller, owner, account, temporary }
}

function authenticate(request: IncomingMessage, authenticator: Authenticator): Caller | undefined {
  const token = headerValue(request.headers, 'x-auth-token') ?? headerValue(request.headers, 'x-storage-token')
  if (token === undefined || token === '') return undefined
  // A token that is not good is as no token: what is public stays readable, all else is answered 401.
  return authenticator.authenticate(token)
}
