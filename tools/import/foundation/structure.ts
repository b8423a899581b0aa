import { ConformanceError } from '../../shared/errors.ts'
import type { Section } from '../document/sections.ts'

/**
 * The error of a text that has a form which no rule knows.
 * @param line counted from 0 within the section, as blocks count; the message names the line of the document.
 */
export function structureError(section: Section, line: number, found: string, expected: string): ConformanceError {
  return new ConformanceError('IMPORT_STRUCTURE', `${found}; expected ${expected}`, {
    where: `section ${section.section}, line ${section.line + 1 + line} of the manual`,
    next: 'compare the text with the manual; if it says so, teach tools/import/foundation the form',
  })
}
