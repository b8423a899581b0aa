/** Characters by which a text is looked up; none may be shorter. */
const keyLength = 6
const slots = 1 << 16

/**
 * Finds any of many texts in another. A regular expression of some thousand alternatives would be tried at every character
 * of every exchange of a run; here three characters decide, for nearly all places, that nothing begins there.
 */
export class KnownTexts {
  readonly #known = new Set<string>()
  readonly #byKey = new Map<string, string[]>()
  readonly #begins = new Uint8Array(slots)
  #longest = 0

  /** @throws {RangeError} for a text of under 6 characters. */
  add(text: string): void {
    if (text.length < keyLength) throw new RangeError('the text is too short to be looked for')
    const key = text.slice(0, keyLength)
    const alike = this.#byKey.get(key)
    if (this.#known.has(text)) return
    this.#known.add(text)
    if (alike === undefined) this.#byKey.set(key, [text])
    else {
      // Longest first: one that contains another is found whole. Not sorted anew: a target may name thousands that begin alike.
      const shorter = alike.findIndex(known => known.length < text.length)
      alike.splice(shorter === -1 ? alike.length : shorter, 0, text)
    }
    this.#begins[slotAt(text, 0)] = 1
    this.#longest = Math.max(this.#longest, text.length)
  }

  /** The text with `substitute` in place of each of the known ones. */
  replaceIn(text: string, substitute: string): string {
    let replaced = ''
    let from = 0
    for (let at = 0; at <= text.length - keyLength; at += 1) {
      if (this.#begins[slotAt(text, at)] === 0) continue
      const found = this.#byKey.get(text.slice(at, at + keyLength))?.find(known => text.startsWith(known, at))
      if (found === undefined) continue
      replaced += text.slice(from, at) + substitute
      from = at + found.length
      at = from - 1
    }
    return from === 0 ? text : replaced + text.slice(from)
  }

  /** Length of the longest beginning of a known text, of `least` characters and more, that the text ends with; else 0. */
  cutAtEnd(text: string, least: number): number {
    for (let at = Math.max(0, text.length - this.#longest); at <= text.length - least; at += 1) {
      const end = text.slice(at)
      if (end.length >= keyLength) {
        if (this.#byKey.get(end.slice(0, keyLength))?.some(known => known.startsWith(end)) === true) return end.length
      } else for (const key of this.#byKey.keys()) if (key.startsWith(end)) return end.length
    }
    return 0
  }
}

function slotAt(text: string, at: number): number {
  return (text.charCodeAt(at) * 961 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)) & (slots - 1)
}
