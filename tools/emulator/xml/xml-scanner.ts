/** A piece of a document. */
export type XmlToken =
  /** `literal`: CDATA or a reference, which may not stand outside of the root even where it means a blank. */
  | { kind: 'text'; text: string; literal: boolean }
  | { kind: 'start'; name: string; attributes: Map<string, string>; empty: boolean }
  | { kind: 'end'; name: string }

const name = '[\\p{L}_:][\\p{L}\\p{N}_:.\\-]*'
const startTag = new RegExp(`<(${name})`, 'uy')
const endTag = new RegExp(`</(${name})\\s*>`, 'uy')
const attribute = new RegExp(`\\s+(${name})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'uy')
const tagEnd = /\s*(\/?)>/y
const plainText = /[^<&]+/y
const reference = /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/iy
const encoding = /\sencoding\s*=\s*(?:"utf-?8"|'utf-?8'|"us-ascii"|'us-ascii')/i
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Goes once through the text of a document, from token to token, and never back. */
export class XmlScanner {
  readonly #text: string
  readonly #refused: (message: string) => Error
  #at = 0

  constructor(text: string, refused: (message: string) => Error) {
    this.#text = text
    this.#refused = refused
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length
  }

  /** Passes over `<?xml …?>`. @throws what `refused` makes, when it names an encoding other than UTF-8. */
  declaration(): void {
    if (!/^<\?xml\s/.test(this.#text)) return
    const declaration = this.#until('?>')
    if (/\sencoding\b/.test(declaration) && !encoding.test(declaration)) throw this.#refused('it is not UTF-8')
  }

  /** The token at hand; one without text for a comment. @throws what `refused` makes, where there is none. */
  next(maximumAttributes: number): XmlToken {
    if (this.#text[this.#at] !== '<') return this.#textToken()
    const following = this.#text.slice(this.#at, this.#at + 9)
    if (following === '<![CDATA[') return { kind: 'text', text: this.#until(']]>').slice(9, -3), literal: true }
    if (following.startsWith('<!--')) {
      if (/^<!---?>/.test(following)) throw this.#refused('there is a broken comment')
      this.#until('-->')
      return { kind: 'text', text: '', literal: false }
    }
    if (following.startsWith('<?')) {
      this.#until('?>')
      return { kind: 'text', text: '', literal: false }
    }
    if (following.startsWith('<!')) throw this.#refused('a DTD is not accepted')
    const end = this.#take(endTag)
    if (end?.[1] !== undefined) return { kind: 'end', name: end[1] }
    return this.#startToken(maximumAttributes)
  }

  #textToken(): XmlToken {
    const plain = this.#take(plainText)
    if (plain !== null) return { kind: 'text', text: plain[0], literal: false }
    const found = this.#take(reference)
    if (found === null) throw this.#refused('there is an unknown entity')
    return { kind: 'text', text: this.#meaning(found), literal: true }
  }

  #startToken(maximumAttributes: number): XmlToken {
    const found = this.#take(startTag)?.[1]
    if (found === undefined) throw this.#refused('there is a broken tag')
    const attributes = new Map<string, string>()
    for (let pair = this.#take(attribute); pair !== null; pair = this.#take(attribute)) {
      const key = pair[1] as string
      if (attributes.has(key)) throw this.#refused(`${key} stands twice in one tag`)
      if (attributes.size === maximumAttributes) throw this.#refused('there are too many attributes')
      attributes.set(key, this.#attributeValue(pair[2] ?? pair[3] ?? ''))
    }
    const end = this.#take(tagEnd)
    if (end === null) throw this.#refused('there is a broken tag')
    return { kind: 'start', name: found, attributes, empty: end[1] === '/' }
  }

  #attributeValue(raw: string): string {
    return raw.replace(/[\t\n]/g, ' ').replace(/&[^;&]{0,8};?/g, part => {
      reference.lastIndex = 0
      const found = reference.exec(part)
      if (found?.[0].length !== part.length) throw this.#refused('there is an unknown entity')
      return this.#meaning(found)
    })
  }

  #meaning([, entity, decimal, hexadecimal]: RegExpExecArray): string {
    if (entity !== undefined) {
      const meant = entities[entity]
      if (meant === undefined) throw this.#refused('there is an unknown entity')
      return meant
    }
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
    const allowed = code >= 0x20 ? code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) : [9, 10, 13].includes(code)
    if (!allowed || code === 0xfffe || code === 0xffff) throw this.#refused('a reference means no character')
    return String.fromCodePoint(code)
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found !== null) this.#at = pattern.lastIndex
    return found
  }

  #until(mark: string): string {
    const end = this.#text.indexOf(mark, this.#at)
    if (end === -1) throw this.#refused(`${mark} is missing`)
    const text = this.#text.slice(this.#at, end + mark.length)
    this.#at = end + mark.length
    return text
  }
}
