import { randomUUID } from 'node:crypto'
import { isObject, type JsonObject } from '../rest/json-members.ts'
import { refuse } from './refuse.ts'

const adjustments = ['change_in_capacity', 'exact_capacity', 'percent_change_in_capacity'] as const

/** What a policy does to its group when it is signalled. */
export interface ScalingPolicy {
  /** Name of the group's resource. */
  group: string
  adjustment: (typeof adjustments)[number]
  amount: number
  /** Milliseconds after a change in which signals do nothing. */
  cooldownMs: number
}

/** A group of like resources, of which only ids exist. */
export class ScalingGroup {
  readonly #least: number
  readonly #most: number
  readonly #members: string[]

  /** @throws {Problem} 400 unless 0 ≤ min_size ≤ desired_capacity ≤ max_size and there is a `resource`. */
  constructor(properties: JsonObject) {
    this.#least = wholeNumber(properties, 'min_size')
    this.#most = wholeNumber(properties, 'max_size')
    const wanted = wholeNumber(properties, 'desired_capacity', this.#least)
    if (this.#least < 0 || this.#least > wanted || wanted > this.#most || this.#most > largest)
      throw refuse(400, `A group needs 0 <= min_size <= desired_capacity <= max_size <= ${largest}.`)
    if (!isObject(properties.resource) || typeof properties.resource.type !== 'string')
      throw refuse(400, 'Property error: resource is missing or has no type.')
    this.#members = Array.from({ length: wanted }, () => randomUUID())
  }

  /** Ids of its members, the oldest first. */
  get members(): readonly string[] {
    return this.#members
  }

  /** Makes it larger or smaller, within its bounds; the oldest go first. @returns whether it changed. */
  adjust({ adjustment, amount }: ScalingPolicy): boolean {
    const before = this.#members.length
    const size = Math.min(this.#most, Math.max(this.#least, sizeAfter(before, adjustment, amount)))
    while (this.#members.length > size) this.#members.shift()
    while (this.#members.length < size) this.#members.push(randomUUID())
    return size !== before
  }
}

/** Most members that a group may have. */
const largest = 100

/** @throws {Problem} 400 */
export function readPolicy(properties: JsonObject): ScalingPolicy {
  const { auto_scaling_group_id: group, adjustment_type: type } = properties
  const name = isObject(group) ? group.get_resource : undefined
  if (typeof name !== 'string') throw refuse(400, 'Property error: auto_scaling_group_id names no resource.')
  const adjustment = adjustments.find(known => known === type)
  if (adjustment === undefined)
    throw refuse(400, `Property error: adjustment_type is none of ${adjustments.join(', ')}.`)
  return {
    group: name,
    adjustment,
    amount: wholeNumber(properties, 'scaling_adjustment'),
    cooldownMs: wholeNumber(properties, 'cooldown', 0) * 1000,
  }
}

function sizeAfter(before: number, adjustment: ScalingPolicy['adjustment'], amount: number): number {
  if (adjustment === 'exact_capacity') return amount
  if (adjustment === 'change_in_capacity') return before + amount
  const change = (before * amount) / 100
  // A change of less than one would be none at all.
  return before + (Math.abs(change) < 1 ? Math.sign(change) : Math.trunc(change))
}

function wholeNumber(properties: JsonObject, name: string, otherwise?: number): number {
  const given = properties[name] ?? otherwise
  const value = typeof given === 'string' && /^-?\d{1,9}$/.test(given) ? Number(given) : given
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw refuse(400, `Property error: ${name} is no whole number.`)
  return value
}
