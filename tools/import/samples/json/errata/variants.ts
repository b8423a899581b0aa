import type { Finding } from '../../../errata/finding.ts'
import type { TableEvidence } from '../../../errata/table-detectors.ts'
import type { OperationReading } from '../../../reading.ts'
import { jsonSamples, membersOf, sampleFinding } from './json-samples.ts'

/**
 * Operations that describe another one again with something more, as their title says, of which no sample shows a
 * member that the samples of the other have not.
 */
export function detectPlainVariants({ operations }: TableEvidence): Finding[] {
  return operations.flatMap(({ operation, samples }) => {
    const plain = operations.find(other => other.operation.id === operation.variantOf)
    const [first] = samples
    if (plain === undefined || first === undefined || plain.samples.length === 0) return []
    const known = namesIn(plain)
    if ([...namesIn({ samples })].some(name => !known.has(name))) return []
    return [
      sampleFinding(
        'omission',
        ['sample-shows-nothing-more', operation.id],
        [
          [
            `no sample of "${operation.title}" has a member that those of ${plain.operation.id} have not`,
            first.sample.clause,
          ],
          [`described as "${plain.operation.title}" too`, plain.operation.clause],
        ],
      ),
    ]
  })
}

function namesIn(operation: Pick<OperationReading, 'samples'>): Set<string> {
  const bodies = jsonSamples([operation])
  return new Set(bodies.flatMap(({ value }) => membersOf(value)).map(({ name }) => name))
}
