import { type Clause, parseClause } from '../../model/clause.ts'
import type { JsonSchema } from './body-schemas.ts'
import { conditionWords, type Fact, factWords, isRequired, limitWords, typeWords } from './fact-words.ts'

/** A member of a body as a reader sees it. */
export interface TreeNode {
  name: string
  /** Where it stands, as `Parameter.at`: `/server/networks/[]/uuid`. */
  at: string
  type: string
  /** `advisory`: only a sample or custom implies it. */
  required: 'required' | 'advisory' | 'optional'
  /** Limits, defaults and conditions, each in a few words. */
  words: string[]
  values: string[]
  pattern?: string
  clause?: Clause | undefined
  children: TreeNode[]
}

/**
 * The members of a JSON body, from its schema, with what the catalog says of each besides.
 * @param facts parameters or elements of the body
 * @returns the node of the body itself; its children are the members.
 */
export function treeOfSchema(schema: JsonSchema, facts: readonly Fact[] = []): TreeNode {
  const byPlace = new Map(facts.flatMap(fact => (fact.at === undefined ? [] : [[fact.at, fact] as const])))
  return node('', schema, '', 'required', byPlace)
}

function node(
  name: string,
  schema: JsonSchema,
  at: string,
  required: TreeNode['required'],
  facts: ReadonlyMap<string, Fact>,
): TreeNode {
  const fact = facts.get(at) ?? {}
  const own = { ...schema, ...schema['x-advisory-schema'] }
  const { words, values } = saidOf(own, fact)
  const pattern = own.pattern ?? fact.limits?.pattern
  const clause = fact.clause ?? (schema['x-clause'] === undefined ? undefined : parseClause(schema['x-clause']))
  return {
    name,
    at,
    type: typeOf(own),
    required,
    words,
    values,
    ...(pattern === undefined ? {} : { pattern }),
    ...(clause === undefined ? {} : { clause }),
    children: childrenOf(own, at, facts),
  }
}

function childrenOf(schema: JsonSchema, at: string, facts: ReadonlyMap<string, Fact>): TreeNode[] {
  const parts = [schema, ...(schema.else === undefined ? [] : [schema.else]), ...(schema.anyOf ?? [])]
  const members = parts.flatMap(part =>
    Object.entries(part.properties ?? {}).map(([name, member]) => {
      const required = part.required?.includes(name)
        ? 'required'
        : part['x-advisory-required']?.includes(name)
          ? 'advisory'
          : 'optional'
      return node(name, member, `${at}/${name}`, required, facts)
    }),
  )
  const families = Object.entries(schema.patternProperties ?? {}).map(([pattern, member]) =>
    node(`/${pattern}/`, member, `${at}/{}`, 'optional', facts),
  )
  const { additionalProperties: rest, items } = schema
  const others = typeof rest === 'object' ? [node('{any name}', rest, `${at}/{}`, 'optional', facts)] : []
  // The items of an array add no level of their own: the type of the array says that there are many.
  const inItems = items === undefined ? [] : childrenOf(items, `${at}/[]`, facts)
  return [...members, ...families, ...others, ...inItems]
}

function typeOf(schema: JsonSchema): string {
  const { type, items, anyOf, else: otherwise } = schema
  if (type === 'array') return items === undefined ? 'array' : `array of ${typeOf(items) || 'anything'}`
  if (type !== undefined) return [type].flat().join(' or ')
  if (otherwise !== undefined) return typeOf(otherwise)
  return [...new Set((anyOf ?? []).map(typeOf))].filter(word => word !== '').join(' or ')
}

function saidOf(schema: JsonSchema, fact: Fact): Pick<TreeNode, 'words' | 'values'> {
  const items = schema.items ?? {}
  const bounds = schema.type === 'array' ? { ...items, ...schema } : schema
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = bounds
  const format = bounds.format ?? bounds['x-format']
  const unit = bounds['x-unit']
  const limits = { minimum, maximum, minLength, maxLength, minItems, maxItems, format, unit }
  const stated = Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined))
  const advisory = bounds['x-advisory-format']
  const { limits: _, conditions = [], ...others } = fact
  const words = [
    ...limitWords({ ...fact.limits, ...stated }),
    ...(advisory === undefined || advisory === format ? [] : [`form in the samples: ${advisory}`]),
    ...factWords(others),
    ...(conditions.length > 0 ? conditions.map(conditionWords) : (schema['x-conditions'] ?? [])),
  ]
  const values = bounds.enum ?? (bounds.const === undefined ? fact.values : [bounds.const])
  return { words: [...new Set(words)], values: (values ?? []).map(String) }
}

/** The elements and attributes of an XML body, from the places that the catalog gives them. */
export function treeOfPlaces(facts: readonly Fact[]): TreeNode {
  const root: TreeNode = { name: '', at: '', type: '', required: 'required', words: [], values: [], children: [] }
  for (const fact of facts) {
    const names = (fact.at ?? '').split('/').slice(1)
    let parent = root
    for (const [depth, name] of names.entries()) {
      const at = `/${names.slice(0, depth + 1).join('/')}`
      let child = parent.children.find(one => one.at === at)
      if (child === undefined) {
        child = {
          name,
          at,
          type: name.startsWith('@') ? 'attribute' : 'element',
          required: 'optional',
          words: [],
          values: [],
          children: [],
        }
        parent.children.push(child)
      }
      parent = child
    }
    describe(parent, fact)
  }
  return root
}

function describe(place: TreeNode, fact: Fact): void {
  const type = fact.type === undefined || fact.type === place.name ? '' : typeWords(fact)
  if (type !== '') place.type = place.name.startsWith('@') ? `attribute, ${type}` : type
  place.required = isRequired(fact) ? 'required' : 'optional'
  place.words = factWords(fact)
  place.values = fact.values ?? []
  if (fact.limits?.pattern !== undefined) place.pattern = fact.limits.pattern
  if (fact.clause !== undefined) place.clause = fact.clause
}

/** How many members a tree has, at any depth. */
export function countNodes({ children }: TreeNode): number {
  return children.reduce((sum, child) => sum + 1 + countNodes(child), 0)
}
