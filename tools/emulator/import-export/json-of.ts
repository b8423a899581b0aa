/** A body as JSON: undefined where there is none, `unreadable` where it is not JSON. */
export function jsonOf(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return 'unreadable'
  }
}
