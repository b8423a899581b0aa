import { XMLValidator } from 'fast-xml-parser'
import type { Repair, Sample } from '../../model/sample.ts'

/** A text made whole, with every change that was needed. */
export interface Repaired {
  text: string
  repairs: Repair[]
  confidence: Sample['confidence']
}

const as = (text: string, repairs: Repair[]): Repaired => ({
  text,
  repairs,
  confidence: repairs.length === 0 ? 'exact' : 'repaired',
})

/** A curl command: one line, with header names as a shell and HTTP can read them. */
export function repairCurl(lines: readonly string[]): Repaired {
  const repairs: Repair[] = []
  const printed = lines.join('\n')
  let text = lines.map(line => line.trim()).join(' ')
  if (lines.length > 1) {
    // A dash at a line's end is the first half of an option: `-` and `H`.
    text = text.replace(/ - ?([A-Za-z]) /g, ' -$1 ')
    repairs.push({
      what: 'joined a command that the page width broke',
      before: printed,
      after: text,
      evidence: 'a shell ends the command where a line ends without a backslash; the other examples stand on one line',
    })
  }
  const name = /"(X- )(?=[A-Z][A-Za-z-]*:)/
  if (name.test(text)) {
    const before = text
    text = text.replace(name, '"X-')
    repairs.push({
      what: 'removed a blank inside a header name',
      before,
      after: text,
      evidence: 'no header name holds a blank (RFC 7230 §3.2.6); the table of the same operation writes it without one',
    })
  }
  return as(text, repairs)
}

/**
 * A body, from the fences that hold it. `contentLength` is what the response says, and is evidence for how broken
 * lines belong together.
 */
export function repairBody(
  fences: readonly (readonly string[])[],
  contentLength: number | undefined,
): Repaired & { form: Sample['form'] } {
  const printed = fences.map(lines => lines.join('\n')).join('\n')
  const form = formOf(printed)
  if (form === 'json') return { form, ...repairJson(fences, printed) }
  if (form === 'html') return { form, ...repairHtml(printed, contentLength) }
  if (form === 'xml' && XMLValidator.validate(printed) !== true)
    return { form, text: printed, repairs: [], confidence: 'as-printed' }
  return { form, ...as(printed, []) }
}

function formOf(text: string): 'json' | 'xml' | 'html' | 'text' {
  if (/^\s*[[{]/.test(text)) return 'json'
  if (/^\s*<\?xml/.test(text)) return 'xml'
  return /^\s*<html/i.test(text) ? 'html' : 'text'
}

function repairJson(fences: readonly (readonly string[])[], printed: string): Repaired {
  if (isJson(printed)) return as(printed, [])
  const [first = [], ...rest] = fences
  // A page break inside of a body: extraction closed what was still open at the foot of the page.
  for (let cut = 0; cut <= first.length; cut += 1) {
    const invented = first.slice(first.length - cut)
    if (!invented.every(line => /^[\s\]}]*$/.test(line))) break
    const joined = [first.slice(0, first.length - cut), ...rest].map(lines => lines.join('\n')).join('\n')
    const text = isJson(joined) ? joined : joined.replace(/,(\s*[\]}])/g, '$1')
    if (!isJson(text)) continue
    const repairs: Repair[] = []
    if (cut > 0)
      repairs.push({
        what: 'removed closing brackets that were put in at a page break',
        before: invented.join('\n'),
        after: '',
        evidence: 'the list and the object go on after the break, where their own closing brackets follow',
      })
    if (text !== joined)
      repairs.push({
        what: 'removed a trailing comma',
        before: joined,
        after: text,
        evidence: 'JSON (RFC 8259) has none',
      })
    return as(text, repairs)
  }
  return { text: printed, repairs: [], confidence: 'as-printed' }
}

function repairHtml(printed: string, contentLength: number | undefined): Repaired {
  const joined = printed.replace(/\n/g, ' ')
  if (joined === printed) return as(printed, [])
  const agrees = contentLength === Buffer.byteLength(joined)
  return as(joined, [
    {
      what: 'joined a line that the page width broke',
      before: printed,
      after: joined,
      evidence: `${agrees ? `with a blank it has the ${contentLength} bytes that Content-Length says` : 'white space is one in HTML'}`,
    },
  ])
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
