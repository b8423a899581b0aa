import type { Operation } from '../../../model/catalog.ts'
import type { Finding } from '../../errata/finding.ts'
import { shapeOf } from '../../rst/assign-rows.ts'
import type { JioReading } from '../operations.ts'
import { about, type JioDetector, type JioEvidence } from './detector.ts'

/** What makes a path doubtful, with a word for it; the operation is as printed. */
const doubts: readonly {
  head: string
  about: string
  holds: (operation: Operation, description: string) => boolean
}[] = [
  {
    head: 'placeholder-twice',
    about: 'one placeholder stands for two things',
    holds: ({ path }) => repeats(path.match(/\{\w+\}/g)),
  },
  {
    head: 'segment-twice',
    about: 'a resource stands below itself',
    holds: ({ path }) => repeats(path.match(/[^/{}]+(?=\/|$)/g)),
  },
  {
    head: 'no-resource',
    about: 'the path names no resource',
    holds: ({ method, path }) => method !== 'GET' && /^\/v[\d.]+\/\{tenant_id\}$/.test(path),
  },
  {
    head: 'action-by-get',
    about: 'an action is asked for without a body',
    holds: ({ method, path }) => method === 'GET' && path.endsWith('/action'),
  },
  {
    head: 'list-below-item',
    about: 'the list of all stands below one',
    holds: ({ path }) => /\}\/detail$/.test(path),
  },
  {
    head: 'create-at-item',
    about: 'what is created has its id already',
    holds: ({ method, path }, description) =>
      method === 'POST' && /^Creates a /.test(description) && /[a-z]\/\{\w+\}$/.test(path),
  },
  {
    head: 'delete-of-list',
    about: 'the path names a list, not the one to delete',
    holds: ({ method, path }) => method === 'DELETE' && !path.endsWith('}'),
  },
  {
    head: 'one-of-list',
    about: 'the text speaks of one, the path of a list',
    holds: ({ method, path }, description) =>
      method === 'GET' && /^(?:Lists|Shows) details for a (?!.*\bserver\b)/.test(description) && !path.endsWith('}'),
  },
]

/** Paths that contradict their own description, or the paths beside them. */
export const detectPaths: JioDetector = evidence => {
  const { readings, catalogs } = evidence
  const decided = new Map(catalogs.flatMap(({ operations }) => operations.map(each => [each.id, each.path] as const)))
  return [
    ...readings.flatMap(reading =>
      doubts
        .filter(({ holds }) => holds(reading.operation, reading.row.description))
        .map(doubt =>
          about(
            reading,
            'contradiction',
            doubt.head,
            `${printed(reading)}: ${doubt.about}`,
            ...taken(reading, decided),
          ),
        ),
    ),
    ...missingTenant(evidence, decided),
    ...sameShapes(readings),
  ]
}

/** Resources that stand below the tenant in some rows of a service and not in others. */
function missingTenant({ parts }: JioEvidence, decided: ReadonlyMap<string, string>): Finding[] {
  return parts.flatMap(({ service: { prefixes }, groups }) => {
    const readings = groups.flatMap(group => group.readings)
    return prefixes.flatMap(prefix => {
      const root = prefix.slice(0, prefix.lastIndexOf('/'))
      const resourceBelow = (start: string, { operation: { path } }: JioReading): string | undefined =>
        path.startsWith(`${start}/`) ? /^[a-z-]+/.exec(path.slice(start.length + 1))?.[0] : undefined
      const below = new Set(readings.map(reading => resourceBelow(prefix, reading)))
      return readings
        .filter(reading => {
          const resource = resourceBelow(root, reading)
          return resource !== undefined && below.has(resource)
        })
        .map(reading => about(reading, 'contradiction', 'tenant-missing', printed(reading), ...taken(reading, decided)))
    })
  })
}

/** Operations of one method whose paths differ in the names of placeholders only: a server cannot tell them apart. */
function sameShapes(readings: readonly JioReading[]): Finding[] {
  return readings.flatMap((reading, index) => {
    const { method, path } = reading.operation
    const other = readings
      .slice(0, index)
      .find(
        ({ operation }) =>
          operation.method === method && operation.path !== path && shapeOf(operation.path) === shapeOf(path),
      )
    return other === undefined
      ? []
      : [about(reading, 'contradiction', 'same-shape', printed(reading), [printed(other), other.operation.clause])]
  })
}

function printed({ operation: { method, path } }: JioReading): string {
  return `${method} ${path}`
}

function taken({ operation }: JioReading, decided: ReadonlyMap<string, string>): string[] {
  const path = decided.get(operation.id)
  return path === undefined || path === operation.path ? [] : [`${operation.method} ${path}`]
}

function repeats(list: readonly string[] | null): boolean {
  return new Set(list ?? []).size < (list ?? []).length
}
