import type { Condition } from '../../model/catalog.ts'
import { condition } from '../facts/condition.ts'
import type { PrintedEntry } from '../reading.ts'
import type { ShownBody } from './bodies.ts'
import { itemOf } from './body-facts.ts'
import type { Item } from './items.ts'
import type { XmlNode } from './xml/nodes.ts'

/** What tells when an element is in a body. */
export interface ConditionEvidence {
  /** Each body with the places that it has. */
  shown: { body: ShownBody; places: ReadonlySet<string> }[]
  items: readonly Item[]
  arguments: readonly PrintedEntry[]
  /** Sentences around the bodies. */
  text: string
}

/** Sentences that say when an element is left out, and what that means. */
const absences: readonly (readonly [RegExp, string])[] = [
  [/\bfor public images, the (\w+) tag will not be displayed/, 'the image is a public one'],
  [/\bhas not been set, the (\w+) tag will not be displayed/, 'no address range is set by hand'],
]

/** When an element is in a response's body; nothing where it always is. */
export function elementConditions(node: XmlNode, evidence: ConditionEvidence): Condition[] {
  return [...byVariant(node, evidence), ...bySentence(node, evidence), ...byArgument(node, evidence)]
}

/** The argument that all bodies which have an element are given, and no other body is. */
function byVariant({ at }: XmlNode, { shown }: ConditionEvidence): Condition[] {
  const having = shown.filter(({ places }) => places.has(at)).map(({ body }) => body)
  const lacking = shown.filter(({ places }) => !places.has(at)).map(({ body }) => body)
  if (lacking.length === 0) return []
  const [first] = having
  return [...(first?.given ?? [])]
    .filter(([name, value]) => having.every(({ given }) => given.get(name) === value))
    .filter(([name, value]) => lacking.every(({ given }) => given.get(name) !== value))
    .map(([parameter, value]) => condition('required', 'equals', { parameter, value }))
}

function bySentence({ name }: XmlNode, { items, text }: ConditionEvidence): Condition[] {
  const onError = /^Note: The (\w+) tag is only displayed if an error occurs\.$/m.exec(text)?.[1] === name
  const found = absences.filter(([pattern]) => items.some(({ details }) => pattern.exec(details)?.[1] === name))
  return [
    ...(onError ? [condition('required', 'other', { note: 'an error has occurred' })] : []),
    ...found.map(([, note]) => condition('forbidden', 'other', { note })),
  ]
}

/** `"true" Retrieves the base image ID` and the item that is described as one. */
function byArgument(node: XmlNode, evidence: ConditionEvidence): Condition[] {
  const item = node.words.length === 0 ? undefined : itemOf(node, evidence.items)
  if (item === undefined) return []
  return evidence.arguments.flatMap(({ name, text }) => {
    const [, value = '', what = ''] = /"(\w+)" Retrieves the (.+?)"/.exec(text) ?? []
    const described = what !== '' && item.description.toLowerCase().startsWith(what.toLowerCase())
    return described ? [condition('required', 'equals', { parameter: name, value })] : []
  })
}
