import type { Operation, Parameter, ResponseElement, StatusCode } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { structureError } from '../foundation/structure.ts'
import { clauseOf } from '../operation/read-operation.ts'
import { noteForm, textOf } from '../parts/parts.ts'
import type { OperationReading, PrintedEntry } from '../reading.ts'
import type { MadeSample } from '../samples/make-samples.ts'
import { argumentOf, readArguments } from './arguments.ts'
import { makeXmlSample, readShownBodies, type ShownBody, variantNames } from './bodies.ts'
import { bodyElements, bodyParameters, itemEntries } from './body-facts.ts'
import { elementConditions } from './element-conditions.ts'
import { pathParameters, readSapEndpoint } from './endpoint.ts'
import { headerParameters, readHeaderLines } from './headers.ts'
import { type Item, readItems } from './items.ts'
import type { ListedRow } from './listed-rows.ts'
import { readSectionParts, type SectionParts } from './request-parts.ts'
import { sameTitle } from './titles.ts'
import { readNodes } from './xml/nodes.ts'

/** What the chapter says beside the section of an operation. */
export interface SapContext {
  /** Rows of the API list and of the table of roles, by the operation's number. */
  rowsOf(item: number): ListedRow[]
  /** The items that explain a virtual server where it is created and listed; other sections refer to them. */
  creationItems: readonly Item[]
  /** The items that explain a task. */
  taskItems: readonly Item[]
  /** The body of a task, well-formed. */
  task: string
  /** The elements of every error. */
  errorElements: ResponseElement[]
  /** Status of an answer at once. */
  normal: StatusCode
  emptyElsewhere: ReadonlyMap<string, string>
}

/**
 * Reads the section of one operation.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` when it says what is not known.
 */
export function readSapOperation(
  id: string,
  section: Section,
  context: SapContext,
  lines: LineReadings,
): OperationReading {
  const parts = readSectionParts(section)
  noteForm(section, parts.parts, knownSentences, lines)
  const cite = (detail?: string): Clause => clauseOf(section, detail)
  const endpoint = readSapEndpoint(section, parts, lines)
  const rows = context.rowsOf(Number(section.section.split('.').at(-1)))
  const title = titleOf(section.title, rows)
  const { headers, consumes } = readHeaders(section, parts, cite, lines)
  const status = readStatus(section, parts, context, cite, lines)
  const query = readArguments(section, parts.request.Query, 'query', cite, lines)
  const source = { operation: id, title, section }
  const request = readRequestBody({ section, parts, source, context, cite, lines })
  const response = readResponseBody({ section, parts, source, context, cite, lines }, status, query)
  const operation: Operation = {
    id,
    title,
    method: endpoint.method,
    path: endpoint.path,
    clause: cite(),
    listedAs: rows.map(({ clause }) => clause),
    normalCodes: [status],
    errorCodes: [],
    consumes: request.parameters.length === 0 ? [] : consumes,
    produces: ['application/xml'],
    parameters: [...pathParameters(endpoint, cite), ...query.map(argumentOf), ...headers, ...request.parameters],
    responseHeaders: [],
    responseElements: response.elements,
    errorElements: context.errorElements,
    roles: rows.flatMap(({ roles }) => roles),
    samples: [],
  }
  const listed = rows.map(({ endpoint: row, clause }) => ({ endpoint: row, clause }))
  const entries = [...query, ...request.entries, ...response.entries]
  return { operation, section, endpoint, listed, entries, samples: [...request.samples, ...response.samples] }
}

/** Sentences whose facts come from the bodies beside them, or from the section that they refer to. */
const knownSentences = new RegExp(
  [
    '^Returns information on tasks executed by each availability zone\\.$',
    '^However, `?<resource id="\\*?resourceId\\*?"/>`? is not displayed\\.$',
    '^The resource ID of the virtual server is displayed in <resource ',
    '^Note: The \\w+ tag is only displayed if an error occurs\\.$',
    '^Refer to \\[HTTP response\\]\\(#\\) on page \\d+ for details on the other elements\\.$',
    '^- If "\\w+" was specified:$',
    '^If some images have \\w+ specified:$',
  ].join('|'),
)

interface BodyContext {
  section: Section
  parts: SectionParts
  source: { operation: string; title: string; section: Section }
  context: SapContext
  cite: (detail?: string) => Clause
  lines: LineReadings
}

/** A title that speaks of another thing than the chapter's lists do is none of this operation. */
function titleOf(title: string, rows: readonly ListedRow[]): string {
  const listed = rows.flatMap(({ endpoint, otherTitles }) => [endpoint.title, ...otherTitles])
  return listed.length === 0 || listed.some(other => sameTitle(other, title)) ? title : (listed[0] as string)
}

