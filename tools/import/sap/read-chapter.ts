import type { ResponseElement } from '../../model/catalog.ts'
import { type Block, readBlocks } from '../document/blocks.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { structureError } from '../foundation/structure.ts'
import { clauseOf } from '../operation/read-operation.ts'
import type { Part } from '../parts/parts.ts'
import { detailSections, sectionOf } from '../parts/sections.ts'
import { noServiceType } from '../parts/service-type-finding.ts'
import type { ChapterReader, OperationReading, Sections } from '../reading.ts'
import type { MadeSample } from '../samples/make-samples.ts'
import { emptyElements, makeXmlSample } from './bodies.ts'
import { bodyElements } from './body-facts.ts'
import { readChapterFacts } from './chapter-facts.ts'
import { type CommonResponse, readCommonResponse } from './common-response.ts'
import { withDiscriminators } from './discriminators.ts'
import { sapChapterFindings } from './errata/chapter-findings.ts'
import { type Item, readItems } from './items.ts'
import { readListedRows } from './listed-rows.ts'
import { withMessages } from './message-owners.ts'
import { readMessages } from './messages.ts'
import { sapIds } from './operation-ids.ts'
import { readSapOperation, type SapContext } from './read-operation.ts'
import { readRequestHeaders } from './request-headers.ts'
import { readSectionParts } from './request-parts.ts'
import { readStatusList } from './status-list.ts'
import { readNodes } from './xml/nodes.ts'

const service = 'sap'

/** Reads the chapter on virtual servers for SAP: requests in parts, forms, and bodies in XML (§1.7). */
export const readSap: ChapterReader = (sections, lines) => {
  const chapter = sectionOf(sections, '1.7')
  const details = detailSections(sections, '1.7.5', sapIds, 'tools/import/sap/operation-ids.ts')
  const common = readCommonResponse(sectionOf(sections, '1.7.3'), lines)
  const { context, samples } = readContext(sections, details, common, lines)
  const readings = details.map(({ id, section }) => readSapOperation(id, section, context, lines))
  const groups = readMessages(sectionOf(sections, '1.7.7'), lines)
  const told = withMessages(
    sectionOf(sections, '1.7.7'),
    readings.map(({ operation }) => operation),
    groups,
  )
  const operations = withDiscriminators(told.operations)
  const codes = readStatusList(sectionOf(sections, '1.7.6'), lines)
  const clause = clauseOf(chapter)
  return {
    chapters: [
      {
        service,
        // The chapter names no type of the identity service's catalog, and no endpoint.
        serviceType: service,
        section: '1.7',
        title: chapter.title,
        clause,
        pathPrefix: '',
        requestHeaders: readRequestHeaders(sectionOf(sections, '1.7.2'), operations, lines),
        errorCodes: codes.filter(({ code }) => code >= 400),
        errors: told.common,
        facts: readChapterFacts(sections, lines),
      },
    ],
    operations: readings.map((reading, index) => ({
      ...reading,
      operation: operations[index] as OperationReading['operation'],
      samples: [...reading.samples, ...samples.filter(({ sample }) => sample.operation === reading.operation.id)],
    })),
    findings: [
      noServiceType(service, chapter, Object.values(sapIds)),
      ...sapChapterFindings(sectionOf(sections, '1.7.1.2'), sectionOf(sections, '1.7.7'), operations).map(finding => ({
        service,
        finding,
      })),
    ],
  }
}

/** What the operations share, and the samples that stand in no operation's section. */
function readContext(
  sections: Sections,
  details: readonly { section: Section }[],
  common: CommonResponse,
  lines: LineReadings,
): { context: SapContext; samples: MadeSample[] } {
  const shared = sectionOf(sections, '1.7.4')
  const shownIn = [common.section, ...details.map(({ section }) => section)]
  const emptyElsewhere = emptyElements(shownIn, section => readBlocks(section.lines))
  const itemsOf = (number: string): Item[] => {
    const section = sectionOf(sections, number)
    const { request, response } = readSectionParts(section)
    return [request.Body, response.Body].flatMap(part => readItems(section, itemBlocks(part), lines).items)
  }
  const sampleOf = (section: Section, variant: string, operation: string, fences: readonly (readonly string[])[]) =>
    makeXmlSample({ operation, title: section.title, section, role: 'response', variant }, [...fences], emptyElsewhere)
  const taskSection = sectionOf(sections, '1.7.5.21')
  const task = sampleOf(common.section, 'task', 'sap.servers.create', common.task)
  task.sample.status = 202
  const errors = common.errors.map(({ variant, fences }) =>
    sampleOf(common.section, variant, 'sap.servers.create', fences),
  )
  const lists = readBlocks(shared.lines).flatMap(block => {
    if (block.kind !== 'fence') return []
    lines.readBlock(shared, block, 'body')
    const [root = ''] = /<\w+/.exec(block.lines.join('\n')) ?? []
    const operation = roots[root.slice(1)]
    if (operation === undefined)
      throw structureError(shared, block.line, `a body that begins with "${root}"`, Object.keys(roots).join(', '))
    return [sampleOf(shared, root.slice(1).toLowerCase(), operation, [block.lines])]
  })
  return {
    context: {
      rowsOf: rowsByItem(sections, details, lines),
      // The list explains what a virtual server has beside what it is created with.
      creationItems: [
        ...itemsOf('1.7.5.2').map(item => ({ ...item, ofRequest: true as const })),
        ...itemsOf('1.7.5.3'),
      ],
      taskItems: asElements(itemsOf(taskSection.section), taskSection),
      task: task.text,
      errorElements: errorElementsOf(errors, common.section),
      normal: common.normal,
      emptyElsewhere,
    },
    samples: [task, ...errors, ...lists],
  }
}

/** A body that is a form has arguments, and no items. */
function itemBlocks(part: Part | undefined): Block[] {
  return (part?.blocks ?? []).filter(block => block.kind !== 'table' || block.header[0] === 'Item')
}

/** The items of a section, each for the element that its word stands in: other bodies have another word there. */
function asElements(items: readonly Item[], section: Section): Item[] {
  const fences = readBlocks(section.lines).flatMap(block => (block.kind === 'fence' ? [block.lines.join('\n')] : []))
  return readNodes(fences).flatMap(({ name, words }) => {
    const item = items.find(other => words.includes(other.name))
    return item === undefined ? [] : [{ ...item, tag: name, name: '' }]
  })
}

/** The operations whose bodies begin with the elements that §1.7.4 shows. */
const roots: Readonly<Record<string, string>> = { Resources: 'sap.servers.show', LServers: 'sap.servers.list' }

/**
 * The rows of the two lists by their numbers, which are those of the sections.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` when a list has not one row for each section.
 */
function rowsByItem(sections: Sections, details: readonly unknown[], lines: LineReadings): SapContext['rowsOf'] {
  const rows = ['1.7.1.1', '1.7.1.2'].flatMap(number => {
    const section = sectionOf(sections, number)
    const own = readListedRows(section, lines)
    const odd = own.find(({ item }, index) => item !== index + 1)
    if (odd !== undefined || own.length !== details.length)
      throw structureError(
        section,
        -1,
        odd === undefined ? `${own.length} rows` : `row ${odd.item} at another place`,
        `the rows 1 to ${details.length} in order`,
      )
    return own
  })
  return item => rows.filter(row => row.item === item)
}

function errorElementsOf(errors: readonly MadeSample[], section: Section): ResponseElement[] {
  return bodyElements(
    readNodes(errors.map(({ text }) => text)),
    [],
    () => [],
    detail => clauseOf(section, detail),
  )
}
