import { parseTemplate } from 'url-template'
import { type Operation, pathBelowEndpoint, type ServiceCatalog } from '../../model/catalog.ts'
import type { CallOptions } from '../../model/check.ts'
import type { TargetRequest } from '../../model/target.ts'
import { headerList } from '../../shared/header-list.ts'

/** The variable whose slashes separate segments instead of being encoded. */
const slashed = 'object'

/**
 * The request that calls an operation: its documented path without the prefix that the catalog's endpoint stands for
 * (§2.7.1), its variables expanded, and the query that tells it from its neighbours.
 * @throws {TypeError} when a variable of the path is not given.
 */
export function requestOf(
  catalog: ServiceCatalog,
  operation: Operation,
  options: CallOptions,
): Omit<TargetRequest, 'check'> {
  const { body, identity, account, timeoutMs, expectContinue, framing, repeat } = options
  const query = queryOf(operation, options.query ?? {})
  return {
    operation: operation.id,
    service: catalog.serviceType,
    method: operation.method,
    path: pathOf(catalog, operation, options.path ?? {}),
    headers: headerList(options.headers),
    ...(query === '' ? {} : { query }),
    ...(body === undefined ? {} : { body }),
    ...(identity === undefined ? {} : { identity }),
    ...(account === undefined ? {} : { account }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(expectContinue === undefined ? {} : { expectContinue }),
    ...(framing === undefined ? {} : { framing }),
    ...(repeat === undefined ? {} : { repeat }),
  }
}

function pathOf(catalog: ServiceCatalog, operation: Operation, values: Record<string, string>): string {
  const template = pathBelowEndpoint(catalog, operation)
  const variables = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)
  const missing = variables.find(name => values[name] === undefined)
  if (missing !== undefined) throw new TypeError(`${operation.id} needs the path variable {${missing}}`)
  // An array keeps empty segments, which a plain string value would lose.
  const expanded = Object.fromEntries(
    variables.map(name => [name, name === slashed ? (values[name] as string).split('/') : [values[name] as string]]),
  )
  return parseTemplate(template.replace(/\/\{(\w+)\}/g, '{/$1*}')).expand(expanded)
}

function queryOf({ discriminator }: Operation, query: NonNullable<CallOptions['query']>): string {
  const flag: NonNullable<CallOptions['query']> =
    discriminator?.in === 'query' && !(discriminator.name in query)
      ? { [discriminator.name]: discriminator.value ?? null }
      : {}
  return Object.entries({ ...flag, ...query })
    .map(([name, value]) =>
      value === null ? encodeURIComponent(name) : `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
    )
    .join('&')
}
