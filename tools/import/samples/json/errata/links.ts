import type { Finding } from '../../../errata/finding.ts'
import type { TableEvidence } from '../../../errata/table-detectors.ts'
import { isObject, jsonSamples, membersOf, sampleFinding } from './json-samples.ts'

/** Links that end in another id than the object that they are a link of. */
export function detectSampleLinks({ operations }: TableEvidence): Finding[] {
  return jsonSamples(operations).flatMap(({ sample, value }) =>
    membersOf({ '': value }).flatMap(({ value: object, name }) => {
      const objects = Array.isArray(object) ? object : [object]
      return objects.filter(isObject).flatMap(owner => {
        const id = owner.id
        if (typeof id !== 'string') return []
        const links = [owner.links].flat().filter(isObject)
        const hrefs = [...links.map(({ href }) => href), owner.self].filter(href => typeof href === 'string')
        const others = hrefs.filter(href => !href.endsWith(`/${id}`))
        if (others.length === 0) return []
        return [
          sampleFinding(
            'contradiction',
            ['sample-link', sample.operation, name === '' ? 'root' : name, id],
            [
              [`the id is ${id}`, sample.clause],
              ...others.map(href => [`a link of the same object is ${href}`, sample.clause] as const),
            ],
          ),
        ]
      })
    }),
  )
}
