import { Problem } from '../http/problem.ts'
import type { HeaderFields } from '../http/reply.ts'

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Request Entity Too Large',
}

/** A refusal in the identity service's JSON form: `{"error":{"code","message","title"}}`. */
export function identityProblem(status: number, message: string, headers: HeaderFields = {}): Problem {
  const body = JSON.stringify({ error: { code: status, message, title: titles[status] ?? 'Error' } })
  return new Problem(status, body, { 'Content-Type': 'application/json', ...headers })
}

/** 401: the same words for every cause, so that nobody learns which part was wrong. */
export function unauthenticated(message = 'The request you have made requires authentication.'): Problem {
  return identityProblem(401, message)
}

/** @param action e.g. `identity:list_users` */
export function forbidden(action: string): Problem {
  return identityProblem(403, `You are not authorized to perform the requested action: ${action}.`)
}

/** 400: something is missing from a request or has the wrong type. */
export function malformed(message: string): Problem {
  return identityProblem(400, `${message} The server could not comply with the request since it is malformed.`)
}

/** @param kind e.g. `user` */
export function notFound(kind: string, id: string): Problem {
  return identityProblem(404, `Could not find ${kind}: ${id}.`)
}
