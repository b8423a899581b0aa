import type { DetailedError, Operation } from '../../model/catalog.ts'
import type { Section } from '../document/sections.ts'
import { structureError } from '../foundation/structure.ts'
import type { MessageGroup } from './messages.ts'

/** Headings that are no title of an operation. */
const owners: Readonly<Record<string, readonly string[]>> = {
  // "Image" is what both a clone image and a snapshot are made as: one path, one form.
  'Create image': ['sap.images.create', 'sap.snapshots.create'],
}

/**
 * Gives each operation the messages whose heading means it; those under "Common" are the chapter's.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` for a heading that means no operation.
 */
export function withMessages(
  section: Section,
  operations: readonly Operation[],
  groups: readonly MessageGroup[],
): { common: DetailedError[]; operations: Operation[] } {
  const common: DetailedError[] = []
  const errors = new Map<string, DetailedError[]>()
  for (const { heading, line, errors: own } of groups) {
    if (heading === 'Common') common.push(...own)
    else
      for (const id of idsOf(heading, operations) ?? unknownHeading(section, line, heading))
        errors.set(id, [...(errors.get(id) ?? []), ...own])
  }
  return {
    common,
    operations: operations.map(operation => {
      const own = errors.get(operation.id)
      if (own === undefined) return operation
      const { roles, samples, ...rest } = operation
      return { ...rest, errors: own, ...(roles === undefined ? {} : { roles }), samples }
    }),
  }
}

/** `Enable project/Disable project` means both. */
function idsOf(heading: string, operations: readonly Operation[]): readonly string[] | undefined {
  const listed = owners[heading]
  if (listed !== undefined) return listed
  const ids = heading.split('/').map(title => operations.find(operation => operation.title === title)?.id)
  return ids.every(id => id !== undefined) ? ids : undefined
}

function unknownHeading(section: Section, line: number, heading: string): never {
  throw structureError(section, line, `messages of "${heading}"`, 'the title of an operation, or "Common"')
}
