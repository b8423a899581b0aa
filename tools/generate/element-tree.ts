import { XMLParser } from 'fast-xml-parser'
import type { ResponseElement } from '../model/catalog.ts'
import { type LeafFormat, leafFormat } from './leaf-format.ts'

/** An element of a body with the elements in it; cardinality as the table states it, widened by what samples prove. */
export interface ElementNode {
  name: string
  min: number
  max: number | null
  children: ElementNode[]
  /** What every sample has as its text, where the table only says string; `text` for what has children. */
  format: LeafFormat
}

/** Text of each leaf and counts of each child, as the samples have them, by `parent/child`. */
interface Observed {
  texts: Map<string, string[]>
  counts: Map<string, { min: number; max: number }>
}

/**
 * The tree that an operation's element table describes; undefined where it has none.
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
      children: elements.filter(child => child.parent === element.name).map(build),
      format: leafFormat(texts),
    }
  }
  return build(root)
}

type Ordered = { [name: string]: Ordered[] | string }

function observe(samples: readonly string[]): Observed {
  const observed: Observed = { texts: new Map(), counts: new Map() }
  const parser = new XMLParser({ preserveOrder: true, parseTagValue: false, ignoreDeclaration: true })
  const children = new Map<string, Set<string>>()
  const occurrences: { name: string; inner: Map<string, number> }[] = []
  const visit = (parent: string, nodes: Ordered[]): void => {
    const inner = new Map<string, number>()
    for (const node of nodes) {
      const [name, content] = Object.entries(node).find(([key]) => key !== ':@') ?? []
      if (name === undefined || !Array.isArray(content)) continue
      inner.set(name, (inner.get(name) ?? 0) + 1)
      const text = content.map(child => child['#text']).find(value => typeof value === 'string')
      const key = `${parent}/${name}`
      if (typeof text === 'string') push(observed.texts, key, text)
      children.set(parent, (children.get(parent) ?? new Set()).add(name))
      visit(name, content)
    }
    occurrences.push({ name: parent, inner })
  }
  for (const sample of samples) visit('', parser.parse(sample) as Ordered[])
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
