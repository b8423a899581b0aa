import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** One element of a document: its name, attributes, text and child elements in order. */
export interface XmlElement {
  name: string
  attributes: Record<string, string>
  text: string
  children: XmlElement[]
}

// Values stay text: `007` is a name here, not a number.
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  // References are read here, all in one pass: what a reference stands for is no markup, and none is read twice.
  processEntities: false,
  cdataPropName: '#cdata',
})

/** Longer ones, or ones of more parts, are not read: no documented body comes near, and reading them takes long. */
const mostCharacters = 4 * 1024 * 1024
const mostTags = 250_000
const mostAttributes = 50_000
const longestAttribute = /["'][^"'<>]{65536}/

type Node = Record<string, unknown>

/**
 * Reads the root element of an XML document.
 * @throws {SyntaxError} when the text is not well-formed, has no root, is too long, has too many parts or is too deep (100 elements), or declares a
 * document type: no documented body has one, and entities are how XML attacks its reader.
 */
export function parseXml(text: string): XmlElement {
  if (text.length > mostCharacters) throw new SyntaxError(`at most ${mostCharacters} characters of XML are read`)
  if (count(text, '<') > mostTags) throw new SyntaxError(`at most ${mostTags} tags of XML are read`)
  if (count(text, '=') > mostAttributes && count(text, '="') + count(text, "='") > mostAttributes)
    throw new SyntaxError(`at most ${mostAttributes} attributes of XML are read`)
  if (longestAttribute.test(text)) throw new SyntaxError('no attribute of more than 65536 characters is read')
  if (/<!DOCTYPE/i.test(text)) throw new SyntaxError('no document type declaration is read')
  const valid = XMLValidator.validate(text)
  if (valid !== true) throw new SyntaxError(`not well-formed XML: ${valid.err.msg} (line ${valid.err.line})`)
  const root = elements(parsed(text))[0]
  if (root === undefined) throw new SyntaxError('no root element')
  return root
}

function count(text: string, part: string): number {
  let found = 0
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) found += 1
  return found
}

/** Text of the first child of that name; undefined when there is none. */
export function childText(element: XmlElement, name: string): string | undefined {
  return element.children.find(child => child.name === name)?.text
}

function parsed(text: string): Node[] {
  try {
    return parser.parse(text) as Node[]
  } catch (error) {
    throw new SyntaxError(`XML that cannot be read: ${(error as Error).message}`)
  }
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** With references replaced by what they stand for; one that stands for nothing is left as it is. */
function decoded(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

function textOf(item: Node): string {
  if ('#text' in item) return decoded(String(item['#text']))
  return '#cdata' in item ? (item['#cdata'] as Node[]).map(part => String(part['#text'])).join('') : ''
}

function elements(nodes: Node[]): XmlElement[] {
  return nodes.flatMap(node => {
    const name = Object.keys(node).find(key => !key.startsWith('#') && key !== ':@')
    if (name === undefined) return []
    const content = node[name] as Node[]
    const attributes = Object.entries((node[':@'] ?? {}) as Record<string, string>)
    return [
      {
        name,
        attributes: Object.fromEntries(attributes.map(([key, value]) => [key, decoded(value)])),
        text: content.map(textOf).join(''),
        children: elements(content),
      },
    ]
  })
}
