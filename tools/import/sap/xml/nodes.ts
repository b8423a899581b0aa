import { readPieces } from './tags.ts'

/** An element or an attribute of a body; those at the same place are one. */
export interface XmlNode {
  /** Of an attribute with `@` before it. */
  name: string
  /** `/LServers/LServer/@name` */
  at: string
  /** Name of the element that it is in; null for the root. */
  parent: string | null
  children: string[]
  /** What stands in place of its value, in each of the bodies. */
  words: string[]
}

/** The elements and attributes of well-formed bodies, in the order in which they first come. */
export function readNodes(bodies: readonly string[]): XmlNode[] {
  const nodes = new Map<string, XmlNode>()
  const nodeAt = (path: readonly string[], name: string): XmlNode => {
    const at = ['', ...path, name].join('/')
    const parentAt = ['', ...path].join('/')
    const parent = nodes.get(parentAt)
    const known = nodes.get(at)
    if (known !== undefined) return known
    const node: XmlNode = { name, at, parent: parent?.name ?? null, children: [], words: [] }
    nodes.set(at, node)
    parent?.children.push(name)
    return node
  }
  for (const body of bodies) {
    const path: string[] = []
    for (const { kind, name, attributes, text } of readPieces(body)) {
      if (kind === 'open' || kind === 'empty') {
        nodeAt(path, name)
        for (const attribute of attributes) nodeAt([...path, name], `@${attribute.name}`).words.push(attribute.value)
        if (kind === 'open') path.push(name)
      } else if (kind === 'close') path.pop()
      else if (kind === 'text' && text.trim() !== '') nodes.get(['', ...path].join('/'))?.words.push(text.trim())
    }
  }
  return [...nodes.values()]
}
