export interface ResourceLink {
  href: string
  rel: string
  type?: string
}

/**
 * The links by which compute refers to a resource: by its version, and for good.
 * @param baseUrl where compute is mounted, e.g. `http://127.0.0.1:8900/compute`.
 * @param collection e.g. `servers`.
 */
export function resourceLinks(baseUrl: string, projectId: string, collection: string, id: string): ResourceLink[] {
  return [
    { href: `${baseUrl}/v2/${projectId}/${collection}/${id}`, rel: 'self' },
    { href: `${baseUrl}/${projectId}/${collection}/${id}`, rel: 'bookmark' },
  ]
}
