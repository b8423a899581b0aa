import type { RestHandler, RestRoutes } from './rest-request.ts'

/** What a path leads to. */
export type FoundRoute =
  | { handler: RestHandler; parameters: string[] }
  /** The path is known, the method is not; `allowed` names those that are. */
  | { allowed: string[] }

/** Finds handlers by path: templates with fewer braces go first, so that `/servers/detail` is no server. */
export class RouteTable {
  readonly #templates: { pattern: RegExp; methods: RestRoutes[string] }[]

  constructor(routes: RestRoutes) {
    const braces = (path: string): number => path.split('{').length
    this.#templates = Object.entries(routes)
      .sort(([a], [b]) => braces(a) - braces(b))
      .map(([path, methods]) => ({ pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}/?$`), methods }))
  }

  /** @param path without the query, still encoded; undefined for a path that is none of the routes'. */
  find(method: string, path: string): FoundRoute | undefined {
    for (const { pattern, methods } of this.#templates) {
      const match = pattern.exec(path)
      if (match === null) continue
      const handler = methods[method]
      return handler === undefined
        ? { allowed: Object.keys(methods) }
        : { handler, parameters: match.slice(1).map(decode) }
    }
    return undefined
  }
}

/** A parameter that is no valid encoding names nothing that exists: it is passed on as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
