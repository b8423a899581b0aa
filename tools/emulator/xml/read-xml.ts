import { XmlElement } from './xml-element.ts'
import { XmlScanner } from './xml-scanner.ts'

/** What is not XML, or more of it than a request needs. */
export class UnreadableXml extends Error {
  override readonly name = 'UnreadableXml'
}

export interface XmlLimits {
  /** Elements inside of each other; the root counts as one. */
  depth: number
  /** Of the whole document. */
  elements: number
  /** Of one element. */
  attributes: number
}

const usualLimits: XmlLimits = { depth: 32, elements: 10_000, attributes: 64 }

/**
 * Reads a request's body as XML 1.0 in UTF-8, in time that grows with its length alone. There is no DTD here, hence no
 * entities but the five of XML itself: nothing is ever fetched or expanded. `fast-xml-parser` would let several roots,
 * unknown entities and forbidden characters pass, and leaves `&#65;` as it is. Prefixes of namespaces are part of the
 * names; comments and processing instructions are passed over.
 * @throws {UnreadableXml} when it is not well-formed, has a DTD, is in another encoding, or exceeds a limit.
 */
export function readXml(bytes: Uint8Array, limits: XmlLimits = usualLimits): XmlElement {
  const scanner = new XmlScanner(decode(bytes), message => new UnreadableXml(message))
  const open: XmlElement[] = []
  let root: XmlElement | undefined
  let elements = 0
  scanner.declaration()
  while (!scanner.atEnd) {
    const found = scanner.next(limits.attributes)
    const inside = open.at(-1)
    switch (found.kind) {
      case 'text':
        if (inside !== undefined) inside.text += found.text
        else if (found.text.trim() !== '' || found.literal) throw new UnreadableXml('there is text outside of the root')
        break
      case 'end':
        if (inside?.name !== found.name) throw new UnreadableXml(`</${found.name}> ends nothing`)
        open.pop()
        break
      case 'start': {
        const made = new XmlElement(found.name, found.attributes)
        elements += 1
        if (inside === undefined && root !== undefined) throw new UnreadableXml('there are several roots')
        if (elements > limits.elements || open.length >= limits.depth)
          throw new UnreadableXml('there are too many elements')
        root ??= made
        inside?.children.push(made)
        if (!found.empty) open.push(made)
        break
      }
    }
  }
  if (root === undefined || open.length > 0) throw new UnreadableXml('it is incomplete')
  return root
}

// Control characters and what Unicode says is none.
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

function decode(bytes: Uint8Array): string {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UnreadableXml('it is not UTF-8')
  }
  if (forbidden.test(text)) throw new UnreadableXml('it has a character that XML does not allow')
  return text.replace(/\r\n?/g, '\n')
}
