import { readBlocks } from '../../../document/blocks.ts'
import type { Finding } from '../../../errata/finding.ts'
import type { TableEvidence } from '../../../errata/table-detectors.ts'
import { clauseOf } from '../../../operation/read-operation.ts'
import { titleBeyond } from '../captions.ts'
import { readBodies } from '../printed-bodies.ts'
import { sampleFinding } from './json-samples.ts'

/** Captions that name another operation than the section, and bodies that have none where their neighbours do. */
export function detectSampleCaptions({ operations }: TableEvidence): Finding[] {
  return operations.flatMap(({ operation, section, samples }) => {
    if (!samples.some(({ sample }) => sample.form === 'json')) return []
    return readBodies(section, readBlocks(section.lines)).flatMap(({ role, caption, isExcerpt }) => {
      const clause = clauseOf(section, `example ${role}`)
      if (caption?.title !== undefined && titleBeyond(caption.title, section.title) === undefined)
        return [
          sampleFinding(
            'contradiction',
            ['sample-caption', operation.id, role],
            [
              [`the caption says "${caption.title}"`, clause],
              [`the section is "${section.title}"`, clauseOf(section)],
            ],
          ),
        ]
      if (caption !== undefined || isExcerpt) return []
      return [
        sampleFinding(
          'omission',
          ['sample-without-caption', operation.id, role],
          [[`no caption stands above the ${role}`, clause]],
        ),
      ]
    })
  })
}
