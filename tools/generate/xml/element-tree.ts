import type { ResponseElement } from '../../model/catalog.ts'
import { commonText, type ElementNode } from './element-node.ts'
import { readXml, type XmlElement } from './read-xml.ts'

/** Text of each leaf and counts of each child, as the samples have them, by `parent/child`. */
interface Observed {
  texts: Map<string, string[]>
  counts: Map<string, { min: number; max: number }>
}

/**
 * The tree that a table describes which names the parent and children of every element; undefined where there is none.
 * @param xmlSamples well-formed bodies; where one has fewer or more of a child than the table allows, the table is wrong
 */
export function elementTree(
  elements: readonly ResponseElement[],
  xmlSamples: readonly string[],
): ElementNode | undefined {
  const root = elements.find(element => element.parent === null)
  if (root === undefined) return undefined
  const observed = observe(xmlSamples)
  const build = (element: ResponseElement): ElementNode => {
    const key = `${element.parent ?? ''}/${element.name}`
    const count = observed.counts.get(key)
    const { min, max } = element.cardinality ?? { min: 0, max: null }
    const texts = observed.texts.get(key) ?? []
    return {
      name: element.name,
      min: Math.min(min, count?.min ?? min),
      max: max === null ? null : (count?.max ?? max) > max ? null : max,
      attributes: [],
      children: elements.filter(child => child.parent === element.name).map(build),
      text: commonText(texts),
    }
  }
  return build(root)
}

function observe(samples: readonly string[]): Observed {
  const observed: Observed = { texts: new Map(), counts: new Map() }
  const children = new Map<string, Set<string>>()
  const occurrences: { name: string; inner: Map<string, number> }[] = []
  const visit = (parent: string, elements: readonly XmlElement[]): void => {
    const inner = new Map<string, number>()
    for (const element of elements) {
      inner.set(element.name, (inner.get(element.name) ?? 0) + 1)
      if (element.text !== '') push(observed.texts, `${parent}/${element.name}`, element.text)
      children.set(parent, (children.get(parent) ?? new Set()).add(element.name))
      visit(element.name, element.children)
    }
    occurrences.push({ name: parent, inner })
  }
  for (const sample of samples) visit('', readXml(sample))
  // A child that one occurrence of its parent lacks was there zero times, so counts are taken when all are known.
  for (const { name, inner } of occurrences)
    for (const child of children.get(name) ?? []) {
      const key = `${name}/${child}`
      const count = inner.get(child) ?? 0
      const before = observed.counts.get(key) ?? { min: count, max: count }
      observed.counts.set(key, { min: Math.min(before.min, count), max: Math.max(before.max, count) })
    }
  return observed
}

function push(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}
