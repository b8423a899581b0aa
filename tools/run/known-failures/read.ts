import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { type Document, isMap, isNode, LineCounter, parseDocument, type YAMLMap } from 'yaml'
import schema from '../../../formats/known-failures.schema.json' with { type: 'json' }
import type { KnownFailure, KnownFailureList } from '../../model/known-failure.ts'
import { ConformanceError } from '../../shared/errors.ts'

/** A list as its file has it, before it is held against a run. */
export interface ReadKnownFailures extends Pick<KnownFailureList, 'file' | 'digest'> {
  entries: KnownFailure[]
  /** The YAML itself, with comments; for drafts. */
  document: Document
}

/** Begins each text of a draft that only a person can write; refused here, so that no draft becomes the list unread. */
export const placeholder = 'FILL IN'

/**
 * Reads a list of known failures (docs/known-failures.md; an empty file is an empty list).
 * @throws {ConformanceError} `KNOWN_FAILURES_FILE` when it cannot be read, when an entry is not of the form of
 * `known-failures.schema.json`, ends before it begins, or says again what another one says; the line is named.
 */
export function readKnownFailures(file: string): ReadKnownFailures {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    throw wrong(file, `the list of known failures cannot be read: ${(error as Error).message}`)
  }
  const lines = new LineCounter()
  const document = parseDocument(bytes.toString('utf8'), { lineCounter: lines })
  const [broken] = [...document.errors, ...document.warnings]
  if (broken !== undefined)
    throw wrong(`${file}:${lines.linePos(broken.pos[0]).line}`, `it is no YAML: ${broken.message.split('\n', 1)[0]}`)
  const rows = plain(document, file)
  const lineOf = (path: (string | number)[]): number => lineAt(document, lines, path)
  validate ??= compile()
  if (!validate(rows)) {
    const [first] = validate.errors ?? []
    const path = stepsOf(first)
    throw wrong(`${file}:${lineOf(path)}`, problemOf(first, path))
  }
  const entries = rows.map((row, index) => ({ ...row, line: lineOf([index]) }))
  for (const [index, entry] of entries.entries()) {
    if (entry.expires < entry.date)
      throw wrong(
        `${file}:${lineOf([index, 'expires'])}`,
        `the entry for "${entry.check}" expires (${entry.expires}) before it was added (${entry.date})`,
      )
    const twin = entries.slice(0, index).find(({ check, target }) => check === entry.check && target === entry.target)
    if (twin !== undefined)
      throw wrong(`${file}:${entry.line}`, `"${entry.check}" stands in line ${twin.line} already, for the same target`)
  }
  return { file: basename(file), digest: createHash('sha256').update(bytes).digest('hex'), entries, document }
}

let validate: ReturnType<typeof compile> | undefined

function compile() {
  const ajv = new Ajv2020({ allErrors: false, strict: true })
  addFormats.default(ajv)
  return ajv.compile<Omit<KnownFailure, 'line'>[]>(schema)
}

/** An empty document is an empty list; aliases that grow without end are refused by the parser. */
function plain(document: Document, file: string): unknown[] {
  try {
    return (document.toJS() ?? []) as unknown[]
  } catch (error) {
    throw wrong(file, `the list of known failures cannot be read: ${(error as Error).message}`)
  }
}

/** The place in the YAML that an error of the schema is about: an unknown member is its key. */
function stepsOf(error: ErrorObject | undefined): (string | number)[] {
  const steps = (error?.instancePath ?? '').split('/').slice(1)
  const path = steps.map((step, depth) => (depth === 0 ? Number(step) : step))
  const extra: unknown = error?.params.additionalProperty
  return typeof extra === 'string' ? [...path, extra] : path
}

function problemOf(error: ErrorObject | undefined, [index, member]: (string | number)[]): string {
  if (index === undefined) return 'the list of known failures is not a list of entries that begin with "- check:"'
  const entry = `entry ${Number(index) + 1} of the known failures`
  switch (error?.keyword) {
    case 'required':
      return `${entry} has no "${error.params.missingProperty}"`
    case 'additionalProperties':
      return `${entry} has a member "${member}", which is not known`
    case 'format':
      return `${entry} has a "${member}" that is no day such as 2027-01-31`
    case 'pattern':
      return `${entry} has a "${member}" that is empty or still a placeholder: a person has to write it`
    default:
      return `${entry}${member === undefined ? '' : `, "${member}"`} ${error?.message ?? 'is not valid'}`
  }
}

/** Line of the deepest part of a path that the YAML has, from 1; a member is where its key stands. */
function lineAt(document: Document, lines: LineCounter, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true)
    const step = path[length - 1]
    const node = isMap(parent) ? keyOf(parent, step) : document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

function keyOf(map: YAMLMap, name: string | number | undefined): unknown {
  return map.items.find(({ key }) => String(key) === name)?.key
}

function wrong(where: string, message: string): ConformanceError {
  return new ConformanceError('KNOWN_FAILURES_FILE', message, {
    where,
    next: 'each entry needs check, reason, reference, owner, date and expires; docs/known-failures.md shows one',
  })
}
