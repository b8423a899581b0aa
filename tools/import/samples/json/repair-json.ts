import type { Repair, Sample } from '../../../model/sample.ts'
import { joinBrokenStrings } from './broken-strings.ts'
import { type JsonToken, readTokens } from './json-tokens.ts'
import { joinPages } from './page-breaks.ts'
import { removeBlanksInUrls } from './url-blanks.ts'

/** A body as its file holds it. */
export interface RepairedBody {
  form: 'json' | 'text'
  text: string
  repairs: Repair[]
  confidence: Sample['confidence']
  /** What the body says, where it is JSON. */
  value?: unknown
}

/**
 * Makes a body whole, changing only what evidence tells. One that was mended, or that page breaks split, is indented
 * anew: each page begins its indentation again.
 * @param parts the body's lines, by page.
 * @returns the text as printed where nothing tells how to make it whole.
 */
export function repairJson(parts: readonly string[]): RepairedBody {
  const printed = parts.join('\n')
  const asPrinted: RepairedBody = { form: 'text', text: printed, repairs: [], confidence: 'as-printed' }
  const pages: JsonToken[][] = []
  const repairs: Repair[] = []
  for (const part of parts) {
    const strings = joinBrokenStrings(part)
    if (strings === undefined) return asPrinted
    const urls = removeBlanksInUrls(strings.text)
    const tokens = readTokens(urls.text)
    if (tokens === undefined) return asPrinted
    pages.push(tokens)
    repairs.push(...strings.repairs, ...urls.repairs)
  }
  const whole = joinPages(pages)
  if (whole === undefined) return asPrinted
  repairs.push(...whole.repairs)
  const { value } = whole
  if (repairs.length > 0) return { form: 'json', text: indented(value), repairs, confidence: 'repaired', value }
  return { form: 'json', text: parts.length === 1 ? printed : indented(value), repairs, confidence: 'exact', value }
}

/** Part of a body that a sentence quotes: a text, of which only the strings are made whole. */
export function repairExcerpt(part: string): RepairedBody {
  const strings = joinBrokenStrings(part)
  if (strings === undefined) return { form: 'text', text: part, repairs: [], confidence: 'as-printed' }
  return { form: 'text', ...strings, confidence: strings.repairs.length > 0 ? 'repaired' : 'exact' }
}

function indented(value: unknown): string {
  return JSON.stringify(value, null, 2)
}
