import type { TargetReply } from '../../tools/model/target.ts'
import { type JsonObject, jsonOf, member } from './json.ts'

/** The same answer with another body: what of it is to be judged. */
export function withBody(reply: TargetReply, body: object): TargetReply {
  const text = JSON.stringify(body)
  return Object.assign(Object.create(reply) as TargetReply, {
    body: Buffer.from(text),
    text: () => text,
    json: () => body,
  })
}

/**
 * An answer without members that are null where a row says that None, or null, stands for what there is not, or where
 * an erratum lets it pass. No sample shows it, so the schemas do not know. Rows of a list lose them too.
 */
export function withoutNulls(reply: TargetReply, envelope: string, names: readonly string[]): TargetReply {
  const body = jsonOf(reply)
  const inner = member(body, envelope)
  const judged = Array.isArray(inner) ? inner.map(row => without(row, names)) : without(inner, names)
  return JSON.stringify(judged) === JSON.stringify(inner) ? reply : withBody(reply, { ...body, [envelope]: judged })
}

function without(value: unknown, names: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const members = Object.entries(value as JsonObject)
  return Object.fromEntries(members.filter(([name, found]) => found !== null || !names.includes(name)))
}
