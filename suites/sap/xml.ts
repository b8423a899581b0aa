import type { TargetReply } from '../../tools/model/target.ts'
import { parseXml, type XmlElement } from '../object-storage/markup.ts'

/** Attributes of an element to be written; what is undefined is left out. */
export type Attributes = Readonly<Record<string, string | undefined>>

/** Writes an element: its content is text, or elements that were written before; what is undefined is left out. */
export function element(
  name: string,
  attributes: Attributes = {},
  content: string | readonly (string | undefined)[] = [],
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(value)}"`],
  )
  const inner = typeof content === 'string' ? escaped(content) : content.filter(part => part !== undefined).join('')
  const start = `<${name}${written.join('')}`
  return inner === '' ? `${start}/>` : `${start}>${inner}</${name}>`
}

/** An element with text; undefined where there is none to be written: a tag without its value must not be sent (§1.7.2). */
export function textElement(name: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : element(name, {}, text)
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)
}

/** The root of an answer; undefined where its body is no XML. */
export function rootOf(reply: TargetReply): XmlElement | undefined {
  try {
    return parseXml(reply.text())
  } catch {
    return undefined
  }
}

/** The first element on the way down, e.g. `find(root, 'LServer', 'Status')`. */
export function find(root: XmlElement | undefined, ...way: string[]): XmlElement | undefined {
  return way.reduce<XmlElement | undefined>((at, name) => at?.children.find(child => child.name === name), root)
}

/** All elements at the end of the way, in the order of the document. */
export function findAll(root: XmlElement | undefined, ...way: string[]): XmlElement[] {
  return way.reduce<XmlElement[]>(
    (found, name) => found.flatMap(({ children }) => children.filter(child => child.name === name)),
    root === undefined ? [] : [root],
  )
}

/** Text at the end of the way, without blanks around it; empty where there is none. */
export function textAt(root: XmlElement | undefined, ...way: string[]): string {
  return find(root, ...way)?.text.trim() ?? ''
}

/** An attribute of the element at the end of the way; empty where there is none. */
export function attributeAt(root: XmlElement | undefined, name: string, ...way: string[]): string {
  return find(root, ...way)?.attributes[name] ?? ''
}
