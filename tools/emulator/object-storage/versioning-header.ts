import type { IncomingHttpHeaders } from 'node:http'
import { Problem } from '../http/problem.ts'
import type { HeaderFields } from '../http/reply.ts'
import { headerValue } from './metadata.ts'
import { decodeName } from './resource-path.ts'
import type { Versioning } from './store.ts'

const modes = [
  ['stack', 'versions'],
  ['history', 'history'],
] as const

/**
 * A container's versioning after a request: set by X-Versions-Location (URL-encoded container name), unset by an
 * empty value or X-Remove-Versions-Location (§2.7.5.5, §2.7.5.7); X-History-Location is Swift's other mode.
 * @throws {Problem} 400 when both are given, 412 when the value is not a container's name
 */
export function readVersioning(headers: IncomingHttpHeaders, current: Versioning | undefined): Versioning | undefined {
  const given = modes.flatMap(([mode, word]) => {
    const location = headerValue(headers, `x-${word}-location`)
    return location === undefined || location === '' ? [] : [{ mode, location }]
  })
  const [first, second] = given
  if (second !== undefined) {
    throw new Problem(400, 'Only one of X-Versions-Location or X-History-Location may be specified')
  }
  if (first !== undefined) return { ...first, container: containerName(first.location) }
  const removed = modes.some(
    ([, word]) => headers[`x-${word}-location`] === '' || headers[`x-remove-${word}-location`] !== undefined,
  )
  return removed ? undefined : current
}

function containerName(location: string): string {
  const name = decodeName(location)
  if (name === undefined) throw new Problem(412, 'Container name must be valid UTF-8')
  if (name.includes('/')) throw new Problem(412, 'Container name cannot contain slashes')
  return name
}

export function versioningHeader(versioning: Versioning | undefined): HeaderFields {
  if (versioning === undefined) return {}
  return { [versioning.mode === 'stack' ? 'X-Versions-Location' : 'X-History-Location']: versioning.location }
}
