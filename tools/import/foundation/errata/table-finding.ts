import type { Clause } from '../../../model/clause.ts'
import { type Finding, shortId } from '../../errata/finding.ts'
import type { TableEvidence } from '../../errata/table-detectors.ts'
import type { OperationReading } from '../../reading.ts'

/** A finding about one operation; its key is `<name>:<operation>:<rest>`. */
export function tableFinding(
  { operation }: OperationReading,
  kind: Finding['kind'],
  [name = '', ...rest]: readonly string[],
  readings: readonly (readonly [reading: string, clause: Clause])[],
): Finding {
  return {
    key: [name, shortId(operation.id), ...rest].join(':'),
    kind,
    operations: [operation.id],
    readings: readings.map(([reading, clause]) => ({ reading, clause })),
  }
}

/** Services whose chapters are written in other forms and have detectors of their own. */
const otherForms = new Set(['import-export', 'sap', 'object-storage'])

/** The operations of a service that are described in the form of these chapters. */
export function inFoundationForm({ operations }: Pick<TableEvidence, 'operations'>): readonly OperationReading[] {
  return operations.filter(({ operation }) => !otherForms.has(operation.id.split('.')[0] as string))
}
