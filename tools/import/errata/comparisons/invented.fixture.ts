import type { Operation, Parameter, ResponseElement, ServiceCatalog } from '../../../model/catalog.ts'
import type { Clause } from '../../../model/clause.ts'
import type { OperationReading, PrintedEntry } from '../../reading.ts'
import type { Finding } from '../finding.ts'
import type { TableDetector } from '../table-detectors.ts'

/** An operation of an invented service, as far as comparisons look at it. */
export interface Invented extends Partial<Operation> {
  id: string
  /** Bodies as JSON, or as text in XML. */
  requests?: unknown[]
  responses?: unknown[]
  entries?: PrintedEntry[]
}

/** A reading of an invented operation; its section is its id. */
export function readingOf({ id, requests = [], responses = [], entries = [], ...given }: Invented): OperationReading {
  const clause: Clause = { document: 'k5-foundation-1.12', section: id }
  const sample = (role: 'request' | 'response') => (body: unknown, index: number) => ({
    sample: { id: `${id}.${role}.${index}`, operation: id, clause, role, ...formOf(body) },
    text: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const operation = {
    title: 'Bake',
    method: 'GET',
    path: '/v2/{bakery}/breads',
    normalCodes: [{ code: 200, reason: 'OK', clause }],
    parameters: [],
    responseElements: [],
    ...given,
    id,
    clause,
  }
  const samples = [...requests.map(sample('request')), ...responses.map(sample('response'))]
  return { operation, entries, samples } as unknown as OperationReading
}

function formOf(body: unknown): object {
  return { form: typeof body === 'string' ? 'xml' : 'json', confidence: 'exact', repairs: [] }
}

/** What a detector finds in operations of the service that the first of them is of. */
export function findingsOf(detect: TableDetector, ...given: Invented[]): Finding[] {
  const all = given.map(readingOf)
  const service = given[0]?.id.split('.')[0] ?? ''
  const operations = all.filter(({ operation }) => operation.id.startsWith(`${service}.`))
  return detect({ service, catalog: {} as ServiceCatalog, operations, all, rst: [] })
}

/** A row of a table for the body of a request. */
export function rowOf(name: string, at: string): Parameter {
  return { name, in: 'body', at, clause: { document: 'k5-foundation-1.12', section: 'rows', detail: name } }
}

/** A row of a table for the body of a response. */
export function elementOf(name: string, at: string): ResponseElement {
  return { ...rowOf(name, at), type: 'datetime', parent: null, children: [] } as unknown as ResponseElement
}
