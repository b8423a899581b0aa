import type { DocumentedFact, DocumentedNode } from '../json/documented-node.ts'
import type { JsonSchema, JsonType } from '../json/json-schema.ts'
import { scalarSchema } from '../json/scalar.ts'
import type { AttributeNode, ElementNode } from './element-node.ts'
import { readXml, type XmlElement } from './read-xml.ts'

/**
 * The root elements of a body whose table gives each field its place (`/Resources/LServer/@name`): one tree for each
 * root that a sample or the table has. An element or attribute is required only where a table demands it and no sample
 * lacks it. Samples show elements; where their values would stand they have names for them, which prove nothing.
 */
export function placedTrees(documented: DocumentedNode, xmlSamples: readonly string[]): ElementNode[] {
  const roots = xmlSamples.flatMap(readXml)
  const names = new Set([...roots.map(({ name }) => name), ...documented.members.keys()])
  return [...names].map(name => {
    const found = roots.filter(root => root.name === name)
    const root = elementNode(name, documented.members.get(name), found, { inAll: true, repeated: false })
    return { ...root, min: 1, max: 1 }
  })
}

interface Occurrences {
  /** No element that it could be in lacks it. */
  inAll: boolean
  repeated: boolean
}

function elementNode(
  name: string,
  place: DocumentedNode | undefined,
  found: readonly XmlElement[],
  { inAll, repeated }: Occurrences,
): ElementNode {
  // `[]` after the name of an element means each of the elements of that name.
  const node = place?.items === undefined ? place : { ...place.items, fact: place.items.fact ?? place.fact }
  const inner = [...(node?.members.keys() ?? [])]
  const childNames = unique([
    ...found.flatMap(element => element.children.map(child => child.name)),
    ...inner.filter(member => !member.startsWith('@')),
  ])
  const attributeNames = unique([
    ...found.flatMap(element => Object.keys(element.attributes)),
    ...inner.filter(member => member.startsWith('@')).map(member => member.slice(1)),
  ])
  const attributes = attributeNames.map(one => attributeNode(one, node?.members.get(`@${one}`), found))
  const max = repeated || place?.items !== undefined ? null : 1
  // An element that stands once is there for the attribute that is required of it.
  const isDemanded = node?.fact?.presence === 'required' || (max === 1 && attributes.some(({ required }) => required))
  return {
    name,
    min: isDemanded && inAll ? 1 : 0,
    max,
    attributes,
    children: childNames.map(child => {
      const within = found.map(element => element.children.filter(one => one.name === child))
      return elementNode(child, node?.members.get(child), within.flat(), {
        inAll: within.every(list => list.length > 0),
        repeated: within.some(list => list.length > 1) || isPluralOf(name, child),
      })
    }),
    text: childNames.length > 0 ? { type: 'string' } : textSchema(node?.fact),
    ...(childNames.length === 0 && node?.fact === undefined ? { open: true } : {}),
    ...(childNames.length > 0 && found.some(({ text }) => text !== '') ? { mixed: true } : {}),
  }
}

/** §1.7.4: several resources of one type stand in an element of the plural name, several of any types in `Resources`. */
function isPluralOf(parent: string, child: string): boolean {
  return parent === `${child}s` || parent === 'Resources'
}

function attributeNode(name: string, node: DocumentedNode | undefined, elements: readonly XmlElement[]): AttributeNode {
  const having = elements.filter(({ attributes }) => Object.hasOwn(attributes, name))
  return {
    name,
    required: node?.fact?.presence === 'required' && having.length === elements.length,
    text: textSchema(node?.fact),
  }
}

const textTypes: Partial<Record<DocumentedFact['types'][number], JsonType>> = {
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
}

function textSchema(fact: DocumentedFact | undefined): JsonSchema {
  if (fact === undefined) return { type: 'string' }
  const types = new Set<JsonType>(fact.types.map(type => textTypes[type] ?? 'string'))
  return scalarSchema(types.size === 0 ? new Set(['string']) : types, [], fact)
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)]
}
