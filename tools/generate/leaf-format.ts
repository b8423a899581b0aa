/** What the text of a leaf is, as far as every sample of it agrees. */
export type LeafFormat = 'count' | 'md5' | 'timestamp' | 'text'

/**
 * Regular expressions of the formats that have one, unanchored. The manual calls a hash an MD5 checksum and prints it in
 * hexadecimal; of a datetime in a body it shows ISO 8601 only, so how fine it is and whether it names a zone is left open.
 */
export const leafPatterns: Partial<Record<LeafFormat, string>> = {
  md5: '[0-9a-f]{32}',
  timestamp: '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:?[0-9]{2})?',
}

const formats: readonly [LeafFormat, RegExp][] = [
  ['count', /^[0-9]+$/],
  ['md5', new RegExp(`^${leafPatterns.md5}$`)],
  ['timestamp', new RegExp(`^${leafPatterns.timestamp}$`)],
]

/** The format that all texts have; `text` where they have none in common, or there are none. */
export function leafFormat(texts: readonly string[]): LeafFormat {
  if (texts.length === 0) return 'text'
  return formats.find(([, pattern]) => texts.every(text => pattern.test(text)))?.[0] ?? 'text'
}
