import { inFoundationForm } from '../../foundation/errata/table-finding.ts'
import type { OperationReading } from '../../reading.ts'
import { type Finding, shortId } from '../finding.ts'
import type { TableDetector } from '../table-detectors.ts'
import { bodiesOf, kindOf, nameOf, thingOf } from './bodies.ts'
import { momentForm } from './moments.ts'

interface Pair {
  own: OperationReading
  other: OperationReading
}

/** Operations that two services have under one name and answer with other codes; told by the first service by name. */
export const detectCodesOfServices: TableDetector = evidence =>
  pairs(evidence).flatMap(pair =>
    compared('codes-of-services', pair, ({ operation }) => operation.normalCodes.map(({ code }) => code).join(', ')),
  )

/** … and whose answers have other members at the same place. */
export const detectMembersOfServices: TableDetector = evidence =>
  pairs(evidence).flatMap(pair => {
    const [own, other] = [membersOf(pair.own), membersOf(pair.other)]
    if (own.size === 0 || other.size === 0) return []
    return compared('members-of-services', pair, reading => {
      const [mine, theirs] = reading === pair.own ? [own, other] : [other, own]
      return [...mine].filter(member => !theirs.has(member)).join(', ') || 'nothing more'
    })
  })

/** … and whose answers have the same member in another JSON type, or with values in other letters. */
export const detectValuesOfServices: TableDetector = evidence =>
  pairs(evidence).flatMap(pair => {
    const [own, other] = [valuesOf(pair.own), valuesOf(pair.other)]
    return [...own].flatMap(([member, values]): Finding[] => {
      const theirs = other.get(member)
      if (theirs === undefined) return []
      const told = (each: readonly unknown[]): string =>
        [...new Set(each.map(value => momentForm(value) ?? kindOf(value)).filter(Boolean))].join(' or ')
      const words = (each: readonly unknown[]): string[] => each.filter(value => typeof value === 'string')
      const spelt = words(values).find(value =>
        words(theirs).some(their => their !== value && their.toLowerCase() === value.toLowerCase()),
      )
      const isOtherType = told(values) !== '' && told(theirs) !== '' && told(values) !== told(theirs)
      if (spelt === undefined && !isOtherType) return []
      const same = words(theirs).find(value => value.toLowerCase() === spelt?.toLowerCase())
      return compared(`value-of-services:${member}`, pair, reading => {
        const [mine, word] = reading === pair.own ? [values, spelt] : [theirs, same]
        return `${member}: ${word ?? told(mine)}`
      })
    })
  })

/** `compute.volumes.show` and `block-storage.volumes.show`; products of other kinds share names with them and nothing else. */
function pairs(evidence: Parameters<TableDetector>[0]): Pair[] {
  const others = inFoundationForm({ operations: evidence.all })
  return inFoundationForm(evidence).flatMap(own =>
    others
      .filter(({ operation: { id } }) => shortId(id) === shortId(own.operation.id) && id > own.operation.id)
      .filter(({ operation }) => operation.method === own.operation.method)
      .map(other => ({ own, other })),
  )
}

function valuesOf(reading: OperationReading): Map<string, readonly unknown[]> {
  const bodies = bodiesOf(reading).filter(({ role }) => role === 'response')
  return new Map(
    bodies.flatMap(({ places }) =>
      [...places].flatMap(([at, values]) =>
        // A thing may stand at the root of one service's body and within an envelope of the other's.
        at.split('/').length > 4 ? [] : [[comparable(nameOf(at)), values] as const],
      ),
    ),
  )
}

function membersOf(reading: OperationReading): Set<string> {
  const thing = shortId(reading.operation.id).replace(/s\..*$/, '')
  const places = bodiesOf(reading)
    .filter(({ role }) => role === 'response')
    .flatMap(body => [...body.places.keys()])
  return new Set(
    places
      .filter(at => thingOf(at) === thing || thingOf(at) === '')
      .map(nameOf)
      .filter(name => !name.startsWith(thing)),
  )
}

/** `createdAt` and `created_at` are one name. */
function comparable(name: string): string {
  return name.toLowerCase().replaceAll('_', '')
}

function compared(key: string, { own, other }: Pair, told: (reading: OperationReading) => string): Finding[] {
  if (told(own) === told(other)) return []
  return [
    {
      key: `${key}:${shortId(own.operation.id)}`,
      kind: 'contradiction',
      operations: [own.operation.id, other.operation.id],
      readings: [own, other].map(reading => ({
        reading: `${reading.operation.id.split('.')[0]}: ${told(reading)}`,
        clause: reading.operation.clause,
      })),
    },
  ]
}
