import type { RestAnswer } from './rest-request.ts'

/** One version of a service's API. */
export interface ApiVersion {
  /** e.g. `v2.0` */
  id: string
  status: 'CURRENT' | 'SUPPORTED'
  /** Its URL; ends in a slash. */
  url: string
}

/**
 * The list of a service's versions, which deployed OpenStack shows to everyone at the service's root and clients look
 * up there; no manual tells of it.
 * @param status 300 where the service wants the client to choose, as Glance and Cinder do.
 */
export function versionList(status: 200 | 300, versions: readonly ApiVersion[]): RestAnswer {
  return { status, body: { versions: versions.map(describeVersion) } }
}

/** One version by itself, as Nova shows it at the version's own URL. */
export function versionDocument(version: ApiVersion): RestAnswer {
  return { status: 200, body: { version: describeVersion(version) } }
}

function describeVersion({ id, status, url }: ApiVersion): object {
  return { id, status, links: [{ rel: 'self', href: url }] }
}
