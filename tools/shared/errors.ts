/** An error that a user is told of: what happened, where, and what to do next. Never shown with a stack trace. */
export class ConformanceError extends Error {
  override readonly name = 'ConformanceError'
  /** Stable, e.g. `TARGET_UNREACHABLE`; listed in docs/errors.md. */
  readonly code: string
  /** File, URL, option or operation. */
  readonly where: string | undefined
  readonly next: string | undefined

  constructor(code: string, message: string, options: { where?: string; next?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.where = options.where
    this.next = options.next
  }

  /** Three short lines for a terminal. */
  describe(): string {
    const where = this.where === undefined ? '' : `\n  where: ${this.where}`
    const next = this.next === undefined ? '' : `\n  next:  ${this.next}`
    return `${this.message} [${this.code}]${where}${next}`
  }
}
