import type { HeaderField, Operation, Parameter, ResponseElement, StatusCode } from '../../model/catalog.ts'
import { type Clause, formatClause } from '../../model/clause.ts'
import { ConformanceError } from '../../shared/errors.ts'
import { readBlocks } from '../document/blocks.ts'
import type { LineReadings, NoteBlock } from '../document/line-readings.ts'
import type { Section } from '../document/sections.ts'
import { type DocumentedExchange, readExchanges } from '../samples/exchanges.ts'
import { type Endpoint, readEndpoint } from './endpoint.ts'
import { type Field, familyName, readDataType, readValues } from './field.ts'
import { type OperationParts, readFields } from './read-fields.ts'
import { readStatuses, standardReason } from './statuses.ts'

/** An operation with what it was read from: later steps compare the two. */
export interface ReadOperation {
  operation: Operation
  section: Section
  endpoint: Endpoint
  /** As the API list prints it; it has query names that the section's title may lack. */
  listed: Endpoint
  listClause: Clause
  parts: OperationParts
  exchanges: DocumentedExchange[]
}

/**
 * Reads the section of one operation.
 * @throws {ConformanceError} `IMPORT_STRUCTURE` when the title is not one of an operation.
 */
export function readOperation(
  id: string,
  section: Section,
  { endpoint: listed, clause: listClause }: ListedOperation,
  chapterErrors: readonly StatusCode[],
  lines: LineReadings,
): ReadOperation {
  const endpoint = readEndpoint(section.title)
  if (endpoint === undefined)
    throw new ConformanceError('IMPORT_STRUCTURE', `the title "${section.title}" has no method and path`, {
      where: `section ${section.section}, line ${section.line} of the manual`,
    })
  const note: NoteBlock = (block, rule) => lines.readBlock(section, block, rule)
  const parts = readFields(readBlocks(section.lines), section, note)
  noteIntroduction(parts, note)
  const exchanges = readExchanges(parts.examples, note)
  const clause = (detail?: string): Clause => clauseOf(section, detail)
  const errorOrNormal = statusesOf(parts, exchanges, chapterErrors, clause)
  const operation: Operation = {
    id,
    title: endpoint.title,
    method: endpoint.method,
    path: endpoint.path,
    ...(endpoint.flag === undefined ? {} : { discriminator: { in: 'query', name: endpoint.flag } }),
    clause: clause(),
    normalCodes: errorOrNormal.filter(status => status.code < 400),
    errorCodes: errorOrNormal.filter(status => status.code >= 400),
    parameters: parametersOf(parts, endpoint, listed, clause),
    responseHeaders: headersOf(parts, clause),
    responseElements: elementsOf(parts, clause),
    samples: [],
  }
  return { operation, section, endpoint, listed, listClause, parts, exchanges }
}

/** Notes which paragraphs of the introduction have told a status or a family of headers, or show a body. */
function noteIntroduction({ introduction }: OperationParts, note: NoteBlock): void {
  for (const block of introduction)
    if (block.kind === 'fence') note(block, 'sample')
    else if (block.kind === 'paragraph' && readStatuses(block.text).length > 0) note(block, 'statuses')
    else if (block.kind === 'paragraph' && familyInText.test(block.text)) note(block, 'families of headers')
}

/** A row of the API list. */
export interface ListedOperation {
  endpoint: Endpoint
  clause: Clause
}

/** Cites a section of the manual. */
export function clauseOf(section: Pick<Section, 'section' | 'page'>, detail?: string): Clause {
  const clause: Clause = { document: 'k5-foundation-1.12', section: section.section, page: section.page }
  return detail === undefined ? clause : { ...clause, detail }
}

/** The sentences above the first group of fields; one that a page break split in two is joined. */
export function introductionOf(parts: OperationParts): string {
  return parts.introduction
    .map(block => (block.kind === 'paragraph' ? block.text : ''))
    .join('\n\n')
    .replace(/(?<=[\w,])\n\n(?=[a-z])/g, ' ')
}

type Cite = (detail?: string) => Clause

