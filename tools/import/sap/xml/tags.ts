/** A piece of an XML text: a tag, a comment, or what stands between them. */
export interface Piece {
  kind: 'open' | 'close' | 'empty' | 'text' | 'comment'
  /** Name of the element; empty for text and comments. */
  name: string
  attributes: { name: string; value: string }[]
  /** As written. */
  text: string
}

/** Splits a text into its pieces, in one pass; together they are the text. */
export function readPieces(xml: string): Piece[] {
  return [...xml.matchAll(/<!--[\s\S]*?-->|<[^<>]*>|[^<]+|</g)].map(([text]) => {
    if (text.startsWith('<!--')) return { kind: 'comment', name: '', attributes: [], text }
    const [, close, name, rest, empty] = /^<(\/?)(\w+)([^<>]*?)(\/?)>$/.exec(text) ?? []
    if (name === undefined) return { kind: 'text', name: '', attributes: [], text }
    const attributes = [...(rest ?? '').matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, attribute = '', value = '']) => ({
      name: attribute,
      value,
    }))
    return { kind: close === '/' ? 'close' : empty === '/' ? 'empty' : 'open', name, attributes, text }
  })
}
