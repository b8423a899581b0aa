import { groupBy } from '../../../../shared/group-by.ts'
import type { Finding } from '../../../errata/finding.ts'
import type { TableEvidence } from '../../../errata/table-detectors.ts'
import { isObject, type JsonSample, jsonSamples, membersOf } from './json-samples.ts'

interface Thing {
  id: string
  /** What the member that holds it is called, in the singular. */
  kind: string
  object: Readonly<Record<string, unknown>>
  from: JsonSample
}

/** Things that samples show several times: with other values each time, or under the id of a thing of another kind. */
export function detectSameThings({ operations }: TableEvidence): Finding[] {
  const things = jsonSamples(operations)
    .filter(({ sample }) => sample.role === 'response')
    .flatMap(thingsOf)
  return [...groupBy(things, ({ id }) => id)].flatMap(([id, same]) => [
    ...[...groupBy(same, ({ kind }) => kind)].flatMap(([kind, alike]) => differing(id, kind, alike)),
    ...severalKinds(id, same),
  ])
}

function thingsOf(from: JsonSample): Thing[] {
  const root = isObject(from.value) ? identified(from.value, nameless, from) : []
  return [
    ...root,
    ...membersOf(from.value).flatMap(({ name, value }) =>
      [value].flat().flatMap(item => (isObject(item) ? identified(item, name.replace(/s$/, ''), from) : [])),
    ),
  ]
}

/** A body without an envelope: only the services of images answer so. */
const nameless = 'image'

/** Short ids, such as those of flavors, mean the same in every cloud and tell nothing. */
function identified(object: Thing['object'], kind: string, from: JsonSample): Thing[] {
  const id = object.id ?? (kind === nameless ? undefined : object[`${kind}_id`])
  return typeof id === 'string' && id.length > 8 ? [{ id, kind, object, from }] : []
}

function differing(id: string, kind: string, alike: readonly Thing[]): Finding[] {
  const names = [...new Set(alike.flatMap(({ object }) => Object.keys(object)))]
  return names.flatMap(name => {
    const values = alike.flatMap(thing => {
      const value = thing.object[name]
      return value === undefined || (typeof value === 'object' && value !== null) ? [] : [{ value, thing }]
    })
    const byValue = groupBy(values, ({ value }) => JSON.stringify(value))
    if (byValue.size < 2) return []
    const found = [...byValue].map(([value, [first]]) => ({
      reading: `${kind} ${id} has ${name} ${value}`,
      clause: (first as (typeof values)[0]).thing.from.sample.clause,
    }))
    return [
      finding(
        `sample-differs:${kind}:${id}:${name}`,
        values.map(({ thing }) => thing),
        found,
      ),
    ]
  })
}

function severalKinds(id: string, same: readonly Thing[]): Finding[] {
  const kinds = [...groupBy(same, ({ kind }) => kind)]
  if (kinds.length < 2) return []
  const found = kinds.map(([kind, [first]]) => ({
    reading: `${id} is the id of a ${kind}`,
    clause: (first as Thing).from.sample.clause,
  }))
  return [finding(`sample-id-of-several:${id}`, same, found)]
}

function finding(key: string, things: readonly Thing[], readings: Finding['readings']): Finding {
  const operations = [...new Set(things.map(({ from }) => from.sample.operation))]
  return { key, kind: 'contradiction', operations, readings }
}
