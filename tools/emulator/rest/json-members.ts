import type { Refuse } from './read-json-body.ts'

export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * The object that a body wraps in one member: `{"keypair": {…}}`.
 * @throws {Problem} 400 when the body is no object or the member is none.
 */
export function wrapped(body: unknown, member: string, refuse: Refuse): JsonObject {
  const value = isObject(body) ? body[member] : undefined
  if (!isObject(value)) throw refuse(400, `Malformed request body: ${member} is missing or no object`)
  return value
}
