import type { HeaderField, Operation, Parameter, ResponseElement } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'
import { ConformanceError } from '../../shared/errors.ts'
import type { JioForm, JioName, JioService } from './form.ts'
import type { JioGroup, JioPart, JioRow } from './read-document.ts'
import { type JioPath, readPath } from './request.ts'

/** An operation with what it was read from: the detectors of errata compare the two. */
export interface JioReading {
  operation: Operation
  row: JioRow
  path: JioPath
  name: JioName
}

/** A group with its section and its operations. */
export interface JioGroupReading {
  group: JioGroup
  section: string
  clause: Clause
  readings: JioReading[]
}

/** A part with its service and its groups. */
export interface JioPartReading {
  part: JioPart
  service: JioService
  clause: Clause
  groups: JioGroupReading[]
}

/**
 * Makes the operations of every part. Groups with the same title are told apart by their order: `server-actions-2`.
 * @throws {ConformanceError} `IMPORT_OPERATION_ID` when the rows of a group and its names do not agree.
 */
export function readOperations(parts: readonly JioPart[], form: JioForm): JioPartReading[] {
  const sections = new Map<string, number>()
  return parts.map(part => {
    const service = form.services[part.title] as JioService
    const groups = part.groups.map(group => {
      const own = group.title === part.title ? service.service : `${service.service}.${slug(group.title)}`
      const count = (sections.get(own) ?? 0) + 1
      sections.set(own, count)
      return readGroup(group, count === 1 ? own : `${own}-${count}`, form)
    })
    return { part, service, clause: { document: 'jio-api', section: service.service, page: part.page }, groups }
  })
}

function readGroup(group: JioGroup, section: string, form: JioForm): JioGroupReading {
  const names = form.names.get(section) ?? []
  const [begin] = group.rows as [JioRow]
  if (names.length !== group.rows.length)
    throw unnamed(`${section} has ${group.rows.length} rows, and names for ${names.length}`, begin)
  const readings = group.rows.map((row, index) => {
    const path = readPath(row, form.words)
    const name = names[index] as JioName
    const request = `${row.method} ${path.path.slice(1)}`
    if (name.request !== request)
      throw unnamed(`row ${index + 1} of ${section} is ${request}, and its name is of ${name.request}`, row)
    const clause: Clause = { document: 'jio-api', section, page: row.page, detail: `row ${index + 1}` }
    return { operation: operationOf(row, path, name, clause), row, path, name }
  })
  return { group, section, clause: { document: 'jio-api', section, page: group.page }, readings }
}

function unnamed(message: string, { place }: JioRow): ConformanceError {
  return new ConformanceError('IMPORT_OPERATION_ID', message, {
    where: place,
    next: 'give the complete document; where it is, give each row its name in tools/import/jio/names',
  })
}

function operationOf(row: JioRow, { path }: JioPath, name: JioName, clause: Clause): Operation {
  const named = actionOf(row.description)
  const key = named ?? name.key
  return {
    id: name.id,
    title: name.title,
    method: row.method,
    path,
    ...(key === undefined
      ? {}
      : { discriminator: { in: 'body', name: key, ...(named === undefined ? { inferred: true as const } : {}) } }),
    clause,
    normalCodes: [],
    errorCodes: [],
    parameters: [...pathParameters(path, clause), ...headerParameters(row.description, clause)],
    responseHeaders: [] as HeaderField[],
    responseElements: attributesOf(row).map((attribute): ResponseElement => {
      return { name: attribute, type: '', parent: null, children: [], clause }
    }),
    samples: [],
    ...rolesOf(row.description),
    ...transitionOf(row.description),
  }
}

/** Who may ask for it, where a sentence says so. */
function rolesOf(description: string): Pick<Operation, 'roles'> {
  const printed = /By default, (all users|only administrators) can\b/.exec(description)?.[1]
  return printed === undefined ? {} : { roles: [{ role: printed.replace('only ', ''), allowed: true, printed }] }
}

/** The status that a sentence says a server goes into; the one before where it stands in capitals too. */
function transitionOf(description: string): Pick<Operation, 'transition'> {
  const [, to] = /[Cc]hanges (?:its )?status to ([A-Z]+)/.exec(description) ?? []
  const [, from] = /^[A-Z][a-z]+ an? ([A-Z]+) server/.exec(description) ?? []
  return to === undefined ? {} : { transition: { ...(from === undefined ? {} : { from }), to } }
}

/** The placeholders of a path, in order. */
export function pathParameters(path: string, clause: Clause): Parameter[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(match => ({ name: match[1] as string, in: 'path', clause }))
}

/** The action that a sentence tells to name in the body; a capital `I` that was read as `l` is put right. */
function actionOf(description: string): string | undefined {
  return printedAction(description)?.replace('lmage', 'Image')
}

/** The same, as printed. */
export function printedAction(description: string): string | undefined {
  return /Specify the ([\w-]+) action in the request body/.exec(description)?.[1]
}

/** Headers that a sentence names: `X-Object-Meta-*` and `X-Object-Meta- name` stand for a family. */
function headerParameters(description: string, clause: Clause): Parameter[] {
  return [...description.matchAll(/\bX(?:-[A-Z][a-z]+)+(?<rest>-\*|- ?name)?/g)].map(match => {
    const { rest } = match.groups as { rest?: string }
    if (rest === undefined) return { name: match[0], in: 'header', clause }
    return { name: `${match[0].slice(0, -rest.length)}-{name}`, in: 'header', family: true, clause }
  })
}

/** Attributes of the response that a sentence names, e.g. `OS-EXT-IPS-MAC:mac_addr`; those of a request are not among them. */
function attributesOf({ method, description }: JioRow): string[] {
  if (method !== 'GET') return []
  const listed = /[Ii]ncludes? the ([^.]+?)(?: extended)? attributes?\b/.exec(description)?.[1] ?? ''
  return listed
    .split(/,\s*(?:and )?| and /)
    .map(text => text.trim())
    .filter(text => /^[\w-]+(?::\w+)?$/.test(text))
}

function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
