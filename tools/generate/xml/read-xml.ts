import { XMLParser } from 'fast-xml-parser'

/** An element as a sample has it. */
export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: XmlElement[]
  /** Its text where it has no children, without blanks around it. */
  text: string
}

type Ordered = { [name: string]: Ordered[] | string | Record<string, string> }

const parser = new XMLParser({
  preserveOrder: true,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  ignoreDeclaration: true,
})

/** The root elements of a well-formed sample; more than one where a document prints several bodies as one. */
export function readXml(text: string): XmlElement[] {
  return elementsOf(parser.parse(text) as Ordered[])
}

function elementsOf(nodes: readonly Ordered[]): XmlElement[] {
  return nodes.flatMap(node => {
    const [name, content] = Object.entries(node).find(([key]) => key !== ':@') ?? []
    if (name === undefined || !Array.isArray(content)) return []
    const text = content.map(child => child['#text']).filter(value => typeof value === 'string')
    const attributes = (node[':@'] ?? {}) as Record<string, string>
    return [{ name, attributes, children: elementsOf(content), text: text.join('').trim() }]
  })
}
