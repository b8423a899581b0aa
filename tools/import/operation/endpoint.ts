import type { HttpMethod } from '../../model/catalog.ts'

/** Method, path and query as a title or a row of the API list prints them. */
export interface Endpoint {
  title: string
  method: HttpMethod
  /** Without blanks and without the query. */
  path: string
  /** Names in the query template, in order. */
  query: string[]
  /** Query flag that is part of the URL itself: `?bulk-delete`. */
  flag?: string
  /** Method and path as printed. */
  printed: string
}

const methods = 'GET|HEAD|POST|PUT|DELETE|PATCH|COPY'
const titleFirst = new RegExp(`^(?<title>.+?) (?<method>${methods}) (?<target>/.+)$`)
const targetFirst = new RegExp(
  `^(?<method>${methods}) (?<target>/\\S*(?: ?[/{?]\\S*| [a-z_,-]+,\\S*)*) (?<title>[A-Z].*)$`,
)

/**
 * Reads `List containers GET /v1/{account}{?limit}` (a section's title) or `GET /v1/{account} Retrieve …` (a cell of
 * the API list). Blanks that a line break left in the path, and a lost `{` before the query, do not matter.
 */
export function readEndpoint(text: string): Endpoint | undefined {
  const groups = (titleFirst.exec(text) ?? targetFirst.exec(text))?.groups
  if (groups?.method === undefined || groups.target === undefined || groups.title === undefined) return undefined
  const target = groups.target.replace(/\s+/g, '')
  const { path, names } = readQueryTemplate(target)
  // A template names what may follow; a single name outside of braces is a part of the URL.
  const isFlag = names.length === 1 && !target.includes('{?')
  return {
    title: groups.title.trim(),
    method: groups.method as HttpMethod,
    path,
    query: isFlag ? [] : names,
    ...(isFlag ? { flag: names[0] as string } : {}),
    printed: `${groups.method} ${groups.target}`,
  }
}

/** Splits a URL template: `/v1/{account}{?limit,marker}`, also where a brace was lost. */
export function readQueryTemplate(target: string): { path: string; names: string[] } {
  const [, path = target, query] = /^(.*?)(?:\{?\?(.*?)\}?)?$/.exec(target) ?? []
  return { path, names: query === undefined ? [] : query.split(',') }
}
