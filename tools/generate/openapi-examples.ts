import type { OpenAPIV3_1 } from 'openapi-types'
import type { SampleText } from './body-samples.ts'

/** `list-containers-json` of `k5/foundation/2.7.5.1-list-containers-json.response`. */
export function sampleName({ sample }: SampleText): string {
  const file = sample.id.split('/').at(-1) ?? sample.id
  return file.replace(/^[\d.]+-/, '').replace(/\.[^.]+$/, '')
}

/** Samples as the examples of a media type; nothing where there are none. */
export function examplesOf(
  samples: readonly SampleText[],
  read: (text: string) => unknown,
): { examples?: Record<string, OpenAPIV3_1.ExampleObject> } {
  if (samples.length === 0) return {}
  return { examples: Object.fromEntries(samples.map(one => [sampleName(one), { value: read(one.text) }])) }
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
