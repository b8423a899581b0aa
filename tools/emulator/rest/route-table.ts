/** What a path leads to. */
type FoundRoute<Handler> =
  | { handler: Handler; parameters: string[] }
  /** The path is known, the method is not; `allowed` names those that are. */
  | { allowed: string[] }

/** Finds handlers by path: templates with fewer braces go first, so that `/servers/detail` is no server. */
export class RouteTable<Handler> {
  readonly #templates: { pattern: RegExp; methods: Readonly<Record<string, Handler>> }[]

  /** @param routes handlers by path template (`/servers/{server}/action`) and method. */
  constructor(routes: Readonly<Record<string, Readonly<Record<string, Handler>>>>) {
    const braces = (path: string): number => path.split('{').length
    this.#templates = Object.entries(routes)
      .sort(([a], [b]) => braces(a) - braces(b))
      .map(([path, methods]) => ({ pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}/?$`), methods }))
  }

  /** @param path without the query, still encoded; undefined for a path that is none of the routes'. */
  find(method: string, path: string): FoundRoute<Handler> | undefined {
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
