import type { Condition } from '../../model/catalog.ts'

/** `condition('required', 'absent', { parameter: 'port' })`: it must be sent where `port` is not. */
export function condition(
  outcome: Condition['then'],
  when: Condition['when'],
  rest: Omit<Condition, 'then' | 'when'> = {},
): Condition {
  // biome-ignore lint/suspicious/noThenProperty: a condition is data that nobody awaits.
  return { then: outcome, when, ...rest }
}
