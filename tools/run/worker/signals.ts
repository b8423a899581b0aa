import type { Verdict } from '../../model/verdict.ts'

/** Thrown to end a check with a verdict that is neither pass nor fail; the message says why. */
export class EndOfCheck extends Error {
  override readonly name = 'EndOfCheck'
  readonly verdict: Extract<Verdict, 'skipped' | 'unsupported' | 'not-run'>

  constructor(verdict: EndOfCheck['verdict'], message: string) {
    super(message)
    this.verdict = verdict
  }
}

/** The run is ending before its time; whatever a check repeats, it must not repeat this. */
export class RunStopped extends EndOfCheck {
  constructor(why: string) {
    super('not-run', why)
  }
}
