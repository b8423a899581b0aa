import type { ServiceCatalog, StatusCode } from '../../model/catalog.ts'
import { formatClause } from '../../model/clause.ts'
import type { JsonSchema } from '../json/json-schema.ts'

/** The body of an error that a chapter documents by the names of faults alone. */
export interface FaultBody {
  /** `fault.404`; with the section of its clause where chapters name different faults for one status. */
  name: string
  code: number
  faults: string[]
  clause: string
  schema: JsonSchema
}

/**
 * The bodies of documented faults of a service, each once. The manual lists a name for each status
 * (`404 itemNotFound`) and shows no body of a fault; that the name is the root of the body and what is in it is custom
 * of OpenStack. So any object fits, and custom stands in `x-advisory-schema`.
 * @returns by `faultKey`
 */
export function faultBodies(catalog: ServiceCatalog): Map<string, FaultBody> {
  const found = new Map<string, FaultBody>()
  const taken = new Set<string>()
  for (const error of documentedErrors(catalog)) {
    const faults = faultsOf(error)
    if (faults.length === 0 || found.has(faultKey(error))) continue
    const plain = `fault.${error.code}`
    const name = taken.has(plain) ? `${plain}.${error.clause.section}` : plain
    taken.add(name)
    found.set(faultKey(error), {
      name,
      code: error.code,
      faults,
      clause: formatClause(error.clause),
      schema: faultSchema(faults),
    })
  }
  return found
}

/** What tells one fault body from another: the status and the names. */
export function faultKey(error: StatusCode): string {
  return `${error.code} ${faultsOf(error).join()}`
}

/** Every error of the chapters and of single operations, as often as it is documented. */
export function documentedErrors({ chapters, operations }: ServiceCatalog): StatusCode[] {
  return [...chapters.flatMap(chapter => chapter.errorCodes), ...operations.flatMap(one => one.errorCodes)]
}

function faultsOf({ fault, faults }: StatusCode): string[] {
  return faults ?? (fault === undefined ? [] : [fault])
}

function faultSchema(faults: string[]): JsonSchema {
  const inner: JsonSchema = {
    type: 'object',
    properties: { code: { type: 'integer' }, message: { type: 'string' } },
    required: ['message'],
  }
  return {
    type: 'object',
    'x-fault-names': faults,
    'x-advisory-schema': {
      type: 'object',
      anyOf: faults.map(name => ({ type: 'object', properties: { [name]: inner }, required: [name] })),
    },
  }
}
