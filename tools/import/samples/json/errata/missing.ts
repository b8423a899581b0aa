import type { Finding } from '../../../errata/finding.ts'
import type { TableEvidence } from '../../../errata/table-detectors.ts'
import { jsonSamples, sampleFinding } from './json-samples.ts'

/** Operations that have a body, by their tables, and no sample of it, in a service that shows bodies as JSON. */
export function detectMissingSamples({ operations }: TableEvidence): Finding[] {
  if (jsonSamples(operations).length === 0) return []
  return operations.flatMap(({ operation, samples }) => {
    const described = {
      request: operation.parameters.filter(parameter => parameter.in === 'body').length,
      response: operation.responseElements.length,
    }
    return (['request', 'response'] as const)
      .filter(role => described[role] > 0 && !samples.some(({ sample }) => sample.role === role))
      .map(role =>
        sampleFinding(
          'omission',
          ['sample-missing', operation.id, role],
          [[`the tables describe a ${role} body, and no sample shows it`, operation.clause]],
        ),
      )
  })
}
