import { mayBeTold, withoutSlash } from './endpoint-url.ts'
import type { ResolvedIdentity } from './resolved-target.ts'
import { canonicalType } from './service-types.ts'

/** An endpoint of a Keystone v3 catalog. */
export interface CatalogEndpoint {
  type: string
  interface: string
  region: string | undefined
  url: string
}

/**
 * Reads the `catalog` member of a Keystone v3 token. What is not an endpoint is left out: clouds have entries with
 * empty or unusable URLs for services that are switched off.
 */
export function readCatalog(catalog: unknown): CatalogEndpoint[] {
  if (!Array.isArray(catalog)) return []
  return catalog.flatMap((service: unknown) => {
    const { type, endpoints } = (service ?? {}) as { type?: unknown; endpoints?: unknown }
    if (typeof type !== 'string' || !Array.isArray(endpoints)) return []
    return endpoints.flatMap((endpoint: unknown) => {
      const { url, region, region_id, interface: face } = (endpoint ?? {}) as Record<string, unknown>
      if (typeof url !== 'string' || !mayBeTold(url)) return []
      const where = [region_id, region].find(value => typeof value === 'string') as string | undefined
      return [{ type: canonicalType(type), interface: String(face ?? 'public'), region: where, url: withoutSlash(url) }]
    })
  })
}

/** The endpoints of one region and interface by type; without a region the first one of each type. */
export function selectEndpoints(
  catalog: readonly CatalogEndpoint[],
  identity: Pick<ResolvedIdentity, 'region' | 'interface'>,
): Record<string, string> {
  const endpoints: Record<string, string> = {}
  for (const endpoint of catalog) {
    if (identity.region !== undefined && endpoint.region !== identity.region) continue
    if (endpoint.interface.replace(/URL$/, '') !== identity.interface) continue
    endpoints[endpoint.type] ??= endpoint.url
  }
  return endpoints
}

/** Regions that a catalog knows, in its order. */
export function regionsOf(catalog: readonly CatalogEndpoint[]): string[] {
  return [...new Set(catalog.flatMap(endpoint => endpoint.region ?? []))]
}
