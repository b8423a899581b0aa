import type { Clause } from '../../model/clause.ts'
import type { Erratum } from '../../model/erratum.ts'
import type { ReadOperation } from '../operation/read-operation.ts'
import type { ReadService } from '../read-service.ts'
import type { RstTable } from '../rst/assign-rows.ts'
import type { MadeExchange } from '../samples/make-samples.ts'

/** Something that a detector found; it becomes an erratum when an adjudication decides it. */
export interface Finding {
  /** Stable, e.g. `status-in-sample:objects.show:200`; adjudications name it. */
  key: string
  kind: Erratum['kind']
  operations: string[]
  readings: Erratum['readings']
}

/** Everything that detectors compare. */
export interface Evidence {
  service: ReadService
  exchanges: readonly MadeExchange[]
  rst: readonly RstTable[]
}

/** Looks for one kind of contradiction, damage or omission. */
export type Detector = (evidence: Evidence) => Finding[]

/** The id without the service: `objects.show`. */
export function shortId(id: string): string {
  return id.slice(id.indexOf('.') + 1)
}

/** A finding about one operation. */
export function findingOf(
  read: ReadOperation,
  kind: Finding['kind'],
  key: readonly string[],
  readings: readonly (readonly [reading: string, clause: Clause])[],
): Finding {
  const [head = '', ...rest] = key
  return {
    key: [head, shortId(read.operation.id), ...rest].join(':'),
    kind,
    operations: [read.operation.id],
    readings: readings.map(([reading, clause]) => ({ reading, clause })),
  }
}

/** A finding about the body of one response. */
export function bodyFinding(
  item: MadeExchange['responses'][number],
  kind: Finding['kind'],
  key: string,
  readings: readonly string[],
): Finding {
  const { operation, clause } = (item.body ?? item.head).sample
  return { key, kind, operations: [operation], readings: readings.map(reading => ({ reading, clause })) }
}
