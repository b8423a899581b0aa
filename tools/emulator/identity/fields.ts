import { malformed } from './problems.ts'

/** A JSON object of a request, with the place it stands at for messages. */
export class Fields {
  readonly #values: Record<string, unknown>
  readonly #place: string

  /** @throws {Problem} 400 unless `value` is a JSON object */
  constructor(value: unknown, place: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw malformed(`Expecting ${place} to be an object.`)
    }
    this.#values = value as Record<string, unknown>
    this.#place = place
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#values, name)
  }

  raw(name: string): unknown {
    return this.has(name) ? this.#values[name] : undefined
  }

  /** @throws {Problem} 400 when absent or not an object */
  object(name: string): Fields {
    if (!this.has(name)) throw malformed(`Expecting to find ${name} in ${this.#place}.`)
    return new Fields(this.raw(name), `${this.#place}/${name}`)
  }

  /** Undefined when absent or null. @throws {Problem} 400 when not a string */
  optionalString(name: string): string | undefined {
    const value = this.raw(name)
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'string') throw malformed(`Expecting ${this.#place}/${name} to be a string.`)
    return value
  }

  /** @throws {Problem} 400 when absent or not a string */
  string(name: string): string {
    const value = this.optionalString(name)
    if (value === undefined) throw malformed(`Expecting to find ${name} in ${this.#place}.`)
    return value
  }

  /** Undefined when absent or null. @throws {Problem} 400 when not a list */
  optionalList(name: string): unknown[] | undefined {
    const value = this.raw(name)
    if (value === undefined || value === null) return undefined
    if (!Array.isArray(value)) throw malformed(`Expecting ${this.#place}/${name} to be a list.`)
    return value
  }

  /** False when absent or null. @throws {Problem} 400 when not a boolean */
  boolean(name: string): boolean {
    const value = this.raw(name)
    if (value === undefined || value === null) return false
    if (typeof value !== 'boolean') throw malformed(`Expecting ${this.#place}/${name} to be a boolean.`)
    return value
  }
}
