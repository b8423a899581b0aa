import fc from 'fast-check'
import { XMLBuilder } from 'fast-xml-parser'
import type { JsonSchema } from '../json/json-schema.ts'
import { standardPatterns } from '../json/text-format.ts'
import type { ElementNode } from './element-node.ts'
import { readXml, type XmlElement } from './read-xml.ts'

type Markup = { [name: string]: Markup[] | string | Record<string, string> }

/**
 * A sample with values in the places where it has names for them (`<NICIndex>nicNum</NICIndex>`). What is a value
 * already stays as it is, whether it fits or not.
 * @returns its root elements, each as a document of its own
 */
export function filledSample(text: string, roots: readonly ElementNode[]): string[] {
  const builder = new XMLBuilder({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '' })
  return readXml(text).map(element => {
    const node = roots.find(({ name }) => name === element.name)
    return builder.build([markup(element, node)]) as string
  })
}

function markup(element: XmlElement, node: ElementNode | undefined): Markup {
  const attributes = Object.entries(element.attributes).map(([name, value]) => {
    const schema = node?.attributes.find(one => one.name === name)?.text
    return [name, filled(value, schema)]
  })
  const children = element.children.map(child => {
    return markup(
      child,
      node?.children.find(({ name }) => name === child.name),
    )
  })
  const own = element.text === '' ? [] : [{ '#text': filled(element.text, node?.text) }]
  return { [element.name]: [...own, ...children], ':@': Object.fromEntries(attributes) }
}

function filled(text: string, schema: JsonSchema | undefined): string {
  const isName = /^[a-z][A-Za-z]*\d*(, [a-z][A-Za-z]*)?$/.test(text)
  if (schema === undefined || !isName || schema.enum?.map(String).includes(text)) return text
  if (schema.enum !== undefined) return String(schema.enum[0])
  if (schema.type === 'boolean') return 'true'
  if (schema.type === 'integer' || schema.type === 'number') return String(schema.minimum ?? 1)
  const pattern = schema.pattern ?? standardPatterns[schema.format ?? '']
  if (pattern === undefined || new RegExp(pattern).test(text)) return text
  // fast-check knows no look-ahead: what it forbids is thrown away.
  const plain = fc.stringMatching(new RegExp(pattern.replace(/\(\?!.*?\)/g, '')))
  const fitting = plain.filter(value => value.length > 0 && new RegExp(pattern).test(value))
  return fc.sample(fitting, { seed: 1, numRuns: 1 })[0] ?? ''
}
