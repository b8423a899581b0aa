import type { Repair } from '../../../model/sample.ts'
import { ConformanceError } from '../../../shared/errors.ts'
import type { Block } from '../../document/blocks.ts'
import type { Section } from '../../document/sections.ts'
import { clauseOf } from '../../operation/read-operation.ts'
import type { MadeSample } from '../make-samples.ts'
import { slug } from './captions.ts'
import { damagedValues } from './damaged-values.ts'
import { committedRepairs, type HandRepair, repairByHand } from './hand-repairs.ts'
import { type PrintedBody, readBodies } from './printed-bodies.ts'
import { type RepairedBody, repairExcerpt, repairJson } from './repair-json.ts'
import { nameVariants } from './variants.ts'

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
 * @param repairs what needs judgement: by default the committed table.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` for a fence that holds neither JSON nor commands, `IMPORT_SAMPLE_REPAIR`
 *   when a repair by hand matches nothing, `IMPORT_SAMPLE_NAME` when nothing tells two samples apart.
 */
export function captionedSamples(
  source: SampleSource,
  blocks: readonly Block[],
  repairs: readonly HandRepair[] = committedRepairs(),
): { samples: MadeSample[]; used: Block[] } {
  const { section } = source.section
  const bodies = readBodies(source.section, blocks)
  const handled = repairByHand(bodies, section, repairs)
  const variants = nameVariants(bodies, source.title)
  const samples = bodies.map((body, index) => {
    const { parts, repairs: byHand } = handled[index] as (typeof handled)[0]
    const variant = variants[index] as string
    const made = body.isExcerpt ? repairExcerpt(parts.join('\n')) : repairJson(parts)
    const id = `k5/foundation/${[section, slug(source.title), variant].filter(part => part !== '').join('-')}.${body.role}`
    return madeSample({ source, body, id, variant, made: withRepairs(made, byHand) })
  })
  checkNames(samples, section)
  return { samples, used: bodies.flatMap(({ used }) => used) }
}

interface Named {
  source: SampleSource
  body: PrintedBody
  id: string
  variant: string
  made: RepairedBody
}

function madeSample({ source, body, id, variant, made }: Named): MadeSample {
  const { form, text, repairs, confidence, value } = made
  const damaged = damagedValues(value)
  return {
    sample: {
      id,
      file: `${id}.${form === 'json' ? 'json' : 'txt'}`,
      operation: source.operation,
      clause: clauseOf(source.section, ['example', variant.replaceAll('-', ' '), body.role].filter(Boolean).join(' ')),
      role: body.role,
      form,
      // A quoted part is no answer to this operation.
      ...(body.role === 'response' && source.status !== undefined && !body.isExcerpt ? { status: source.status } : {}),
      fencesJoined: body.fences,
      repairs,
      confidence,
      ...(damaged.length > 0 ? { damaged } : {}),
    },
    text: `${text}\n`,
  }
}

function withRepairs(made: RepairedBody, byHand: readonly Repair[]): RepairedBody {
  if (byHand.length === 0 || made.confidence === 'as-printed') return made
  return { ...made, repairs: [...byHand, ...made.repairs], confidence: 'repaired' }
}

function checkNames(samples: readonly MadeSample[], section: string): void {
  const ids = samples.map(({ sample }) => sample.id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined)
    throw new ConformanceError('IMPORT_SAMPLE_NAME', `two samples of §${section} would be called ${twice}`, {
      next: 'tell them apart in tools/import/samples/json/variants.ts',
    })
}
