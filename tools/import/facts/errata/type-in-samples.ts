import type { DataType } from '../../../model/catalog.ts'
import { type Finding, shortId } from '../../errata/finding.ts'
import type { TableDetector } from '../../errata/table-detectors.ts'
import { readType } from '../read-type.ts'
import { type DocumentedMember, membersOf, sampleValues } from './documented-values.ts'
import { outsideLimits } from './outside-limits.ts'

/** What JSON has for a type; types that are absent here say nothing of JSON. */
const expected: Readonly<Partial<Record<DataType, (value: unknown) => boolean>>> = {
  string: value => typeof value === 'string',
  integer: value => Number.isInteger(value),
  number: value => typeof value === 'number',
  boolean: value => typeof value === 'boolean',
  uuid: value => typeof value === 'string' && outsideLimits({ format: 'uuid' }, value) === undefined,
  datetime: value => typeof value === 'string' && outsideLimits({ format: 'date-time' }, value) === undefined,
  dict: isObject,
  object: isObject,
  array: Array.isArray,
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Members whose printed type is not what a sample has in their place; null for what may be left out is no other type. */
export const detectTypeInSamples: TableDetector = ({ operations }) =>
  operations.flatMap(reading =>
    membersOf(reading.operation).flatMap((member): Finding[] => {
      const fits = expected[typeOf(member) ?? 'char']
      const odd = sampleValues(reading, member).find(
        ({ value }) => !(value === null && mayBeNull(member)) && !fits?.(value),
      )
      if (fits === undefined || odd === undefined) return []
      const { operation, role, name, clause } = member
      return [
        {
          key: ['type-against-sample', shortId(operation.id), role, name].join(':'),
          kind: 'contradiction',
          operations: [operation.id],
          readings: [
            { reading: `${name}: ${member.type} (table)`, clause },
            { reading: `${name}: ${kindOf(odd.value)}`, clause: odd.clause },
          ],
        },
      ]
    }),
  )

/** The type of a parameter is a plain one already, that of an element is as printed. */
function typeOf({ type = '' }: DocumentedMember): DataType | undefined {
  return type === 'object' ? 'object' : readType(type, '').type
}

/** Responses have null for what a resource has not, requests for what they leave to the service. */
function mayBeNull({ role, presence }: DocumentedMember): boolean {
  return role === 'response' || presence === 'optional'
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list (sample)'
  if (isObject(value)) return 'an object (sample)'
  return `${JSON.stringify(value)} (sample)`
}