/** Statuses in the order of the text, then those that only a sample shows. */
function statusesOf(
  parts: OperationParts,
  exchanges: readonly DocumentedExchange[],
  chapterErrors: readonly StatusCode[],
  cite: Cite,
): StatusCode[] {
  const found = new Map<number, StatusCode>()
  const reasonOf = (code: number): string =>
    chapterErrors.find(error => error.code === code)?.reason ?? standardReason(code)
  for (const { code } of readStatuses(introductionOf(parts)))
    found.set(code, { code, reason: reasonOf(code), clause: cite(`status ${code}`) })
  for (const { status } of exchanges.flatMap(exchange => exchange.responses))
    if (!found.has(status))
      found.set(status, { code: status, reason: reasonOf(status), clause: cite(`sample of status ${status}`) })
  return [...found.values()]
}

function parametersOf(parts: OperationParts, endpoint: Endpoint, listed: Endpoint, cite: Cite): Parameter[] {
  const fields = parts.fields.filter(field => /^(request|query) /.test(field.group))
  const template = [...new Set([...endpoint.query, ...listed.query])]
  const parameters = fields.map(field => parameterOf(field, template, cite))
  const named = new Set(parameters.map(parameter => parameter.name))
  const where = (name: string): Clause =>
    endpoint.query.includes(name) ? cite(`query template ${name}`) : cite(`API list ${name}`)
  for (const name of template.filter(name => !named.has(name)))
    parameters.push({ name, in: 'query', clause: where(name) })
  if (endpoint.flag !== undefined)
    parameters.push({ name: endpoint.flag, in: 'query', clause: cite(`query flag ${endpoint.flag}`) })
  return [...parameters, ...proseHeaders(parts, named, cite)]
}

function parameterOf(field: Field, template: readonly string[], cite: Cite): Parameter {
  const path = /^\{(.+)\}$/.exec(field.name)?.[1]
  const place = path !== undefined ? 'path' : field.group === 'request header' ? 'header' : 'query'
  const family = place === 'header' ? familyName(field.name) : undefined
  // The URL template decides how a query name is written: two tables capitalise names that no template does.
  const templated =
    place === 'query' ? template.find(name => name.toLowerCase() === field.name.toLowerCase()) : undefined
  const label = place === 'header' ? 'request header' : 'request parameter'
  return {
    name: path ?? family ?? templated ?? field.name,
    in: place,
    ...typeOf(field, cite),
    ...(field.cardinality === undefined ? {} : { cardinality: field.cardinality }),
    ...(family === undefined ? {} : { family: true }),
    ...(place === 'path' ? {} : readValues(field.name, field.text)),
    clause: cite(`${label} ${field.name}`),
  }
}

const familyInText = /X-[A-Za-z-]+-\{name\}/

/** Families of headers that stand in a sentence only, as `X-…-{name}`. */
function proseHeaders(parts: OperationParts, named: ReadonlySet<string>, cite: Cite): Parameter[] {
  const names = [...introductionOf(parts).matchAll(new RegExp(familyInText, 'g'))].map(match => match[0])
  return [...new Set(names)]
    .filter(name => !named.has(name))
    .map(name => ({ name, in: 'header', family: true, clause: cite(`text ${name}`) }))
}

function headersOf(parts: OperationParts, cite: Cite): HeaderField[] {
  return parts.fields
    .filter(field => field.group === 'response header')
    .map(field => {
      const family = familyName(field.name)
      return {
        name: family ?? field.name,
        ...typeOf(field, cite),
        ...(field.cardinality === undefined ? {} : { cardinality: field.cardinality }),
        ...(family === undefined ? {} : { family: true as const }),
        clause: cite(`response header ${field.name}`),
      }
    })
}

function elementsOf(parts: OperationParts, cite: Cite): ResponseElement[] {
  return parts.fields
    .filter(field => field.group === 'response element')
    .map(field => {
      if (field.type === undefined || field.cardinality === undefined)
        throw new ConformanceError(
          'IMPORT_STRUCTURE',
          `the response element "${field.name}" has no type and cardinality`,
          { where: formatClause(cite()) },
        )
      return {
        name: field.name,
        type: field.type.toLowerCase(),
        cardinality: field.cardinality,
        parent: field.parent,
        children: field.children,
        clause: cite(`response element ${field.parent === null ? '' : `${field.parent}.`}${field.name}`),
      }
    })
}

function typeOf(field: Field, cite: Cite): { type?: NonNullable<Parameter['type']> } {
  if (field.type === undefined) return {}
  const type = readDataType(field.type)
  if (type === undefined)
    throw new ConformanceError('IMPORT_STRUCTURE', `"${field.type}", the data type of ${field.name}, is unknown`, {
      where: formatClause(cite()),
      next: 'add it to tools/import/operation/field.ts',
    })
  return { type }
}
