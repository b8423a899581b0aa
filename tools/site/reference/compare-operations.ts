import type { Operation } from '../../model/catalog.ts'

/** One thing that two documents tell differently of the same API. */
export interface Difference {
  what:
    | 'method'
    | 'path'
    | 'unmarked variable'
    | 'told apart by'
    | 'query'
    | 'header'
    | 'body'
    | 'status'
    | 'media type'
    | 'element'
    | 'role'
  /** What only the first document says; empty where it lacks what the other has. */
  own: string
  other: string
}

/**
 * What two documents tell differently of one API. Compared is only what both tell: where one has no headers, statuses or
 * bodies at all, it says nothing of them. Names of variables in a path are free.
 */
export function compareOperations(own: Operation, other: Operation): Difference[] {
  return [
    ...differing('method', own.method, other.method),
    ...differing(
      isUnmarked(own.path, other.path) ? 'unmarked variable' : 'path',
      shape(own.path),
      shape(other.path),
    ).map(difference => ({ ...difference, own: own.path, other: other.path })),
    ...differing(
      'told apart by',
      apart(own),
      apart(other),
      own.discriminator !== undefined && other.discriminator !== undefined,
    ),
    ...(['query', 'header', 'body'] as const).flatMap(place =>
      names(place, parameters(own, place), parameters(other, place)),
    ),
    ...names('status', codes(own), codes(other)),
    ...names('media type', own.consumes ?? [], other.consumes ?? []),
    ...names('element', elements(own), elements(other)),
    ...names('role', roles(own), roles(other)),
  ]
}

function differing(what: Difference['what'], own: string, other: string, bothTell = true): Difference[] {
  return bothTell && own !== other ? [{ what, own, other }] : []
}

/** Names that only one of two lists has, whatever their case. */
function names(what: Difference['what'], own: readonly string[], other: readonly string[]): Difference[] {
  if (own.length === 0 || other.length === 0) return []
  const lacking = (all: readonly string[], from: readonly string[]): string[] => {
    const known = new Set(from.map(name => name.toLowerCase()))
    return [...new Set(all)].filter(name => !known.has(name.toLowerCase()))
  }
  const only = lacking(own, other)
  const missing = lacking(other, own)
  return only.length + missing.length === 0 ? [] : [{ what, own: only.join(', '), other: missing.join(', ') }]
}

/** Of what a document says nothing, though the other does. */
export function untold(own: Operation, other: Operation): string[] {
  const kinds: [what: string, of: (operation: Operation) => readonly unknown[]][] = [
    ['query', one => parameters(one, 'query')],
    ['headers', one => parameters(one, 'header')],
    ['body of the request', one => parameters(one, 'body')],
    ['statuses of success', codes],
    ['elements of the answer', elements],
  ]
  return kinds.filter(([, of]) => of(own).length === 0 && of(other).length > 0).map(([what]) => what)
}

/** The path without the names of its variables, which the documents choose freely. */
function shape(path: string): string {
  return path.replace(/\{[^}]+\}/g, '{}')
}

/** Whether a path differs only in words that stand for variables without being marked as such: `/tasks/taskId`. */
function isUnmarked(own: string, other: string): boolean {
  const [segments, marked] = [own.split('/'), other.split('/')]
  const fits = (segment: string, index: number): boolean =>
    segment === marked[index] || /^\{.*\}$/.test(marked[index] ?? '')
  return segments.length === marked.length && segments.every(fits)
}

function apart({ discriminator }: Operation): string {
  if (discriminator === undefined) return ''
  const { in: place, name, value } = discriminator
  return `${place} ${name}${value === undefined ? '' : `=${value}`}`
}

function parameters({ parameters: all }: Operation, place: string): string[] {
  return all.filter(one => one.in === place).map(({ name }) => name)
}

function codes({ normalCodes }: Operation): string[] {
  return normalCodes.map(({ code }) => String(code))
}

function elements({ responseElements }: Operation): string[] {
  return responseElements.map(({ name }) => name)
}

function roles({ roles: all = [] }: Operation): string[] {
  return all.map(({ role, allowed }) => `${role} ${allowed ? 'may' : 'may not'}`)
}
