import type { ServiceCatalog } from '../../../model/catalog.ts'
import type { Clause } from '../../../model/clause.ts'
import type { Finding } from '../../errata/finding.ts'
import type { JioPartReading, JioReading } from '../operations.ts'

/** Everything that the detectors of the Jio document compare. */
export interface JioEvidence {
  parts: readonly JioPartReading[]
  readings: readonly JioReading[]
  /** What is taken of the document, as decided. */
  catalogs: readonly ServiceCatalog[]
  /** What the other documents say. */
  others: readonly ServiceCatalog[]
}

/** Looks for one kind of contradiction, damage or omission. */
export type JioDetector = (evidence: JioEvidence) => Finding[]

/** A finding about one operation; its key is `<head>:<operation>`. */
export function about(
  { operation }: Pick<JioReading, 'operation'>,
  kind: Finding['kind'],
  head: string,
  ...readings: (string | readonly [reading: string, clause: Clause])[]
): Finding {
  return {
    key: `${head}:${operation.id}`,
    kind,
    operations: [operation.id],
    readings: readings.map(reading =>
      typeof reading === 'string' ? { reading, clause: operation.clause } : { reading: reading[0], clause: reading[1] },
    ),
  }
}
