import { ConformanceError } from '../shared/errors.ts'
import { canonicalType } from './service-types.ts'

export function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '')
}

/**
 * A URL that a user or a catalog gave, without trailing slashes.
 * @param what Names the place it stands in; the value itself is not shown, it may hold a password.
 * @throws {ConformanceError} `TARGET_URL`.
 */
export function checkedUrl(text: string, what: string): string {
  const trimmed = withoutSlash(text.trim())
  const url = URL.canParse(trimmed) ? new URL(trimmed) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new ConformanceError('TARGET_URL', `${what} is not an http or https URL`, {
      where: what,
      next: 'write it as https://host[:port]/path',
    })
  if (url.search !== '' || url.hash !== '')
    throw new ConformanceError('TARGET_URL', `${what} has a query or a fragment`, {
      where: what,
      next: 'leave out everything from ? or # on',
    })
  return trimmed
}

/**
 * Whether a token may be sent to a URL that a target tells. It may name any host, but not a file or a script, nobody's
 * password, and no link-local address: there answers what belongs to this machine, as the metadata of a cloud it runs in.
 */
export function mayBeTold(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, hostname } = new URL(text)
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return false
  return !/^169\.254\.|^\[(?:fe[89ab]|::ffff:a9fe:)/.test(hostname)
}

/**
 * Reads `--endpoint TYPE=URL`; of two for the same type the later one stands.
 * @throws {ConformanceError} `TARGET_ENDPOINT_OPTION` or `TARGET_URL`.
 */
export function parseEndpoints(options: readonly string[]): Record<string, string> {
  const endpoints: Record<string, string> = {}
  for (const option of options) {
    const match = /^(?<type>[A-Za-z0-9][A-Za-z0-9_.-]*)=(?<url>.+)$/.exec(option)?.groups
    if (match?.type === undefined || match.url === undefined)
      throw new ConformanceError('TARGET_ENDPOINT_OPTION', 'an --endpoint is not of the form TYPE=URL', {
        where: '--endpoint',
        next: 'write for example --endpoint object-store=https://swift.example.com/v1/AUTH_project',
      })
    endpoints[canonicalType(match.type)] = checkedUrl(match.url, `--endpoint ${match.type}`)
  }
  return endpoints
}

/** The URL without user-info, for whatever is written or shown. */
export function publicUrl(text: string): string {
  if (!URL.canParse(text)) return text
  const url = new URL(text)
  if (url.username === '' && url.password === '') return text
  url.username = ''
  url.password = ''
  return withoutSlash(url.href)
}
