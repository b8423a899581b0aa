import { readBlocks } from '../document/blocks.ts'
import type { Section } from '../document/sections.ts'
import { structureError } from '../foundation/structure.ts'
import { type Part, splitParts } from '../parts/parts.ts'

const requestNames = ['Header', 'Method', 'Path', 'Query', 'Body'] as const
const responseNames = ['Status code', 'Body'] as const
const names = new Set(['Description', 'Request', 'Response', ...requestNames, ...responseNames])

/** The parts of the section of one operation, by name; one that is not there was left out. */
export interface SectionParts {
  parts: Part[]
  request: Partial<Record<(typeof requestNames)[number], Part>>
  response: Partial<Record<(typeof responseNames)[number], Part>>
}

/**
 * Splits the section of one operation into the parts of its request and its response.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` when a part comes twice or at a wrong place, or one is missing without
 *   which nothing can be said of the operation.
 */
export function readSectionParts(section: Section): SectionParts {
  const parts = splitParts(readBlocks(section.lines), names)
  const found: SectionParts = { parts, request: {}, response: {} }
  let side: Partial<Record<string, Part>> | undefined
  for (const part of parts) {
    if (part.name === 'Request') side = found.request
    else if (part.name === 'Response') side = found.response
    else if (part.name !== '' && part.name !== 'Description') {
      const known: readonly string[] = side === found.response ? responseNames : requestNames
      if (side === undefined || !known.includes(part.name) || side[part.name] !== undefined)
        throw structureError(section, part.line, `"${part.name}" at this place`, 'Header, Method, Path, Query, Body')
      side[part.name] = part
    }
  }
  for (const name of ['Header', 'Method', 'Path'] as const)
    if (found.request[name] === undefined)
      throw structureError(section, -1, `a request without "${name}"`, 'Header, Method, Path, Query, Body')
  if (found.response.Body === undefined)
    throw structureError(section, -1, 'a response without "Body"', 'Response, Status code, Body')
  return found
}

/** True for a part that says there is nothing. */
export function isNone(part: Part | undefined): boolean {
  const [only, second] = part?.blocks ?? []
  return only?.kind === 'paragraph' && only.text === 'n/a' && second === undefined
}
