import type { ResponseElement } from '../../model/catalog.ts'
import type { Fact } from './fact-words.ts'
import { type TreeNode, treeOfPlaces, treeOfSchema } from './schema-tree.ts'
import type { OperationEntry } from './site.ts'

/** One body of an operation, ready to be shown. */
export interface BodyTree {
  /** `request`, a status, or `error`. */
  part: string
  form: 'json' | 'xml' | 'form'
  /** Path of the schema below the package's root, for download. */
  file: string
  tree: TreeNode
}

/** The bodies of an operation in the order of an exchange: the request, the answers, the errors. */
export function bodyTrees({ operation, bodies }: OperationEntry): BodyTree[] {
  const sent = operation.parameters.filter(parameter => parameter.in === 'body' || parameter.in === 'form')
  const elements = withPlaces(operation.responseElements)
  const factsOf = (part: string): readonly Fact[] => {
    if (part === 'request') return sent
    return part === 'error' ? (operation.errorElements ?? []) : elements
  }
  return bodies
    .map(({ part, form, file, schema }) => {
      const facts = factsOf(part)
      return { part, form, file, tree: schema === undefined ? treeOfPlaces(facts) : treeOfSchema(schema, facts) }
    })
    .sort((a, b) => rank(a) - rank(b))
}

function rank({ part }: BodyTree): number {
  return ['request', 'error'].includes(part) ? (part === 'request' ? 0 : 1000) : Number(part)
}

/** Object storage lists its elements by name and parent; the place follows from them. */
function withPlaces(elements: readonly ResponseElement[]): ResponseElement[] {
  const placeOf = (name: string, seen: readonly string[] = []): string => {
    const parent = elements.find(element => element.name === name)?.parent
    return parent === undefined || parent === null || seen.includes(name)
      ? `/${name}`
      : `${placeOf(parent, [...seen, name])}/${name}`
  }
  return elements.map(element => {
    if (element.at !== undefined) return element
    return {
      ...element,
      at: element.parent === null ? `/${element.name}` : `${placeOf(element.parent)}/${element.name}`,
    }
  })
}
