import type { Parameter, ResponseElement } from '../../../model/catalog.ts'
import type { Clause } from '../../../model/clause.ts'
import { groupBy } from '../../../shared/group-by.ts'
import type { OperationReading } from '../../reading.ts'
import { readNodes } from '../../sap/xml/nodes.ts'

/** One sample of a body, with every member of it by its place (as `Parameter.at`). */
export interface Body {
  reading: OperationReading
  role: 'request' | 'response'
  form: 'json' | 'xml'
  clause: Clause
  /** What stands at each place, in document order: one value, or one for each item. */
  places: ReadonlyMap<string, readonly unknown[]>
}

/** The samples of an operation that are whole JSON or XML. */
export function bodiesOf(reading: OperationReading): Body[] {
  return reading.samples.flatMap(({ sample, text }): Body[] => {
    const { role, form, clause, confidence } = sample
    // What stands in the chapter's introduction is attached to its first operations and shows what all may answer.
    if (clause.section !== reading.operation.clause.section) return []
    if ((form !== 'json' && form !== 'xml') || confidence === 'as-printed') return []
    const places = form === 'json' ? placesOfJson(JSON.parse(text)) : placesOfXml(text)
    return [{ reading, role, form, clause, places }]
  })
}

function placesOfXml(text: string): Map<string, unknown[]> {
  return new Map(readNodes([text]).map(({ at, words }) => [at, words]))
}

function placesOfJson(body: unknown): Map<string, unknown[]> {
  const found: (readonly [at: string, value: unknown])[] = []
  const walk = (value: unknown, at: string): void => {
    if (Array.isArray(value)) for (const item of value) walk(item, `${at}/[]`)
    else if (typeof value === 'object' && value !== null)
      for (const [name, member] of Object.entries(value)) {
        const place = `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
        found.push([place, member])
        walk(member, place)
      }
  }
  walk(body, '')
  const groups = groupBy(found, ([at]) => at)
  return new Map([...groups].map(([at, group]) => [at, group.map(([, value]) => value)]))
}

/** The rows of tables that say what is in a body. */
export function rowsOf({ operation }: OperationReading, role: Body['role']): readonly (Parameter | ResponseElement)[] {
  if (role === 'response') return operation.responseElements
  return operation.parameters.filter(parameter => parameter.in === 'body')
}

/** Members that map names of the caller's choice to values; what is in them is no member of the body. */
const freelyNamed = new Set(['metadata', 'meta', 'addresses', 'extra_specs', 'properties', 'volume_image_metadata'])

/** Whether a place lies within a map with free names. */
export function isInMap(at: string): boolean {
  return at
    .split('/')
    .slice(0, -1)
    .some(step => freelyNamed.has(step))
}

/** The last part of a place that is a name: `/servers/[]` → `servers`. */
export function nameOf(at: string): string {
  return at.replace(/(?:\/\[\])+$/, '').replace(/^.*\//, '')
}

/** The thing that a member belongs to, in the singular: `/servers/[]/id` → `server`; empty at the root. */
export function thingOf(at: string): string {
  return nameOf(at.replace(/\/[^/]*$/, '')).replace(/s$/, '')
}

/** What kind of JSON value something is; undefined for null, which says nothing of its kind. */
export function kindOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined
  return Array.isArray(value) ? 'array' : typeof value
}
