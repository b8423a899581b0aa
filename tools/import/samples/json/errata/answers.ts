import type { Finding } from '../../../errata/finding.ts'
import type { TableEvidence } from '../../../errata/table-detectors.ts'
import { type JsonSample, jsonSamples, membersOf, sampleFinding } from './json-samples.ts'

/** Members that the sample of a response returns with another value than the request of the same variant sends. */
export function detectSampleAnswers({ operations }: TableEvidence): Finding[] {
  return operations.flatMap(operation => {
    const samples = jsonSamples([operation])
    return samples
      .filter(({ sample }) => sample.role === 'request')
      .flatMap(request => {
        const response = samples.find(
          ({ sample }) => sample.role === 'response' && sample.id === request.sample.id.replace(/request$/, 'response'),
        )
        return response === undefined ? [] : compare(request, response)
      })
  })
}

function compare(request: JsonSample, response: JsonSample): Finding[] {
  const answered = membersOf(response.value)
  return membersOf(request.value).flatMap(({ name, under, value }) => {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return []
    const values = answered.filter(other => other.name === name && other.under === under).map(other => other.value)
    if (values.length === 0 || values.some(other => other === value)) return []
    return [
      sampleFinding(
        'contradiction',
        ['sample-answer', request.sample.operation, name],
        [
          [`the request sends ${name} ${JSON.stringify(value)}`, request.sample.clause],
          ...values.map(
            other => [`the response has ${name} ${JSON.stringify(other)}`, response.sample.clause] as const,
          ),
        ],
      ),
    ]
  })
}
