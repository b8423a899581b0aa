import type { Limits, Operation } from '../../../model/catalog.ts'
import type { Clause } from '../../../model/clause.ts'
import type { OperationReading } from '../../reading.ts'
import { valuesAt } from '../body-spots.ts'

/** A member of a body with what the tables say of it, whether it is sent or answered. */
export interface DocumentedMember {
  operation: Operation
  role: 'request' | 'response'
  name: string
  at: string
  type?: string
  presence?: string
  values?: readonly string[]
  default?: string
  limits?: Limits
  /** True for what is there in some cases only. */
  conditional?: boolean
  clause: Clause
}

/** A scalar, or a list, that a sample has at the place of a member. */
export interface SampleValue {
  value: unknown
  clause: Clause
}

/** The members of the bodies of an operation whose place is known. */
export function membersOf(operation: Operation): DocumentedMember[] {
  const sent = operation.parameters.flatMap(parameter =>
    parameter.in === 'body' && parameter.at !== undefined
      ? [{ ...parameter, operation, role: 'request' as const, at: parameter.at }]
      : [],
  )
  const answered = operation.responseElements.flatMap(element =>
    element.at === undefined
      ? []
      : [
          {
            ...element,
            operation,
            role: 'response' as const,
            at: element.at,
            conditional: element.conditions !== undefined,
          },
        ],
  )
  return [...sent, ...answered]
}

/** The values that the samples of an operation have at the place of one of its members; none of bodies that are no JSON. */
export function sampleValues({ samples }: OperationReading, { role, at }: DocumentedMember): SampleValue[] {
  return samples
    .filter(({ sample }) => sample.role === role && sample.form === 'json')
    .flatMap(({ sample, text }) => valuesAt(parsed(text), at).map(value => ({ value, clause: sample.clause })))
}

/** A body, or undefined where the document has it damaged beyond repair. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
