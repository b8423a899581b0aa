import { STATUS_CODES } from 'node:http'

/** A status that a sentence names. */
export interface NamedStatus {
  code: number
  /** Reason phrase as printed; absent where only the number is. */
  reason?: string
}

/** `204`, `201 Created`, `404 (Not Found)`: not `100-Continue`, `rfc2616`, `10,000`, `page 255` or a part of a name. */
const statusPattern =
  /(?<![\w/.,-]|page )([1-5]\d\d)(?![\w-]|[,.]\d)(?: \(?((?:[A-Z][a-z]+|OK)(?: (?:[A-Z][a-z]+|OK))*)\)?)?/g

/** Sentences that tell a status: of a code, a response or what is returned, or an item of a list of codes. */
const tellsStatus = /status code|error code|response code|will be returned|is returned|^- \d{3} /i

/** A status inside of the body (bulk operations) is none of the response. */
const insideBody = /"Response Status"/

/** The statuses that a text names, in order, each once. */
export function readStatuses(text: string): NamedStatus[] {
  const found = new Map<number, NamedStatus>()
  for (const sentence of sentencesOf(text)) {
    if (!tellsStatus.test(sentence) || insideBody.test(sentence)) continue
    for (const [, code, reason] of sentence.matchAll(statusPattern)) {
      const status = { code: Number(code), ...(reason === undefined ? {} : { reason }) }
      if (!found.has(status.code)) found.set(status.code, status)
    }
  }
  return [...found.values()]
}

/** The reason phrase of the standard, as Node lists it. */
export function standardReason(code: number): string {
  return STATUS_CODES[code] ?? ''
}

/** Sentences and list items; a number at a sentence's end does not hide the next one. */
function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.:!?])\s+(?=[A-Z"-])|\n(?=- )|\n\n/)
    .map(sentence => sentence.replace(/\s+/g, ' ').trim())
    .filter(sentence => sentence !== '')
}
