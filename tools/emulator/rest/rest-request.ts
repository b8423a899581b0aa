import type { Caller } from '../http/service.ts'

/** One request to a service that speaks JSON, its path already matched and its caller known. */
export interface RestRequest {
  caller: Caller
  /** What stands for the braces of the route, in order and decoded. */
  parameters: string[]
  /** Path and query as sent. */
  path: string
  query: URLSearchParams
  /** First value of a header; name in lower case. */
  header(name: string): string | undefined
  /** The body as JSON; undefined where there is none. @throws {Problem} 400, 413 or 415 */
  body(): Promise<unknown>
  /** The body as it came. @throws {Problem} 413 */
  bytes(): Promise<Buffer>
}

export interface RestAnswer {
  status: number
  /** A Buffer is sent as it is, with a type among the headers; all else as JSON; nothing where it is absent. */
  body?: object
  headers?: Record<string, string>
}

export type RestHandler = (request: RestRequest) => RestAnswer | Promise<RestAnswer>

/** Handlers by path template (`/servers/{server}/action`) and method; HEAD is not answered unless it stands here. */
export type RestRoutes = Readonly<Record<string, Readonly<Record<string, RestHandler>>>>
