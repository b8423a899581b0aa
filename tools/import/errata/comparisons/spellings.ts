import type { Clause } from '../../../model/clause.ts'
import { groupBy } from '../../../shared/group-by.ts'
import { tableFinding } from '../../foundation/errata/table-finding.ts'
import type { Finding } from '../finding.ts'
import type { TableDetector, TableEvidence } from '../table-detectors.ts'
import { bodiesOf, isInMap, kindOf, nameOf, rowsOf, thingOf } from './bodies.ts'
import { momentForm } from './moments.ts'

interface Shown {
  at: string
  value: unknown
  operation: string
  role: string
  clause: Clause
}

/** Members of one kind of thing that are of one JSON type in one sample and of another in another: a number, a string. */
export const detectMemberTypes: TableDetector = evidence =>
  grouped(
    // The value of a change (RFC 6902) is whatever its path names.
    valuesOf(evidence, 'json').filter(({ at }) => thingOf(at) !== ''),
    ({ at }) => `${thingOf(at)}.${nameOf(at)}`,
    'member-type',
    ({ value }) => kindOf(value),
    ({ value, role }) => `${kindOf(value)} in a ${role}`,
  )

/** Values of one member that differ in nothing but the case of their letters: `ACTIVE`, `active`. */
export const detectValueSpellings: TableDetector = evidence => {
  // Ids and what people call things are no words of the API.
  const free = /(?:name|description|key|comment|id)$/i
  const words = valuesOf(evidence).filter(
    ({ at, value }) => typeof value === 'string' && /^[A-Za-z][\w-]*$/.test(value) && !free.test(nameOf(at)),
  )
  return [...groupBy(words, ({ at, value }) => `${nameOf(at)}:${String(value).toLowerCase()}`).values()].flatMap(same =>
    grouped(
      same,
      ({ at }) => nameOf(at),
      'value-spelling',
      ({ value }) => String(value),
    ),
  )
}

/** Moments that a service writes in several forms, one finding for all. */
export const detectMomentForms: TableDetector = evidence => {
  const moments = valuesOf(evidence).filter(({ value }) => momentForm(value) !== undefined)
  return grouped(
    moments,
    () => 'a moment',
    'moment-forms',
    ({ value }) => momentForm(value),
  )
}

/** Moments of samples that are written in another form than the example in the row of their table. */
export const detectMomentsOfTables: TableDetector = ({ operations }) =>
  operations.flatMap(reading =>
    bodiesOf(reading).flatMap(({ role, places, clause }) =>
      rowsOf(reading, role).flatMap((row): Finding[] => {
        const entry = reading.entries.find(each => each.name === row.name && each.clause.detail === row.clause.detail)
        const example = /\d{4}-\d\d-\d\d[T ][\d:.]+(?:Z|[+-]\d\d:\d\d)?(?<!\.)/.exec(entry?.text ?? '')?.[0]
        const other = places.get(row.at ?? '')?.find(value => momentForm(value) !== momentForm(example))
        if (example === undefined || momentForm(other) === undefined) return []
        return [
          tableFinding(
            reading,
            'contradiction',
            ['moment-of-table', row.name],
            [
              [`${row.name} like ${example} (table)`, row.clause],
              [`${row.name} ${String(other)} (sample)`, clause],
            ],
          ),
        ]
      }),
    ),
  )

/** Everything that the samples hold, with its place. */
function valuesOf({ operations }: TableEvidence, form?: 'json'): Shown[] {
  return operations
    .flatMap(bodiesOf)
    .flatMap(({ places, clause, reading, role, form: own }) =>
      form !== undefined && own !== form
        ? []
        : [...places].flatMap(([at, values]) =>
            isInMap(at) ? [] : values.map(value => ({ at, value, operation: reading.operation.id, role, clause })),
          ),
    )
}

/** A finding for each group in which not all say the same. */
function grouped(
  shown: readonly Shown[],
  group: (shown: Shown) => string,
  key: string,
  said: (shown: Shown) => string | undefined,
  told = said,
): Finding[] {
  const telling = shown.filter(each => said(each) !== undefined)
  return [...groupBy(telling, group)].flatMap(([name, same]) => {
    if (new Set(same.map(said)).size < 2) return []
    return [
      {
        key: `${key}:${name}`,
        kind: 'contradiction' as const,
        operations: [...new Set(same.map(({ operation }) => operation))],
        readings: [...groupBy(same, told)].map(([reading, each]) => ({
          reading: `${name} ${reading} (${each.length} of ${same.length})`,
          clause: (each[0] as Shown).clause,
        })),
      },
    ]
  })
}
