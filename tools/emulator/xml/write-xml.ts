import { escapeAttribute, escapeXml } from './escape.ts'

/** An element to be written: it holds text, or other elements. */
export interface XmlNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly content: string | readonly XmlNode[]
}

/**
 * Makes an element.
 * @param content its text, or its elements in order; `undefined` among them stands for an element that is left out.
 * @param attributes in the order they are written in.
 */
export function element(
  name: string,
  content: string | readonly (XmlNode | undefined)[] = '',
  attributes: Readonly<Record<string, string>> = {},
): XmlNode {
  const kept = typeof content === 'string' ? content : content.filter(child => child !== undefined)
  return { name, attributes, content: kept }
}

/** Writes a document in UTF-8, indented by two blanks, with its declaration. */
export function writeXml(root: XmlNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}`
}

function write({ name, attributes, content }: XmlNode, indent: string): string {
  const fields = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
  const start = `${indent}<${name}${fields.join('')}`
  if (content.length === 0) return `${start}/>\n`
  if (typeof content === 'string') return `${start}>${escapeXml(content)}</${name}>\n`
  return `${start}>\n${content.map(child => write(child, `${indent}  `)).join('')}${indent}</${name}>\n`
}
