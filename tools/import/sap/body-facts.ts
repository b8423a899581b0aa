import type { Condition, Parameter, ResponseElement } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'
import { condition } from '../facts/condition.ts'
import { type RowFacts, readFacts } from '../facts/read-facts.ts'
import type { PrintedEntry } from '../reading.ts'
import { findItem, type Item } from './items.ts'
import type { XmlNode } from './xml/nodes.ts'

type Cite = (detail: string) => Clause

/** What an item says of the value that it stands for. */
function factsOf(item: Item): Omit<RowFacts, 'name'> {
  const mark = /\((?:optional|required)\)/i.exec(item.description)?.[0] ?? ''
  const { name: _name, ...facts } = readFacts({ name: `${item.name} ${mark}`, type: '', text: item.details })
  const { limits } = readFacts({ name: item.name, type: '', text: item.description })
  return { ...facts, ...(limits === undefined ? {} : { limits: { ...limits, ...facts.limits } }) }
}

/** What an item says of a value that is sent; one that is needed at times only is optional otherwise. */
function sentFacts(item: Item, node: XmlNode): Omit<RowFacts, 'name'> {
  const { presence, conditions: own = [], ...facts } = factsOf(item)
  const found = presenceConditions(item, node, presence === undefined)
  const base = found.length === 0 ? presence : 'optional'
  const conditions = [...own, ...found]
  return {
    ...facts,
    ...(base === undefined ? {} : { presence: base }),
    ...(conditions.length === 0 ? {} : { conditions }),
  }
}

/**
 * When an item must be sent, where a heading or a sentence of its own says so. The heading on templates stands over all
 * items below it, but disks and interfaces are what a server without one lacks.
 */
function presenceConditions({ group, description, details }: Item, { at }: XmlNode, notMarked: boolean): Condition[] {
  const found: Condition[] = []
  const isOfHardware = /\/(?:Disks|NICs)\//.test(at)
  if (group !== undefined && /\bwhen not using a template\b/.test(group) && notMarked && isOfHardware)
    found.push(condition('required', 'other', { note: 'no template is used, or a customised one' }))
  if (/\boperating system is Windows$/.test(description))
    found.push(condition('required', 'other', { note: 'the operating system is Windows' }))
  if (/\bPrivate image: ID of the project\b/.test(details))
    found.push(condition('required', 'other', { note: 'the image is a private one' }))
  return found
}

/** The word that stands in place of a value: the first of several, without the number that tells repeated ones apart. */
function wordOf(node: XmlNode): string {
  return (node.words[0] ?? '').split(/[,\s]/)[0]?.replace(/\d+$/, '') ?? ''
}

/** The parameters of a request's body: every value of it, called by the word that stands in its place. */
export function bodyParameters(nodes: readonly XmlNode[], items: readonly Item[], cite: Cite): Parameter[] {
  return nodes
    .filter(({ words }) => words.length > 0)
    .map(node => {
      const item = itemOf(node, items)
      const facts = item === undefined ? shownValues(node, items) : sentFacts(item, node)
      return { name: wordOf(node), in: 'body', ...facts, at: node.at, clause: cite(`request body ${node.words[0]}`) }
    })
}

/** Values that the details of another item show for an attribute: `<IpAddress auto="false" …>`. */
function shownValues({ name, parent }: XmlNode, items: readonly Item[]): Omit<RowFacts, 'name'> {
  const form = new RegExp(`<${parent}(?: \\w+="[^"]*")*? ${name.slice(1)}="(\\w+)"`, 'g')
  const item = items.find(({ details }) => name.startsWith('@') && details.search(form) !== -1)
  if (item === undefined) return {}
  const values = [...item.details.matchAll(form)].map(match => match[1] as string)
  const omitted = new RegExp(`<${parent} ${name.slice(1)}="(\\w+)"> or omit\\b.*\\bomit the ${name.slice(1)} attribute`)
  const preset = omitted.exec(item.details)?.[1]
  return {
    type: values.every(value => /^(?:true|false)$/.test(value)) ? 'boolean' : 'string',
    ...(preset === undefined ? {} : { presence: 'optional' as const }),
    values,
    ...(preset === undefined ? {} : { default: preset }),
  }
}

/** The elements of a response's body; what is an envelope has its own name as its type. */
export function bodyElements(
  nodes: readonly XmlNode[],
  items: readonly Item[],
  conditionsOf: (node: XmlNode) => Condition[],
  cite: Cite,
): ResponseElement[] {
  return nodes.map(node => {
    const item = itemOf(node, items)
    const { type, values, limits } = item === undefined ? shownValues(node, items) : shownFacts(item, items)
    const isValue = node.words.length > 0
    const conditions = conditionsOf(node)
    return {
      name: node.name,
      type: isValue ? (type ?? 'string') : node.name,
      at: node.at,
      ...(values === undefined || !isValue ? {} : { values }),
      ...(limits === undefined || !isValue ? {} : { limits }),
      ...(conditions.length === 0 ? {} : { conditions }),
      parent: node.parent,
      children: node.children,
      clause: cite(`response body ${node.parent === null ? '' : `${node.parent}.`}${node.name}`),
    }
  })
}

/** What an item says of a value that is shown; it may refer to another item: `Refer to diskSize of Create …`. */
function shownFacts(item: Item, items: readonly Item[]): Omit<RowFacts, 'name'> {
  const named = /^Refer to (\w+) of [A-Z][^.]* for details\.$/.exec(item.details)?.[1]
  const meant = items.find(other => other.name === named && other !== item) ?? item
  const { limits, ...facts } = factsOf(meant)
  if (limits === undefined || meant.ofRequest === undefined) return limits === undefined ? facts : { ...facts, limits }
  const { minimum: _minimum, maximum: _maximum, ...shown } = limits
  return Object.keys(shown).length === 0 ? facts : { ...facts, limits: shown }
}

/** The item of a value, by the first of its words that has one. */
export function itemOf(node: XmlNode, items: readonly Item[]): Item | undefined {
  const element = node.name.startsWith('@') ? (node.parent ?? '') : node.name
  const name = node.name.replace(/^@/, '')
  for (const word of node.words.length === 0 ? [''] : node.words) {
    const item = findItem(items, { word, element, name })
    if (item !== undefined) return item
  }
  return undefined
}

/** The items as rows of a table, so that they are compared and checked like those of other chapters. */
export function itemEntries(items: readonly Item[], place: 'body' | 'response', cite: Cite): PrintedEntry[] {
  return items.map(({ tag, name, details, line }) => ({
    place,
    caption: tag === undefined ? 'Item' : `Tag name: ${tag}`,
    name,
    type: '',
    text: details,
    line,
    clause: cite(`item ${tag === undefined ? name : `${tag}.${name}`}`),
  }))
}
