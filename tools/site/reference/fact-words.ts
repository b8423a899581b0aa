import type { Cardinality, Condition, Limits } from '../../model/catalog.ts'
import type { Clause } from '../../model/clause.ts'

/** What is stated of a parameter, a header or an element, as far as readers are told. */
export interface Fact {
  name?: string
  at?: string
  type?: string
  printedType?: string
  cardinality?: Cardinality
  presence?: 'required' | 'optional'
  conditions?: Condition[]
  values?: string[]
  default?: string
  defaultFrom?: string
  limits?: Limits
  nullable?: true
  clause?: Clause
}

/** Type of a value in a word or two; empty where the document states none. */
export function typeWords(fact: Fact): string {
  const type = fact.type ?? fact.printedType ?? ''
  const many = fact.cardinality !== undefined && (fact.cardinality.max === null || fact.cardinality.max > 1)
  return many && type !== '' ? `${type}, repeated` : type
}

/** Whether a thing must be there: the document's own word, or the least number of times that it prints. */
export function isRequired({ presence, cardinality }: Fact): boolean {
  return presence === undefined ? (cardinality?.min ?? 0) > 0 : presence === 'required'
}

/** `1 to 64 characters`, `at most 10 items`, `matches ^/dev/`: each limit that is stated. */
export function limitWords(limits: Limits | undefined): string[] {
  if (limits === undefined) return []
  const { unit } = limits
  const isLength = limits.minLength !== undefined || limits.maxLength !== undefined
  return [
    range(limits.minimum, limits.maximum, unit ?? ''),
    range(limits.minLength, limits.maxLength, unit ?? 'characters'),
    range(limits.minItems, limits.maxItems, 'items'),
    limits.fractionDigits === undefined ? '' : `at most ${limits.fractionDigits} digits after the point`,
    limits.format === undefined ? '' : `form: ${limits.format}`,
    unit === undefined || isLength || limits.minimum !== undefined || limits.maximum !== undefined ? '' : `in ${unit}`,
  ].filter(words => words !== '')
}

function range(least: number | undefined, most: number | undefined, what: string): string {
  if (least === undefined && most === undefined) return ''
  if (least === undefined) return `at most ${most} ${what}`.trim()
  if (most === undefined) return `at least ${least} ${what}`.trim()
  return (least === most ? `exactly ${least} ${what}` : `${least} to ${most} ${what}`).trim()
}

/** When something must be sent, may be, or is ignored: `required when port is absent`. */
export function conditionWords({ then, when, parameter, value, note }: Condition): string {
  const about = note === undefined ? '' : `: ${note}`
  if (when === 'other') return note === undefined ? `sometimes ${then}` : `${then} (${note})`
  if (when === 'present' || when === 'absent') return `${then} when ${parameter} is ${when}${about}`
  return `${then} when ${parameter} is ${when === 'equals' ? '' : 'not '}${value}${about}`
}

/** What is said of a value besides its type, values and pattern, each in a few words. */
export function factWords(fact: Fact): string[] {
  return [
    ...limitWords(fact.limits),
    ...(fact.default === undefined ? [] : [`default ${fact.default}`]),
    ...(fact.defaultFrom === undefined ? [] : [`taken when left out: ${fact.defaultFrom}`]),
    ...(fact.nullable === true ? ['may be null'] : []),
    ...(fact.conditions ?? []).map(conditionWords),
  ]
}
