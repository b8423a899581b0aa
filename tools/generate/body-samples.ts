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

/** The well-formed response bodies of an operation in one form, by status; damaged samples prove nothing. */
export function responseBodies(
  samples: readonly SampleText[],
  operation: string,
  form: Sample['form'],
): Map<number, SampleText[]> {
  const found = new Map<number, SampleText[]>()
  for (const one of samples) {
    const { sample } = one
    if (sample.operation !== operation || sample.role !== 'response' || sample.form !== form) continue
    if (sample.status === undefined || sample.confidence === 'as-printed') continue
    found.set(sample.status, [...(found.get(sample.status) ?? []), one])
  }
  return found
}

/** `containers.list.200.json.schema.json`, `containers.list.200.xml.rng`: the operation's id without its service. */
export function schemaFileName({ operation, status, form }: BodyKey): string {
  const [, ...rest] = operation.split('.')
  return `${rest.join('.')}.${status}.${form === 'json' ? 'json.schema.json' : 'xml.rng'}`
}

/** Tells whether a documented exchange with that status goes without a header, which the table may yet call 1..1. */
export function lackingHeader(
  samples: readonly SampleText[],
  operation: string,
  status: number,
): (header: string) => boolean {
  const texts = (responseBodies(samples, operation, 'http').get(status) ?? []).map(({ text }) => text)
  return header => texts.some(text => !new RegExp(`^${header}:`, 'im').test(text))
}
