import type { ChapterHeader, Operation } from '../../model/catalog.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { structureError } from '../foundation/structure.ts'
import { clauseOf } from '../operation/read-operation.ts'

/**
 * The headers that the chapter lists and that every operation has: the chapter says of its list only that they "can"
 * be specified, so the others are those of the operations that list them.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` when there is no list.
 */
export function readRequestHeaders(
  section: Section,
  operations: readonly Operation[],
  lines: LineReadings,
): ChapterHeader[] {
  const start = section.lines.indexOf('The following HTTP headers can be specified:')
  const end = section.lines.indexOf('HTTP method', start)
  const names = section.lines.slice(start, end).flatMap((line, index) => {
    const name = /^- (\S+)$/.exec(line)?.[1]
    if (name !== undefined) lines.read(section, start + index, start + index + 1, 'request headers')
    return name ?? []
  })
  if (start === -1 || names.length === 0)
    throw structureError(section, start, 'no list of headers', '"The following HTTP headers can be specified:"')
  return names
    .filter(name => operations.every(({ parameters }) => parameters.some(parameter => parameter.name === name)))
    .map(name => ({ name, clause: clauseOf(section, `header ${name}`) }))
}
