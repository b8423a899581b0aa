import type { HttpMethod, Parameter } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { structureError } from '../foundation/structure.ts'
import type { Endpoint } from '../operation/endpoint.ts'
import type { Part } from '../parts/parts.ts'
import { readSapPath } from './path.ts'
import type { SectionParts } from './request-parts.ts'

/** @throws {ConformanceError} `IMPORT_STRUCTURE` when there is no method, or no path. */
export function readSapEndpoint(section: Section, { request }: SectionParts, lines: LineReadings): Endpoint {
  const lineOf = (part: Part | undefined, form: RegExp, expected: string): string => {
    const [first] = part?.blocks ?? []
    if (first?.kind !== 'paragraph' || !form.test(first.text))
      throw structureError(section, part?.line ?? -1, `no ${expected} below "${part?.name}"`, expected)
    lines.readBlock(section, first, 'method and path')
    return first.text
  }
  // A mark that was lost from a list before the word has left its bracket.
  const printed = lineOf(request.Method, /^>?(?:GET|POST|PUT|DELETE)$/, 'method')
  const path = lineOf(request.Path, /^\/[\w|*/]+$/, 'path')
  return {
    title: section.title,
    method: printed.replace('>', '') as HttpMethod,
    path: readSapPath(path),
    query: [],
    printed: `${printed} ${path}`,
  }
}

/** The parameters in the path. */
export function pathParameters({ path }: Endpoint, cite: (detail: string) => Clause): Parameter[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    presence: 'required',
    clause: cite(`path ${name}`),
  }))
}
