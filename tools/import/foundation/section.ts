import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { captionedSamples } from '../samples/json/captioned-samples.ts'
import type { MadeSample } from '../samples/make-samples.ts'
import type { ListedRow } from './api-list.ts'
import type { OperationName } from './ids.ts'
import { pathNames, repairPath } from './method-line.ts'
import { readParts, type SectionParts } from './parts.ts'
import { type ProseFacts, readProse } from './prose.ts'

/** The section of an operation, read but not yet compared with others. */
export interface ReadSection {
  name: OperationName
  section: Section
  parts: SectionParts
  prose: ProseFacts
  /** With braces around variables and without damage; see `OperationReading.endpoint` for the printed one. */
  path: string
  /** Rows of the API list that mean it. */
  listed: ListedRow[]
  samples: MadeSample[]
  /** Bodies of the samples that are JSON. */
  bodies: { request: unknown[]; response: unknown[] }
}

/** Reads one section on its own. */
export function readSection(name: OperationName, section: Section, lines?: LineReadings): ReadSection {
  const parts = readParts(section, lines)
  const [status] = parts.normalCodes
  const { samples, used } = captionedSamples(
    { operation: name.id, title: section.title, section, ...(status === undefined ? {} : { status }) },
    parts.blocks,
  )
  for (const block of used) lines?.readBlock(section, block, 'samples')
  const bodiesOf = (role: 'request' | 'response'): unknown[] =>
    samples.filter(({ sample }) => sample.role === role).flatMap(({ text }) => parsed(text))
  return {
    name,
    section,
    parts,
    prose: readProse(section, parts, lines),
    path: repairPath(parts.endpoint.path),
    listed: [],
    samples,
    bodies: { request: bodiesOf('request'), response: bodiesOf('response') },
  }
}

/**
 * The action that the body of a request names, for a path that stands for all actions: its only member.
 * @returns undefined for another path, and where no sample shows it.
 */
export function actionOf({ path, bodies }: Pick<ReadSection, 'path' | 'bodies'>): string | undefined {
  if (!path.endsWith('/action')) return undefined
  const [body] = bodies.request
  const keys = typeof body === 'object' && body !== null ? Object.keys(body) : []
  return keys.length === 1 ? keys[0] : undefined
}

/** What sections describe the same API: method, path and action. */
export function apiOf(read: ReadSection): string {
  return [read.parts.endpoint.method, read.path, actionOf(read) ?? ''].join(' ')
}

/** The path that the API list prints, where the section's lacks what the endpoint stands for. */
export function completePath(read: ReadSection, prefix: string): string {
  if (read.path.startsWith(prefix)) return read.path
  const listed = read.listed.map(({ endpoint }) => repairPath(endpoint.path))
  return (
    listed.find(path => path.startsWith(prefix) && pathNames(path).length > pathNames(read.path).length) ?? read.path
  )
}

function parsed(text: string): unknown[] {
  try {
    return [JSON.parse(text)]
  } catch {
    // A sample that is damaged beyond evidence tells nothing of places.
    return []
  }
}
