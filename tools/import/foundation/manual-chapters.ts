import type { Operation, ServiceCatalog } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { clauseOf } from '../operation/read-operation.ts'
import type { Sections } from '../reading.ts'
import { structureError } from './structure.ts'

/** A chapter of the manual, with operations or with what it points to instead. */
export interface ManualChapter {
  section: string
  title: string
  page: number
  /** Services whose operations it describes. */
  services: string[]
  /** How many operations it describes. */
  operations: number
  /** Where the manual says that its feature is not supported when it was issued. */
  notSupported?: Clause
  /** Sections, or categories of API lists, whose operations it says are used. */
  pointsTo?: Pointer[]
  /** APIs of other manuals that it says are used. */
  elsewhere?: { manual: string; parts: string[]; apis?: string[] }[]
}

interface Pointer {
  /** Heading of the group of the API list; absent where the whole section is meant. */
  category?: string
  /** Where it says so. */
  saidIn: Clause
  /** What it means. */
  meant: Clause
  /** Ids of the operations that are listed there; none where the list has no such category, or the section no list. */
  operations: string[]
}

/** `1.4`, not `1.4.1`. */
const chapterNumber = /^\d+\.\d+$/
const linkedPage = /\bAPIs listed in \[([^\]]+)\](?:\(#?\))? on page (\d+)/
const otherManual = /"API Reference Manual \(([^)]+)\) ?" - "([^"]+)" - "([^"]+)"/
const otherApi = /^- [A-Z][a-z]+ stack: ((?:GET|POST|PUT|DELETE) \/\S+)/

/**
 * Every chapter of the manual in order, also those without operations.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` where a chapter points to a section that is not there.
 */
export function manualChapters(
  sections: Sections,
  catalogs: readonly ServiceCatalog[],
  lines?: LineReadings,
): ManualChapter[] {
  const operations = catalogs.flatMap(catalog => catalog.operations)
  return [...sections.values()]
    .filter(({ section }) => chapterNumber.test(section))
    .map(head => {
      const below = (number: string): boolean => number.startsWith(`${head.section}.`)
      const own = operations.filter(({ clause }) => below(clause.section))
      const texts = [...sections.values()].filter(({ section }) => below(section) && own.every(notIn(section)))
      return {
        section: head.section,
        title: head.title,
        page: head.page,
        services: [...new Set(own.map(({ id }) => id.split('.')[0] as string))],
        operations: own.length,
        ...linesOf(texts, sections, own.length === 0 ? operations : undefined, lines),
      }
    })
}

function notIn(section: string): (operation: { clause: Clause }) => boolean {
  return ({ clause }) => clause.section !== section
}

function linesOf(
  texts: readonly Section[],
  sections: Sections,
  pointing: readonly Operation[] | undefined,
  lines?: LineReadings,
): Pick<ManualChapter, 'notSupported' | 'pointsTo' | 'elsewhere'> {
  let notSupported: Clause | undefined
  const pointsTo: Pointer[] = []
  const elsewhere: NonNullable<ManualChapter['elsewhere']> = []
  for (const section of texts)
    section.lines.forEach((text, index) => {
      const linked = pointing && pointerOf(section, index, sections, pointing)
      const [, manual, ...parts] = otherManual.exec(text) ?? []
      const api = otherApi.exec(text)?.[1]
      const other = elsewhere.at(-1)
      if (/^This feature is not supported/.test(text)) notSupported = clauseOf(section)
      else if (linked !== undefined) pointsTo.push(linked)
      else if (manual !== undefined) elsewhere.push({ manual, parts })
      else if (api !== undefined && other !== undefined) other.apis = [...(other.apis ?? []), api]
      else return
      lines?.read(section, index, index + 1, 'chapters')
    })
  return {
    ...(notSupported === undefined ? {} : { notSupported }),
    ...(pointsTo.length === 0 ? {} : { pointsTo }),
    ...(elsewhere.length === 0 ? {} : { elsewhere }),
  }
}

/** The section that a line names by title and page, and the category before it; undefined for another line. */
function pointerOf(
  section: Section,
  index: number,
  sections: Sections,
  operations: readonly Operation[],
): Pointer | undefined {
  const text = section.lines[index] ?? ''
  const [, title, page] = linkedPage.exec(text) ?? []
  if (title === undefined) return undefined
  const meant = [...sections.values()].find(each => each.title === title && each.page === Number(page))
  if (meant === undefined)
    throw structureError(section, index, `"${title}" on page ${page}`, 'a section of that title and page')
  const category = /"([^"]+)" category/.exec(text)?.[1]
  const names = ({ section: number, detail }: Clause): boolean =>
    number === meant.section && (category === undefined || detail?.startsWith(`${category} item `) === true)
  return {
    ...(category === undefined ? {} : { category }),
    saidIn: clauseOf(section),
    meant: category === undefined ? clauseOf(meant) : clauseOf(meant, category),
    operations: operations.filter(({ listedAs = [] }) => listedAs.some(names)).map(({ id }) => id),
  }
}
