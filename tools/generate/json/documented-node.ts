import type { Condition, DataType, Limits, Parameter, ResponseElement } from '../../model/catalog.ts'
import { formatClause } from '../../model/clause.ts'

/** What the tables say of one place in a body. */
export interface DocumentedFact {
  /** More than one where two rows are in two minds. */
  types: DataType[]
  printedType?: string
  presence?: 'required' | 'optional'
  conditions: Condition[]
  values: string[]
  default?: string
  limits: Limits
  nullable: boolean
  clause: string
}

/** A place in a body with the documented places below it. */
export interface DocumentedNode {
  fact?: DocumentedFact
  /** By name, in document order. */
  members: Map<string, DocumentedNode>
  /** Every item of an array: `[]`. */
  items?: DocumentedNode
  /** Every member of a map with free names: `{}`. */
  entries?: DocumentedNode
}

type Field = Parameter | ResponseElement

/** The tree of all fields that have a place (`at`); see `Parameter.at`. Those that have none say nothing of the body's form. */
export function documentedTree(fields: readonly Field[]): DocumentedNode {
  const root: DocumentedNode = { members: new Map() }
  for (const field of fields) {
    if (field.at === undefined) continue
    const node = descend(root, field.at)
    const fact = factOf(field)
    node.fact = node.fact === undefined ? fact : inTwoMinds(node.fact, fact)
  }
  return root
}

/** The segments of a place, without the escapes of JSON Pointer (RFC 6901). */
export function segmentsOf(at: string): string[] {
  return at
    .split('/')
    .slice(1)
    .map(segment => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function descend(root: DocumentedNode, at: string): DocumentedNode {
  let node = root
  for (const segment of segmentsOf(at)) {
    let next = segment === '[]' ? node.items : segment === '{}' ? node.entries : node.members.get(segment)
    if (next === undefined) {
      next = { members: new Map() }
      if (segment === '[]') node.items = next
      else if (segment === '{}') node.entries = next
      else node.members.set(segment, next)
    }
    node = next
  }
  return node
}

/** What one row says. */
export function factOf(field: Field): DocumentedFact {
  const isElement = 'children' in field
  const type = isElement ? printedTypes[field.type] : field.type
  const least = field.cardinality?.min
  const counted = least === undefined ? undefined : least > 0 ? 'required' : 'optional'
  const stated = field.presence ?? counted
  return {
    types: type === undefined ? [] : [type],
    ...(!isElement && field.printedType !== undefined ? { printedType: field.printedType } : {}),
    ...(stated === undefined ? {} : { presence: stated }),
    conditions: field.conditions ?? [],
    values: field.values ?? [],
    ...(!isElement && field.default !== undefined ? { default: field.default } : {}),
    limits: field.limits ?? {},
    nullable: field.nullable === true,
    clause: formatClause(field.clause),
  }
}

/** Two rows for one place: it is what either says, and only what both demand is demanded. */
function inTwoMinds(one: DocumentedFact, other: DocumentedFact): DocumentedFact {
  const bothRequired = one.presence === 'required' && other.presence === 'required'
  const bothListed = one.values.length > 0 && other.values.length > 0
  const { presence: _presence, ...rest } = one
  const stated = bothRequired ? 'required' : one.presence === undefined ? other.presence : 'optional'
  return {
    ...rest,
    types: [...new Set([...one.types, ...other.types])],
    ...(stated === undefined ? {} : { presence: stated }),
    conditions: [...one.conditions, ...other.conditions],
    values: bothListed ? [...new Set([...one.values, ...other.values])] : [],
    nullable: one.nullable || other.nullable,
    limits: JSON.stringify(one.limits) === JSON.stringify(other.limits) ? one.limits : {},
  }
}

/** Types of response tables, which are kept as printed. */
const printedTypes: Readonly<Record<string, DataType>> = {
  string: 'string',
  str: 'string',
  anyuri: 'string',
  uri: 'string',
  int: 'integer',
  integer: 'integer',
  long: 'integer',
  float: 'number',
  number: 'number',
  bool: 'boolean',
  boolean: 'boolean',
  uuid: 'uuid',
  datetime: 'datetime',
  char: 'char',
  dict: 'dict',
  object: 'object',
  array: 'array',
  list: 'array',
}