function readHeaders(
  section: Section,
  { request }: SectionParts,
  cite: (detail: string) => Clause,
  lines: LineReadings,
): { headers: Parameter[]; consumes: string[] } {
  const part = request.Header
  if (part === undefined) return { headers: [], consumes: [] }
  for (const block of part.blocks) lines.readBlock(section, block, 'headers')
  const headers = headerParameters(readHeaderLines(section, part), cite)
  const type = headers.find(({ name }) => name === 'Content-Type')?.values
  // Where the header is left out, the body is a form: that is the only body that has arguments.
  return { headers, consumes: type ?? ['application/x-www-form-urlencoded'] }
}

function readStatus(
  section: Section,
  { response }: SectionParts,
  { normal }: SapContext,
  cite: (detail: string) => Clause,
  lines: LineReadings,
): StatusCode {
  const part = response['Status code']
  if (part === undefined) return normal
  const [first] = part.blocks
  const [, code, reason] = /^(\d{3}) (.+)$/.exec(first?.kind === 'paragraph' ? first.text : '') ?? []
  if (first === undefined || code === undefined || reason === undefined)
    throw structureError(section, part.line, 'no status', 'a line such as "202 Accepted"')
  lines.readBlock(section, first, 'status')
  return { code: Number(code), reason, clause: cite(`status ${code}`) }
}

/** A form has a table of arguments, an XML body a fence with the items below. */
function readRequestBody({ section, parts, source, context, cite, lines }: BodyContext): {
  parameters: Parameter[]
  entries: PrintedEntry[]
  samples: MadeSample[]
} {
  const part = parts.request.Body
  const [shown] = part === undefined ? [] : readShownBodies(section, part.blocks, lines)
  if (part === undefined || shown === undefined) {
    const entries = readArguments(section, part, 'form', cite, lines)
    return { parameters: entries.map(argumentOf), entries, samples: [] }
  }
  const { items, refersToCreation } = readItems(section, part.blocks, lines)
  const sample = makeXmlSample({ ...source, role: 'request', variant: '' }, shown.fences, context.emptyElsewhere)
  const known = refersToCreation ? [...items, ...context.creationItems] : items
  return {
    parameters: bodyParameters(readNodes([sample.text]), known, cite),
    entries: itemEntries(items, 'body', cite),
    samples: [sample],
  }
}

function readResponseBody(
  { section, parts, source, context, cite, lines }: BodyContext,
  status: StatusCode,
  query: readonly PrintedEntry[],
): { elements: ResponseElement[]; entries: PrintedEntry[]; samples: MadeSample[] } {
  const blocks = parts.response.Body?.blocks ?? []
  const bodies = readShownBodies(section, blocks, lines)
  const { items, refersToCreation } = readItems(section, blocks, lines)
  const text = textOf(blocks)
  const variants = variantNames(bodies)
  const samples = bodies.map((body, index) => {
    const variant = variants[index] as string
    const of = { ...source, role: 'response' as const, variant, status: status.code }
    return makeXmlSample(of, body.fences, context.emptyElsewhere)
  })
  const isTask = /^Task information\b/.test(text)
  if (bodies.length === 0 && !isTask)
    throw structureError(section, parts.response.Body?.line ?? -1, 'no body', '"Task information", or XML')
  if (isTask)
    for (const block of blocks) if (block.kind === 'paragraph') lines.readBlock(section, block, 'body of a task')
  const texts = isTask ? [withoutHidden(context.task, text)] : samples.map(sample => sample.text)
  const known = [...items, ...(refersToCreation ? context.creationItems : []), ...context.taskItems]
  const shown = texts.map((xml, index) => ({
    body: bodies[index] ?? noArguments,
    places: new Set(readNodes([xml]).map(({ at }) => at)),
  }))
  const evidence = { shown, items, arguments: query, text }
  return {
    elements: bodyElements(readNodes(texts), known, node => elementConditions(node, evidence), cite),
    entries: itemEntries(items, 'response', cite),
    samples,
  }
}

const noArguments: ShownBody = { fences: [], given: new Map(), specified: [] }

/** `However, <resource id="…"/> is not displayed.` */
function withoutHidden(task: string, text: string): string {
  const hidden = /^However, <(\w+) .*is not displayed\.$/m.exec(text)?.[1]
  return hidden === undefined ? task : task.replace(new RegExp(`\\s*<${hidden} [^<>]*/>`), '')
}
