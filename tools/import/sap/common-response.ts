import type { StatusCode } from '../../model/catalog.ts'
import { type Block, readBlocks } from '../document/blocks.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { structureError } from '../foundation/structure.ts'
import { clauseOf } from '../operation/read-operation.ts'
import { noteForm, splitParts, textOf } from '../parts/parts.ts'

/** What the chapter says of every response. */
export interface CommonResponse {
  section: Section
  /** The fences of the body of a task, and of the bodies of errors by who answers. */
  task: (readonly string[])[]
  errors: { variant: string; fences: (readonly string[])[] }[]
  /** Status of a request that is answered at once, for an operation that names none. */
  normal: StatusCode
}

const names = {
  done: 'When a request is completed normally',
  started: 'When a request is received normally and processing starts asynchronously',
  region: 'When an error occurs in the delivery platform region manager',
  environment: 'When an error occurs in the delivery platform environment',
} as const

/** @throws {ConformanceError} `IMPORT_STRUCTURE` when a part, its body or the status is missing. */
export function readCommonResponse(section: Section, lines: LineReadings): CommonResponse {
  const parts = splitParts(readBlocks(section.lines), new Set(Object.values(names)))
  noteForm(section, parts, /^When an error occurs$/, lines)
  const blocksBelow = (name: string): Block[] => {
    const part = parts.find(other => other.name === name)
    if (part === undefined) throw structureError(section, -1, `no part "${name}"`, 'the line that begins it')
    return part.blocks
  }
  const fencesBelow = (name: string): (readonly string[])[] => {
    const fences = blocksBelow(name).flatMap(block => (block.kind === 'fence' ? [block] : []))
    if (fences.length === 0) throw structureError(section, -1, `no body below "${name}"`, 'XML between fences')
    for (const fence of fences) lines.readBlock(section, fence, 'body')
    return fences.map(fence => fence.lines)
  }
  const [, code, reason] = /^The status code "(\d{3}) (\w+)" is returned\./.exec(textOf(blocksBelow(names.done))) ?? []
  if (code === undefined || reason === undefined)
    throw structureError(section, -1, 'no status of a completed request', 'The status code "…" is returned.')
  return {
    section,
    task: fencesBelow(names.started),
    errors: [
      { variant: 'error-of-region-manager', fences: fencesBelow(names.region) },
      { variant: 'error-of-environment', fences: fencesBelow(names.environment) },
    ],
    normal: { code: Number(code), reason, clause: clauseOf(section, `status ${code}`) },
  }
}
