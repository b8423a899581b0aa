import type { HttpMethod, Operation, Parameter, RolePermission } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'
import { readBlocks } from '../document/blocks.ts'
import type { LineReadings } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { structureError } from '../foundation/structure.ts'
import { type Endpoint, readQueryTemplate } from '../operation/endpoint.ts'
import { clauseOf } from '../operation/read-operation.ts'
import { noteForm, type Part, splitParts, textOf } from '../parts/parts.ts'
import type { OperationReading } from '../reading.ts'
import { captionedSamples } from '../samples/json/captioned-samples.ts'
import { readCaption, readCaptionedTables } from './captioned-tables.ts'
import { demandedParameters, readErrorMessages, readStatusTable } from './errors.ts'
import { elementsOf, parameterOf, readEntries } from './fields.ts'

const names = new Set([
  'URL',
  'Method',
  'Request header',
  'Request body',
  'Response body',
  'Status code',
  'Status codes',
  'Example response body',
])

/** Sentences that name tables, whose captions say the same, and one that announces an example. */
const knownSentences =
  /^Refer to "?\[Table \d+: |^If (?:\w+ is |API )"\w+".*\[Table \d+: |^An example response body is shown below\.$/

const json = ['application/json']

/**
 * Reads the section of one operation.
 * @param chapter what the chapter's list and its introduction say.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` when a part is missing, or says what is not known.
 */
export function readTransferOperation(
  id: string,
  section: Section,
  chapter: { listed: OperationReading['listed']; roles: RolePermission[] },
  lines: LineReadings,
): OperationReading {
  const blocks = readBlocks(section.lines)
  const parts = splitParts(blocks, names)
  noteForm(section, parts, knownSentences, lines)
  const cite = (detail?: string): Clause => clauseOf(section, detail)
  const endpoint = readUrl(section, parts, lines)
  const { method, path } = endpoint
  const listed = chapter.listed.filter(row => row.endpoint.method === method && row.endpoint.path === path)
  const tables = readCaptionedTables(section, blocks)
  for (const table of tables) for (const block of table.blocks) lines.readBlock(section, block, `table: ${table.kind}`)
  const codes = readStatusTable(section, tables, cite)
  const normalCodes = codes.filter(({ code }) => code < 400)
  const [normal] = normalCodes as [(typeof normalCodes)[0]]
  const errors = readErrorMessages(section, tables, normal, cite)
  const entries = readEntries(tables, cite)
  const demanded = demandedParameters(errors)
  const quoted = new Set([...textOf(blocks).matchAll(/"(\w+)"/g)].map(match => match[1] as string))
  const examples = parts.filter(({ name }) => name === 'Example response body').flatMap(part => part.blocks)
  const source = { operation: id, title: section.title, section, status: normal.code }
  const { samples, used } = captionedSamples(source, examples)
  for (const block of used) lines.readBlock(section, block, 'sample')
  const response = elementsOf(
    entries.filter(({ place }) => place === 'response'),
    quoted,
  )
  const operation: Operation = {
    id,
    title: section.title,
    method,
    path,
    clause: cite(),
    listedAs: listed.map(({ clause }) => clause),
    normalCodes,
    errorCodes: codes.filter(({ code }) => code >= 400),
    consumes: mediaTypes(section, parts, 'request', lines),
    produces: mediaTypes(section, parts, 'response', lines),
    parameters: [
      ...pathParameters(endpoint, cite),
      ...entries
        .filter(({ place }) => place !== 'response' && place !== 'error')
        .map(entry => parameterOf(entry, demanded)),
      ...contentLength(parts, cite),
    ],
    responseHeaders: [],
    responseElements: response,
    errorElements: elementsOf(
      entries.filter(({ place }) => place === 'error'),
      quoted,
    ),
    errors,
    roles: chapter.roles,
    samples: [],
  }
  return { operation, section, endpoint, listed, entries, samples }
}

function readUrl(section: Section, parts: readonly Part[], lines: LineReadings): Endpoint {
  const lineOf = (name: string, form: RegExp, expected: string): string => {
    const part = parts.find(other => other.name === name)
    const [first] = part?.blocks ?? []
    if (first?.kind !== 'paragraph' || !form.test(first.text))
      throw structureError(section, part?.line ?? -1, `no ${expected} below "${name}"`, expected)
    lines.readBlock(section, first, 'method and URL')
    return first.text
  }
  const url = lineOf('URL', /^\/\S+(?: \S+)*$/, 'a path')
  const method = lineOf('Method', /^(?:GET|POST|PUT|DELETE)$/, 'a method') as HttpMethod
  const { path, names: query } = readQueryTemplate(url.replace(/\s+/g, ''))
  return { title: section.title, method, path, query, printed: `${method} ${url}` }
}

function pathParameters({ path }: Endpoint, cite: (detail: string) => Clause): Parameter[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    presence: 'required',
    clause: cite(`URL {${name}}`),
  }))
}

/** `"0" must be specified in the Content-Length header.` */
function contentLength(parts: readonly Part[], cite: (detail: string) => Clause): Parameter[] {
  const text = parts.map(({ blocks }) => textOf(blocks)).join('\n')
  const value = /"(\d+)" must be specified in the Content-Length header\./.exec(text)?.[1]
  if (value === undefined) return []
  const clause = cite('request body Content-Length')
  return [{ name: 'Content-Length', in: 'header', type: 'integer', presence: 'required', values: [value], clause }]
}

const says = {
  request: {
    none: /^This API does not accept (?:request parameters|the request body)\./,
    json: /in JSON format in the request body/,
  },
  response: { none: /^This API does not return response body\b/, json: /in JSON format in the response body/ },
} as const

/**
 * What the sentences on a body say of its media type; of a response also its example, where they say nothing.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` when neither says anything.
 */
function mediaTypes(
  section: Section,
  parts: readonly Part[],
  side: 'request' | 'response',
  lines: LineReadings,
): string[] {
  const paragraphs = parts
    .filter(({ name }) => name.endsWith(' body'))
    .flatMap(({ blocks }) => blocks)
    .flatMap(block => (block.kind === 'paragraph' && readCaption(block.text) === undefined ? [block] : []))
  for (const block of paragraphs) {
    const found = says[side].none.test(block.text) ? [] : says[side].json.test(block.text) ? json : undefined
    if (found === undefined) continue
    lines.readBlock(section, block, `${side} body`)
    return found
  }
  const shown = parts.find(({ name }) => name === 'Example response body')?.blocks.find(({ kind }) => kind === 'fence')
  if (side === 'response' && shown?.kind === 'fence' && /^\s*\{/.test(shown.lines.join('\n'))) return json
  throw structureError(section, -1, `nothing on the ${side} body`, 'a sentence such as "This API does not accept …"')
}
