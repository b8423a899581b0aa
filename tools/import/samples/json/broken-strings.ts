import type { Repair } from '../../../model/sample.ts'

/** A text in which every string stands on one line. */
export interface JoinedStrings {
  text: string
  repairs: Repair[]
}

const string = /"(?:[^"\\]|\\.)*"/gs
const lineBreak = /[ \t]*\n[ \t]*/

/**
 * Joins the strings that the page width broke: JSON (RFC 8259 §7) has none with a line break in it.
 * @returns undefined where nothing tells whether a blank stood at the break.
 */
export function joinBrokenStrings(text: string): JoinedStrings | undefined {
  const repairs: Repair[] = []
  let known = true
  const joined = text.replace(string, printed => {
    if (!printed.includes('\n')) return printed
    const [first = '', ...rest] = printed.split(lineBreak)
    return rest.reduce((before, after) => {
      const how = joint(before, after)
      if (how === undefined) known = false
      else
        repairs.push({
          what: `joined a ${how.kind} that the page width broke`,
          before: `${tail(before)}\n${head(after)}`,
          after: `${tail(before)}${how.blank}${head(after)}`,
          evidence: how.evidence,
        })
      return `${before}${how?.blank ?? ''}${after}`
    }, first)
  })
  return known ? { text: joined, repairs } : undefined
}

const url = /^"\s*(?:https?:\/\/|\/)\S/
const base64 = /^[A-Za-z0-9+/]+={0,2}$/
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** Longer than any word that a sentence has. */
const longest = 40

interface Joint {
  kind: string
  /** What stood between the two lines. */
  blank: '' | ' '
  evidence: string
}

function joint(before: string, after: string): Joint | undefined {
  const last = /[^\s"]*$/.exec(before)?.[0] ?? ''
  const first = /^[^\s"\\]*/.exec(after)?.[0] ?? ''
  if (url.test(before) && /[-/?&=]$/.test(last))
    return { kind: 'URL', blank: '', evidence: 'a URL holds no blank (RFC 3986 §2)' }
  if (uuid.test(last + first))
    return { kind: 'UUID', blank: '', evidence: 'both halves together are a UUID (RFC 4122 §3)' }
  if (base64.test(last + first) && Math.max(last.length, first.length) >= longest)
    return { kind: 'Base64 text', blank: '', evidence: 'Base64 holds no blank (RFC 4648 §4)' }
  const isSentence = /\s/.test(before.trimStart()) && /^[\w,.;:!?()]{1,20}$/.test(last)
  return isSentence && /^\w/.test(first)
    ? { kind: 'sentence', blank: ' ', evidence: 'words of a sentence, which a line ends between' }
    : undefined
}

const shown = 16
const tail = (text: string): string => text.slice(-shown)
const head = (text: string): string => text.slice(0, shown)
