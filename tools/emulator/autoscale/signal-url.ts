import { refuse } from '../orchestration/refuse.ts'
import type { StackPath } from '../orchestration/stack-store.ts'

/** What a signal URL leads to. */
export interface SignalTarget {
  /** URL before `/v1`. */
  service: string
  stack: StackPath
  resource: string
}

const form =
  /^(http:\/\/[^/\s?#]+(?:\/[^\s?#]*)?)\/v1\/([^/\s?#]+)\/stacks\/([^/\s?#]+)\/([^/\s?#]+)\/resources\/([^/\s?#]+)\/signal$/i

/**
 * Reads the URL of a schedule: that of the API to signal a resource, over http (§1.5.5.3 `url`).
 * @throws {Problem} 400
 */
export function readSignalUrl(url: string): SignalTarget {
  const [, service, projectId, name, id, resource] = (URL.canParse(url) ? form.exec(url) : null) ?? []
  if (
    service === undefined ||
    projectId === undefined ||
    name === undefined ||
    id === undefined ||
    resource === undefined
  )
    throw refuse(400, 'url is no signal URL over http.')
  return { service, stack: { projectId, name, id }, resource }
}
