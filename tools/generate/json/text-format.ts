import { fullFormats } from 'ajv-formats/dist/formats.js'

/**
 * Forms of text that JSON Schema has no name for, as unanchored patterns. The manual calls a hash an MD5 checksum and
 * prints it in hexadecimal; a time of a deployed service may be of any fineness, with a zone or without.
 */
const patterns: Readonly<Record<string, string>> = {
  timestamp: '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:?[0-9]{2})?',
  mac: '[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2}){5}',
  md5: '[0-9a-f]{32}',
  base64: '[A-Za-z0-9+/\\s]*={0,2}\\s*',
  sha1: '[0-9A-Fa-f]{40}',
  'ssh-public-key': '(ssh|ecdsa)-[a-z0-9-]+ [A-Za-z0-9+/=]+( [^\\n]*)?\\n?',
}

/** Forms that JSON Schema 2020-12 §7.3 names and validators know. */
const standard = ['uuid', 'date-time', 'date', 'time', 'ipv4', 'ipv6', 'uri', 'uri-reference', 'email', 'hostname']

/** Forms that samples are tried for, the narrower first; almost any word would be base64. */
const tried = ['uuid', 'date-time', 'timestamp', 'ipv4', 'ipv6', 'mac', 'uri']

/** The form that all texts have, where they have one; undefined where there are no texts. */
export function commonFormat(texts: readonly string[], among: readonly string[] = tried): string | undefined {
  if (texts.length === 0) return undefined
  // Any word with a colon is a URI of some scheme: `fe80:100`, `image:42`.
  const isMeant = (text: string, name: string) => name !== 'uri' || /^https?:\/\//.test(text)
  return among.find(name => texts.every(text => isMeant(text, name) && hasFormat(text, name)))
}

/** Whether a text has a form; true for one that is not known here, since nothing speaks against it. */
export function hasFormat(text: string, name: string): boolean {
  const pattern = patterns[name]
  if (pattern !== undefined) return new RegExp(`^(?:${pattern})$`).test(text)
  if (!isStandardFormat(name)) return true
  // What the validator takes for it, so that nothing is stated that it would refuse.
  const known = fullFormats[name as keyof typeof fullFormats]
  if (known instanceof RegExp) return known.test(text)
  if (typeof known === 'function') return (known as (value: string) => boolean)(text)
  return typeof known === 'object' && 'validate' in known && (known.validate as (value: string) => boolean)(text)
}

/** The anchored pattern of a form that JSON Schema has no name for. */
export function patternOf(name: string): string | undefined {
  const pattern = patterns[name]
  return pattern === undefined ? undefined : `^${pattern}$`
}

const octet = '(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])'

/** Anchored patterns of forms that JSON Schema has a name for, for languages that have none. */
export const standardPatterns: Readonly<Record<string, string>> = {
  uuid: '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$',
  ipv4: `^${octet}(\\.${octet}){3}$`,
}

/** Whether JSON Schema has a name for a form. */
export function isStandardFormat(name: string): boolean {
  return standard.includes(name)
}
