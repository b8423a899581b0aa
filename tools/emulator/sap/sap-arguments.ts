import { messages } from './messages.ts'
import { invalid, refuse } from './refusals.ts'

/** The `label=value` pairs of a query or of a form (§1.7.2): a label without a value is refused wherever it is read. */
export class SapArguments {
  readonly #pairs: URLSearchParams

  constructor(encoded: string) {
    this.#pairs = new URLSearchParams(encoded)
  }

  /** @throws {Problem} 412 when it is empty or not of the form. */
  optional(name: string, isValid: (value: string) => boolean = () => true): string | undefined {
    const value = this.#pairs.get(name)
    if (value === null) return undefined
    if (value === '' || !isValid(value)) throw invalid(name)
    return value
  }

  /** @throws {Problem} 400 when it is not there, 412 when it is empty or not of the form. */
  required(name: string, isValid?: (value: string) => boolean): string {
    const value = this.optional(name, isValid)
    if (value === undefined) throw refuse(messages.required, name)
    return value
  }

  /** `true` or `false`; the latter where it is left out. @throws {Problem} 412 for anything else. */
  flag(name: string): boolean {
    return this.optional(name, value => value === 'true' || value === 'false') === 'true'
  }
}
