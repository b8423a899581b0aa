import type { Sample } from '../../model/sample.ts'
import type { Block } from '../document/blocks.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { clauseOf } from '../operation/read-operation.ts'
import type { MadeSample } from '../samples/make-samples.ts'
import { repairXml } from './xml/repair-xml.ts'
import { readPieces } from './xml/tags.ts'

/** A body that a section shows, with what the sentences above it say of the request that it answers. */
export interface ShownBody {
  fences: (readonly string[])[]
  /** `verbose=true` as name and value. */
  given: Map<string, string>
  /** Arguments of which the sentences say that they are given, whatever their value. */
  specified: string[]
}

/** The bodies among some blocks: fences that follow each other are one. */
export function readShownBodies(section: Section, blocks: readonly Block[], lines: LineReadings): ShownBody[] {
  const bodies: ShownBody[] = []
  let caption: string[] = []
  let open: ShownBody | undefined
  for (const block of blocks) {
    if (block.kind === 'fence') {
      lines.readBlock(section, block, 'body')
      if (open === undefined) {
        open = bodyUnder(caption.join(' '))
        bodies.push(open)
      }
      open.fences.push(block.lines)
      caption = []
    } else {
      open = undefined
      if (block.kind !== 'paragraph') continue
      caption.push(block.text)
      if (/^(?:Example: )?If \w+=/.test(block.text)) lines.readBlock(section, block, 'body')
    }
  }
  return bodies
}

function bodyUnder(caption: string): ShownBody {
  return {
    fences: [],
    given: new Map([...caption.matchAll(/\b(\w+)=(\w+)/g)].map(([, name = '', value = '']) => [name, value])),
    specified: [...caption.matchAll(/\bhave (\w+) specified:/g)].map(match => match[1] as string),
  }
}

/**
 * The names that tell the bodies of one section apart: the arguments that are not the same for all of them, or what is
 * specified.
 */
export function variantNames(bodies: readonly ShownBody[]): string[] {
  const names = [...new Set(bodies.flatMap(({ given }) => [...given.keys()]))]
  const differing = names.filter(name => new Set(bodies.map(({ given }) => given.get(name))).size > 1)
  return bodies.map(({ given, specified }) =>
    (specified.length > 0
      ? specified.map(name => `${name}-specified`)
      : differing.flatMap(name => (given.has(name) ? [`${name}-${given.get(name)}`] : []))
    )
      .join('-')
      .replaceAll('_', '-'),
  )
}

/** What a sample of a body is called, and what it is a sample of. */
export interface XmlSampleSource {
  operation: string
  title: string
  section: Section
  role: Sample['role']
  variant: string
  status?: number
}

/** Makes the sample of a body. */
export function makeXmlSample(
  source: XmlSampleSource,
  fences: ShownBody['fences'],
  emptyElsewhere: ReadonlyMap<string, string>,
): MadeSample {
  const { operation, title, section, role, variant, status } = source
  const { text, repairs, confidence } = repairXml(fences, emptyElsewhere)
  const slug = [title.toLowerCase().replace(/[^a-z0-9]+/g, '-'), variant].filter(part => part !== '').join('-')
  const id = `k5/foundation/${section.section}-${slug}.${role}`
  return {
    sample: {
      id,
      file: `${id}.xml`,
      operation,
      clause: clauseOf(section, ['example', variant, role].filter(part => part !== '').join(' ')),
      role,
      form: 'xml',
      ...(status === undefined ? {} : { status }),
      fencesJoined: fences.length,
      repairs,
      confidence,
    },
    text: `${text}\n`,
  }
}

/** The elements that a body of the chapter shows empty, each with the first section that does. */
export function emptyElements(
  sections: readonly Section[],
  blocksOf: (section: Section) => readonly Block[],
): Map<string, string> {
  const found = new Map<string, string>()
  for (const section of sections)
    for (const block of blocksOf(section))
      if (block.kind === 'fence')
        for (const { kind, name } of readPieces(block.lines.join('\n')))
          if (kind === 'empty' && !found.has(name)) found.set(name, section.section)
  return found
}
