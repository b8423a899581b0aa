import type { Condition } from '../../model/catalog.ts'
import type { DocumentedNode } from './documented-node.ts'
import type { JsonSchema } from './json-schema.ts'

type JsonObject = Record<string, unknown>

/** What the conditions of the members of one object come to. */
export interface ConditionalRules {
  /** One `if`/`then` for each condition that JSON Schema can say and no sample contradicts. */
  rules: JsonSchema[]
  /** Required members that a condition makes optional. */
  released: Set<string>
}

/** The conditions between members of one object; those on anything else stay words (`x-conditions`). */
export function conditionalRules(
  members: ReadonlyMap<string, DocumentedNode>,
  samples: readonly JsonObject[],
): ConditionalRules {
  const rules: JsonSchema[] = []
  const released = new Set<string>()
  for (const [name, { fact }] of members)
    for (const condition of fact?.conditions ?? []) {
      if (condition.parameter === undefined || !members.has(condition.parameter)) continue
      const rule = ruleOf(name, condition, fact?.presence === 'required')
      if (rule === undefined) continue
      if (condition.then === 'optional') released.add(name)
      if (samples.every(sample => rule.holds(sample))) rules.push(rule.schema)
    }
  return { rules, released }
}

interface Rule {
  schema: JsonSchema
  holds: (sample: JsonObject) => boolean
}

function ruleOf(name: string, condition: Condition, isRequired: boolean): Rule | undefined {
  const premise = premiseOf(condition)
  if (premise === undefined) return undefined
  const has = (sample: JsonObject) => Object.hasOwn(sample, name)
  switch (condition.then) {
    case 'required':
      return { ...whenever(premise, { required: [name] }), holds: sample => !premise.holds(sample) || has(sample) }
    case 'forbidden':
      return {
        ...whenever(premise, { properties: { [name]: { not: {} } } }),
        holds: sample => !premise.holds(sample) || !has(sample),
      }
    case 'optional':
      // Optional then, so required otherwise: only where the table demands it at all.
      return isRequired
        ? {
            schema: { if: premise.schema, else: { required: [name] } },
            holds: sample => premise.holds(sample) || has(sample),
          }
        : undefined
    case 'ignored':
      return undefined
  }
}

function whenever(premise: Rule, then: JsonSchema): { schema: JsonSchema } {
  return {
    schema: Object.fromEntries([
      ['if', premise.schema],
      ['then', then],
    ]),
  }
}

function premiseOf({ when, parameter = '', value = '' }: Condition): Rule | undefined {
  const present: JsonSchema = { required: [parameter] }
  const has = (sample: JsonObject) => Object.hasOwn(sample, parameter)
  const forms = printedForms(value)
  switch (when) {
    case 'present':
      return { schema: present, holds: has }
    case 'absent':
      return { schema: { not: present }, holds: sample => !has(sample) }
    case 'equals':
      return {
        schema: { properties: { [parameter]: { enum: forms } }, ...present },
        holds: sample => has(sample) && forms.includes(sample[parameter]),
      }
    case 'not-equals':
      return {
        schema: { properties: { [parameter]: { not: { enum: forms } } }, ...present },
        holds: sample => has(sample) && !forms.includes(sample[parameter]),
      }
    case 'other':
      return undefined
  }
}

/** A printed value in the forms that a body may have it. */
function printedForms(value: string): unknown[] {
  const truth = /^(true|false)$/i.test(value) ? [value.toLowerCase() === 'true'] : []
  const number = value.trim() !== '' && Number.isFinite(Number(value)) ? [Number(value)] : []
  return [value, ...truth, ...number]
}

/** `required when port is absent` */
export function conditionText({ then, when, parameter, value, note }: Condition): string {
  const subject = parameter ?? 'it'
  const words = {
    present: `${subject} is present`,
    absent: `${subject} is absent`,
    equals: `${subject} is ${value}`,
    'not-equals': `${subject} is not ${value}`,
    other: note ?? 'the document says so',
  }
  return `${then} when ${words[when]}`
}
