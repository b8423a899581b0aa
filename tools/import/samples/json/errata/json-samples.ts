import type { Clause } from '../../../../model/clause.ts'
import type { Sample } from '../../../../model/sample.ts'
import type { Finding } from '../../../errata/finding.ts'
import { shortId } from '../../../errata/finding.ts'
import type { OperationReading } from '../../../reading.ts'

/** A sample that is JSON, with what it says. */
export interface JsonSample {
  sample: Sample
  value: unknown
}

/** The samples that are JSON, in document order. */
export function jsonSamples(operations: readonly Pick<OperationReading, 'samples'>[]): JsonSample[] {
  return operations.flatMap(({ samples }) =>
    samples
      .filter(({ sample }) => sample.form === 'json' && sample.confidence !== 'as-printed')
      .map(({ sample, text }) => ({ sample, value: JSON.parse(text) as unknown })),
  )
}

type JsonObject = Readonly<Record<string, unknown>>

/** A member of an object somewhere in a body. */
export interface Member {
  name: string
  value: unknown
  /** The object that has it. */
  owner: JsonObject
  /** The member, outside of it, that the object is the value of, or an item of the value of; empty at the root. */
  under: string
}

/** Every member of every object of a body, from the root down. */
export function membersOf(value: unknown, under = ''): Member[] {
  if (Array.isArray(value)) return value.flatMap(item => membersOf(item, under))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, member]) => [
    { name, value: member, owner: value, under },
    ...membersOf(member, name),
  ])
}

/** Whether a value is an object with members. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A finding about one operation: `<kind>:<operation without its service>:<rest>`. */
export function sampleFinding(
  kind: Finding['kind'],
  key: readonly [kind: string, operation: string, ...rest: string[]],
  readings: readonly (readonly [reading: string, clause: Clause])[],
): Finding {
  const [head, operation, ...rest] = key
  return {
    key: [head, shortId(operation), ...rest].join(':'),
    kind,
    operations: [operation],
    readings: readings.map(([reading, clause]) => ({ reading, clause })),
  }
}
