import type { CallOptions } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'

/** What JSON services are sent (§1.1.3, §1.8.3, §2.1.3, §2.4.3): the body, its type, and the type that is wanted. */
export function jsonBody(value: unknown, type = 'application/json'): Pick<CallOptions, 'headers' | 'body'> {
  return { headers: { 'Content-Type': type, Accept: 'application/json' }, body: JSON.stringify(value) }
}

/** The value that a request's body says in JSON; undefined where it says none, as bodies that are wrong on purpose. */
export function sentJson({ body }: Pick<CallOptions, 'body'>): unknown {
  try {
    return typeof body === 'string' ? JSON.parse(body) : undefined
  } catch {
    return undefined
  }
}

export type JsonObject = Record<string, unknown>

/** A body that ought to be a JSON object; where it is none, an empty one, so that each look at it finds nothing. */
export function jsonOf(reply: TargetReply): JsonObject {
  try {
    return objectOf(reply.json())
  } catch {
    return {}
  }
}

/** A member of a JSON value by the names on the way to it; undefined where one is missing. */
export function member(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>((inner, name) => objectOf(inner)[name], value)
}

/** The same, where it ought to be a text; otherwise an empty one. */
export function textAt(value: unknown, ...names: readonly string[]): string {
  const found = member(value, ...names)
  return typeof found === 'string' ? found : ''
}

/** Rows of a list (`{"volumes": [...]}`); where it is none, no rows. */
export function rowsOf(reply: TargetReply, envelope: string): JsonObject[] {
  const rows = jsonOf(reply)[envelope]
  return Array.isArray(rows) ? rows.map(objectOf) : []
}

function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
}
