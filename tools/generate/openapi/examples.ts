import type { OpenAPIV3_1 } from 'openapi-types'
import type { SampleText } from '../bodies/body-samples.ts'

type Examples = Record<string, OpenAPIV3_1.ExampleObject>

/** `list-containers-json` of `k5/foundation/2.7.5.1-list-containers-json.response`. */
export function sampleName({ sample }: SampleText): string {
  const file = sample.id.split('/').at(-1) ?? sample.id
  return file.replace(/^[\d.]+-/, '').replace(/\.[^.]+$/, '')
}

/**
 * Samples as the examples of a media type, each under the id of its operation and its own name: one operation object may
 * stand for several operations. Nothing where there are none.
 */
export function examplesOf(samples: readonly SampleText[], read: (text: string) => unknown): { examples?: Examples } {
  const named = samples.map(one => [`${one.sample.operation} ${sampleName(one)}`, { value: read(one.text) }] as const)
  return named.length === 0 ? {} : { examples: Object.fromEntries(named) }
}

/** The headers of documented responses by lower-case name; of one that several have, the first value. */
export function headerExamples(responses: readonly SampleText[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const { text } of responses)
    for (const line of text.split('\n').slice(1)) {
      const [, name, value] = /^([A-Za-z0-9-]+):\s*(.+?)\s*$/.exec(line) ?? []
      if (name === undefined || value === undefined) continue
      if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), value)
    }
  return found
}
