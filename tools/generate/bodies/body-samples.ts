import type { Operation } from '../../model/catalog.ts'
import type { Sample } from '../../model/sample.ts'

/** A sample with its text. */
export interface SampleText {
  sample: Sample
  text: string
}

/** The samples by operation, so that each is looked at once however many operations there are. */
export class SampleIndex {
  readonly #byOperation = new Map<string, SampleText[]>()

  constructor(samples: readonly SampleText[]) {
    for (const one of samples) {
      const own = this.#byOperation.get(one.sample.operation)
      if (own === undefined) this.#byOperation.set(one.sample.operation, [one])
      else own.push(one)
    }
  }

  /**
   * The well-formed response bodies of an operation in one form, by status; damaged samples prove nothing. One whose
   * status the document does not show is of every normal status that has a body.
   */
  responses(operation: Operation, form: Sample['form']): Map<number, SampleText[]> {
    const found = new Map<number, SampleText[]>()
    for (const one of this.#byOperation.get(operation.id) ?? []) {
      const { sample } = one
      if (sample.role !== 'response' || sample.form !== form || sample.confidence === 'as-printed') continue
      for (const status of statusesOf(operation, sample)) found.set(status, [...(found.get(status) ?? []), one])
    }
    return found
  }

  /** Well-formed samples of an operation in one role and form; none of an error. */
  sound(operation: Operation, role: Sample['role'], form: Sample['form']): SampleText[] {
    return (this.#byOperation.get(operation.id) ?? []).filter(
      ({ sample }) =>
        sample.role === role &&
        sample.form === form &&
        sample.confidence !== 'as-printed' &&
        (sample.status ?? 0) < 400,
    )
  }

  /** The requests that an operation's samples show in one form. */
  requests(operation: Operation, form: Sample['form']): SampleText[] {
    return (this.#byOperation.get(operation.id) ?? []).filter(
      ({ sample }) => sample.role === 'request' && sample.form === form && sample.confidence !== 'as-printed',
    )
  }
}

/** The statuses that a response may have come with: the body of a 203 is that of a 200 (RFC 9110 §15.3.4). */
export function statusesOf({ normalCodes }: Operation, { status }: Sample): number[] {
  const normal = normalCodes.map(({ code }) => code)
  if (status === undefined) return normal.filter(hasBody)
  return status === 200 && normal.includes(203) ? [200, 203] : [status]
}

/** RFC 9110 §15.3.5, §15.3.6, §15.4.5: these statuses have no content. */
export function hasBody(status: number): boolean {
  return status !== 204 && status !== 205 && status !== 304
}
