import type { Sample } from '../model/sample.ts'

/** A sample with its text. */
export interface SampleText {
  sample: Sample
  text: string
}

/** A documented response body that a schema is made for. */
export interface BodyKey {
  operation: string
  status: number
  form: 'json' | 'xml'
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

  /** The well-formed response bodies of an operation in one form, by status; damaged samples prove nothing. */
  responses(operation: string, form: Sample['form']): Map<number, SampleText[]> {
    const found = new Map<number, SampleText[]>()
    for (const one of this.#byOperation.get(operation) ?? []) {
      const { sample } = one
      if (sample.role !== 'response' || sample.form !== form) continue
      if (sample.status === undefined || sample.confidence === 'as-printed') continue
      found.set(sample.status, [...(found.get(sample.status) ?? []), one])
    }
    return found
  }

  /** The requests that an operation's samples show in one form. */
  requests(operation: string, form: Sample['form']): SampleText[] {
    return (this.#byOperation.get(operation) ?? []).filter(
      ({ sample }) => sample.role === 'request' && sample.form === form && sample.confidence !== 'as-printed',
    )
  }
}

/** `containers.list.200.json.schema.json`, `containers.list.200.xml.rng`: the operation's id without its service. */
export function schemaFileName({ operation, status, form }: BodyKey): string {
  const [, ...rest] = operation.split('.')
  return `${rest.join('.')}.${status}.${form === 'json' ? 'json.schema.json' : 'xml.rng'}`
}
