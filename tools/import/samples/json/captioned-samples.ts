import type { Sample } from '../../../model/sample.ts'
import type { Block } from '../../document/blocks.ts'
import type { Section } from '../../document/sections.ts'
import { clauseOf } from '../../operation/read-operation.ts'
import type { MadeSample } from '../make-samples.ts'
import { repairBody } from '../repair.ts'

/** What the samples of a section are samples of. */
export interface SampleSource {
  /** Id of the operation. */
  operation: string
  title: string
  section: Section
  /** The first documented normal code: the status of a response that shows none. */
  status?: number
}

/**
 * The samples of a section in which a caption (`Example. Create server: JSON request`) or a heading (`Example response
 * body`) stands above each body, and page breaks split the bodies into several fences.
 * @param blocks all blocks of the section.
 */
export function captionedSamples(
  source: SampleSource,
  blocks: readonly Block[],
): { samples: MadeSample[]; used: Block[] } {
  const samples: MadeSample[] = []
  const used: Block[] = []
  let role: Sample['role'] = 'request'
  let open: string[][] | undefined
  const close = (): void => {
    if (open === undefined) return
    const { form, ...content } = repairBody(open, undefined)
    const title = source.title.toLowerCase().replace(/[^a-z0-9]+/g, '-')
    const count = samples.filter(({ sample }) => sample.role === role).length
    const id = `k5/foundation/${source.section.section}-${title}${count === 0 ? '' : `-${count + 1}`}.${role}`
    samples.push({
      sample: {
        id,
        file: `${id}.json`,
        operation: source.operation,
        clause: clauseOf(source.section, `example ${role}`),
        role,
        form,
        ...(role === 'response' && source.status !== undefined ? { status: source.status } : {}),
        fencesJoined: open.length,
        repairs: content.repairs,
        confidence: content.confidence,
      },
      text: `${content.text}\n`,
    })
    open = undefined
  }
  for (const block of blocks)
    if (block.kind === 'fence') {
      open ??= []
      open.push([...block.lines])
      used.push(block)
    } else {
      close()
      if (block.kind === 'paragraph' && /response/i.test(block.text)) role = 'response'
      else if (block.kind === 'paragraph' && /request/i.test(block.text)) role = 'request'
    }
  close()
  return { samples, used }
}
