import { ConformanceError } from '../../shared/errors.ts'
import type { Section } from '../document/sections.ts'
import type { Sections } from '../reading.ts'

/** @throws {ConformanceError} `IMPORT_SECTION_MISSING` when the document has no such section. */
export function sectionOf(sections: Sections, number: string): Section {
  const section = sections.get(number)
  if (section !== undefined) return section
  throw new ConformanceError('IMPORT_SECTION_MISSING', `the manual has no section ${number}`, {
    next: 'give the complete text of version 1.12',
  })
}

/**
 * The sections below a number, which describe an operation each, with their ids.
 * @param where file of the table of ids, for the message.
 * @throws {ConformanceError} `IMPORT_OPERATION_ID` when sections and ids do not agree.
 */
export function detailSections(
  sections: Sections,
  below: string,
  ids: Readonly<Record<string, string>>,
  where: string,
): { id: string; section: Section }[] {
  const found = [...sections.values()].filter(({ section }) => section.startsWith(`${below}.`))
  const described = new Set(found.map(({ section }) => section))
  const odd = [...described]
    .filter(number => ids[number] === undefined)
    .concat(Object.keys(ids).filter(number => !described.has(number)))
  if (odd.length > 0)
    throw new ConformanceError('IMPORT_OPERATION_ID', `sections and operation ids do not agree: ${odd.join(', ')}`, {
      where,
      next: 'give each section of an operation one id, and no id to any other',
    })
  return found.map(section => ({ id: ids[section.section] as string, section }))
}
