import type { CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { parseXml, type XmlElement } from './markup.ts'

/** Reads a body that must be a JSON array; a body that is not fails the check. */
export function jsonArray<T>(t: CheckContext, reply: TargetReply): T[] {
  const value = read(t, 'JSON', () => reply.json())
  t.expect(Array.isArray(value), 'the body is a JSON array').toBe(true)
  return value as T[]
}

/** Reads a body that must be a JSON object; a body that is not fails the check. */
export function jsonObject<T>(t: CheckContext, reply: TargetReply): T {
  const value = read(t, 'JSON', () => reply.json())
  t.expect(typeof value === 'object' && value !== null && !Array.isArray(value), 'the body is a JSON object').toBe(true)
  return value as T
}

/** Reads the root element of a body that must be XML; a body that is not fails the check. */
export function xmlRoot(t: CheckContext, reply: TargetReply): XmlElement {
  return read(t, 'XML', () => parseXml(reply.text()))
}

/** A body that cannot be read is the target's departure, not an error of the check. */
function read<T>(t: CheckContext, form: string, parse: () => T): T {
  let failure = 'none'
  try {
    return parse()
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error)
  }
  t.expect(failure, `the body is ${form} that can be read`).toBe('none')
  throw new TypeError(failure)
}
