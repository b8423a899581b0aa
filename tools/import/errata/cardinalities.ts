import type { Cardinality } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'
import { groupBy } from '../../shared/group-by.ts'
import { isDamagedCardinality } from '../operation/field.ts'
import { clauseOf, type ReadOperation } from '../operation/read-operation.ts'
import { type Detector, type Finding, findingOf } from './finding.ts'

/** Types and cardinalities that differ between operations, are damaged, or that their own entry gainsays. */
export const detectCardinalities: Detector = ({ service }) => {
  const entries = service.operations.flatMap(entriesOf)
  return [
    ...differences(
      entries,
      'cardinality',
      ({ cardinality }) => cardinality && `${cardinality.min}..${cardinality.max ?? '*'}`,
    ),
    ...differences(entries, 'type', ({ type }) => type),
    ...service.operations.flatMap(inOneEntry),
  ]
}

interface Entry {
  operation: string
  group: string
  name: string
  type?: string
  cardinality?: Cardinality
  clause: Clause
}

function entriesOf({ operation }: ReadOperation): Entry[] {
  const entry = (group: string, item: Omit<Entry, 'operation' | 'group'>): Entry => ({
    ...item,
    operation: operation.id,
    group,
  })
  return [
    ...operation.parameters.map(item => entry(item.in === 'header' ? 'request-header' : item.in, item)),
    ...operation.responseHeaders.map(item => entry('response-header', item)),
    // An envelope's type is its own name.
    ...operation.responseElements.filter(({ children }) => children.length === 0).map(item => entry('element', item)),
  ]
}

/** One finding for each thing that has more than one value of `read` over the operations. */
function differences(entries: readonly Entry[], what: string, read: (entry: Entry) => string | undefined): Finding[] {
  const groups = groupBy(
    entries.filter(entry => read(entry) !== undefined),
    ({ group, name }) => `${group}:${name.toLowerCase()}`,
  )
  return [...groups].flatMap(([key, same]) => {
    const values = groupBy(same, entry => read(entry) as string)
    if (values.size < 2) return []
    return [
      {
        key: `${what}:${key}`,
        kind: 'contradiction' as const,
        operations: same.map(({ operation }) => operation),
        readings: [...values].map(([value, [first, ...rest]]) => ({
          reading: `${what} ${value}${rest.length === 0 ? '' : `, likewise §${rest.map(({ clause }) => clause.section).join(', §')}`}`,
          clause: (first as Entry).clause,
        })),
      },
    ]
  })
}

const omittable = /(?:[Ii]f omitted|[Ii]f not set|has not been set),? (?:this|this header|a value) will not be returned/

function inOneEntry(read: ReadOperation): Finding[] {
  return read.parts.fields.flatMap(field => {
    const { cardinality, name, group, text } = field
    const clause = clauseOf(read.section, `${group} ${name}`)
    if (cardinality === undefined) return []
    if (isDamagedCardinality(cardinality))
      return [
        findingOf(
          read,
          'damage',
          ['cardinality-damaged', name],
          [[`cardinality ${cardinality.printed} without an upper bound`, clause]],
        ),
      ]
    if (cardinality.min > 0 && omittable.test(text))
      return [
        findingOf(
          read,
          'contradiction',
          ['required-but-omitted', name],
          [
            [`cardinality ${cardinality.printed}`, clause],
            ['not returned where it is not set', clause],
          ],
        ),
      ]
    if (/-name$/.test(name) && /^X-/.test(name) && cardinality.max !== null)
      return [
        findingOf(
          read,
          'contradiction',
          ['family-of-one', name],
          [
            [`cardinality ${cardinality.printed}`, clause],
            ['the name stands for any number of headers', clause],
          ],
        ),
      ]
    return []
  })
}
