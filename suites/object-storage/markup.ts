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
})

type Node = Record<string, unknown>

/**
 * Reads the root element of an XML document.
 * @throws {SyntaxError} when the text is not well-formed or has no root.
 */
export function parseXml(text: string): XmlElement {
  const valid = XMLValidator.validate(text)
  if (valid !== true) throw new SyntaxError(`not well-formed XML: ${valid.err.msg} (line ${valid.err.line})`)
  const root = elements(parser.parse(text) as Node[])[0]
  if (root === undefined) throw new SyntaxError('no root element')
  return root
}

/** Text of the first child of that name; undefined when there is none. */
export function childText(element: XmlElement, name: string): string | undefined {
  return element.children.find(child => child.name === name)?.text
}

function elements(nodes: Node[]): XmlElement[] {
  return nodes.flatMap(node => {
    const name = Object.keys(node).find(key => key !== ':@' && key !== '#text')
    if (name === undefined) return []
    const content = node[name] as Node[]
    const text = content.map(item => ('#text' in item ? String(item['#text']) : '')).join('')
    return [{ name, attributes: (node[':@'] ?? {}) as Record<string, string>, text, children: elements(content) }]
  })
}
