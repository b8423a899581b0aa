import { Problem } from '../http/problem.ts'
import type { HeaderFields } from '../http/reply.ts'

/** Names of the faults of compute and block storage, as the chapters list them (§1.2.4, §1.8.4, §2.1.4). */
const names: Readonly<Record<number, string>> = {
  400: 'badRequest',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'itemNotFound',
  405: 'badMethod',
  409: 'conflictingRequest',
  413: 'overLimit',
  415: 'badMediaType',
  422: 'HTTPUnprocessableEntity',
  500: 'cloudServersFault',
  501: 'notImplemented',
  503: 'serviceUnavailable',
}

/** A refusal in the form of compute and block storage: `{"itemNotFound": {"code": 404, "message": …}}`. */
export const fault = faultsNamed({})

/** The same with other names for some statuses, where a chapter has them. */
export function faultsNamed(others: Readonly<Record<number, string>>) {
  return (status: number, message: string, headers: HeaderFields = {}): Problem => {
    const name = others[status] ?? names[status] ?? 'computeFault'
    const body = JSON.stringify({ [name]: { code: status, message } })
    return new Problem(status, body, { 'Content-Type': 'application/json', ...headers })
  }
}
