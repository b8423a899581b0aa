import type { XmlElement } from '../xml/xml-element.ts'
import { messages } from './messages.ts'
import { invalid, refuse } from './refusals.ts'

type Check = (value: string) => boolean

/** @throws {Problem} 400 when the root of a body is another element. */
export function requireRoot(root: XmlElement, name: string): XmlElement {
  if (root.name !== name) throw refuse(messages.required, name)
  return root
}

/** @throws {Problem} 400 when it is not there. */
export function requireChild(parent: XmlElement, name: string): XmlElement {
  const child = parent.child(name)
  if (child === undefined) throw refuse(messages.required, name)
  return child
}

/** An attribute; in messages its name is `Element,attribute`. @throws {Problem} 412 when it is empty or malformed. */
export function optionalAttribute(element: XmlElement, name: string, isValid: Check = () => true): string | undefined {
  const value = element.attributes.get(name)
  if (value === undefined) return undefined
  if (value === '' || !isValid(value)) throw invalid(`${element.name},${name}`)
  return value
}

/** @throws {Problem} 400 when it is not there, 412 when it is empty or malformed. */
export function requireAttribute(element: XmlElement, name: string, isValid?: Check): string {
  const value = optionalAttribute(element, name, isValid)
  if (value === undefined) throw refuse(messages.required, `${element.name},${name}`)
  return value
}

/** The text of an element; an empty one is refused: what is left out has no tags either (§1.7.2). @throws {Problem} 412 */
export function optionalText(parent: XmlElement, name: string, isValid: Check = () => true): string | undefined {
  const text = parent.child(name)?.text.trim()
  if (text === undefined) return undefined
  if (text === '' || !isValid(text)) throw invalid(name)
  return text
}

/** @throws {Problem} 400 when the element is not there, 412 when it is empty or malformed. */
export function requireText(parent: XmlElement, name: string, isValid?: Check): string {
  const text = optionalText(parent, name, isValid)
  if (text === undefined) throw refuse(messages.required, name)
  return text
}
