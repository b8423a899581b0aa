import type { Repair } from '../../../model/sample.ts'
import { beginsValue, endsValue, type JsonToken, readValue } from './json-tokens.ts'

/** A body made whole. */
export interface WholeBody {
  value: unknown
  repairs: Repair[]
}

/**
 * What a change at the end weighs, where one at a page break weighs 1: extraction closes at a break what is open there,
 * while a whole body has no reason to lose its end.
 */
const weightAtEnd = 100

/** More ways than this to repair a body are no evidence for any of them. */
const mostWays = 20_000

/**
 * Puts a body together whose parts stand on several pages. At the foot of a page extraction may have closed what was
 * still open, and may have lost a comma or brackets there; at the end it may have lost closing brackets or put in more.
 * Of all ways to mend that, the one with the fewest changes is taken.
 * @returns undefined when none gives JSON, or several with as few changes give different values.
 */
export function joinPages(parts: readonly (readonly JsonToken[])[]): WholeBody | undefined {
  let best: { weight: number; bodies: Map<string, WholeBody> } | undefined
  for (const cuts of waysToCut(parts)) {
    const tried = mend(parts, cuts)
    if (best !== undefined && tried.weight > best.weight) continue
    const found = readValue(tried.tokens)
    if (found === undefined) continue
    if (best === undefined || tried.weight < best.weight) best = { weight: tried.weight, bodies: new Map() }
    best.bodies.set(JSON.stringify(found.value), { value: found.value, repairs: tried.repairs })
  }
  const [only, other] = best?.bodies.values() ?? []
  return other === undefined ? only : undefined
}

/** How many of the closing brackets and commas at the foot of each page are left out, in every combination. */
function waysToCut(parts: readonly (readonly JsonToken[])[]): number[][] {
  let ways: number[][] = [[]]
  parts.forEach((part, index) => {
    const isLast = index === parts.length - 1
    const closing = isLast ? 0 : part.length - 1 - part.findLastIndex(({ kind }) => !isClosing(kind))
    ways = ways.flatMap(way => Array.from({ length: closing + 1 }, (_, cut) => [...way, cut]))
    if (ways.length > mostWays) ways = []
  })
  return ways
}

function isClosing(kind: JsonToken['kind']): boolean {
  return kind === '}' || kind === ']' || kind === ','
}

interface Mended {
  tokens: JsonToken[]
  weight: number
  repairs: Repair[]
}

function mend(parts: readonly (readonly JsonToken[])[], cuts: readonly number[]): Mended {
  const mended: Mended = { tokens: [], weight: 0, repairs: [] }
  const { tokens, repairs } = mended
  const change = (weight: number, repair: Repair): void => {
    mended.weight += weight
    repairs.push(repair)
  }
  parts.forEach((part, index) => {
    const cut = cuts[index] as number
    const from = tokens.length
    for (const one of part.slice(0, part.length - cut)) {
      const last = tokens.at(-1)
      const isFirst = tokens.length === from && index > 0
      if (one.kind === '{' && last?.kind === '{') change(1, doubledBrace)
      else {
        if ((one.kind === '}' || one.kind === ']') && last?.kind === ',') {
          tokens.pop()
          change(1, { ...surplusComma, before: `,${one.text}`, after: one.text })
        }
        if (isFirst && endsValue(last) && beginsValue(one)) {
          tokens.push({ kind: ',', text: ',' })
          change(1, { ...lostComma, before: around(last, one, ''), after: around(last, one, ',') })
        }
        tokens.push(one)
      }
    }
    if (cut > 0) change(cut, { ...inventedBrackets, before: textOf(part.slice(-cut)), after: '' })
  })
  balance(tokens, change)
  return mended
}

/** Closes what is open at the end, or leaves out what closes more than was opened. */
function balance(tokens: JsonToken[], change: (weight: number, repair: Repair) => void): void {
  const open: ('{' | '[')[] = []
  for (const { kind } of tokens)
    if (kind === '{' || kind === '[') open.push(kind)
    else if (kind === '}' || kind === ']') open.pop()
  const surplus = surplusAtEnd(tokens)
  if (surplus > 0) {
    const left = tokens.splice(tokens.length - surplus)
    change(surplus * weightAtEnd, { ...surplusBrackets, before: textOf(left), after: '' })
  } else if (open.length > 0) {
    const lost = open
      .reverse()
      .map((kind): JsonToken => (kind === '{' ? { kind: '}', text: '}' } : { kind: ']', text: ']' }))
    change(lost.length * weightAtEnd, { ...lostBrackets, before: '', after: textOf(lost) })
    tokens.push(...lost)
  }
}

/** How many closing brackets follow the one that closes the first bracket of all. */
function surplusAtEnd(tokens: readonly JsonToken[]): number {
  let depth = 0
  for (const [index, { kind }] of tokens.entries()) {
    if (kind === '{' || kind === '[') depth += 1
    if (kind === '}' || kind === ']') depth -= 1
    if (depth > 0) continue
    const rest = tokens.slice(index + 1)
    return rest.every(one => one.kind === '}' || one.kind === ']') ? rest.length : 0
  }
  return 0
}

const textOf = (tokens: readonly JsonToken[]): string => tokens.map(({ text }) => text).join(' ')
const around = (last: JsonToken | undefined, next: JsonToken, between: string): string =>
  `${last?.text ?? ''}${between} ${next.text}`

type Reason = Pick<Repair, 'what' | 'evidence'>
const inventedBrackets: Reason = {
  what: 'removed closing brackets that were put in at a page break',
  evidence: 'the body goes on after the break, where the closing brackets of what was open follow',
}
const lostComma: Reason = {
  what: 'put in a comma that was lost at a page break',
  evidence: 'a value ends before the break and the next begins after it (RFC 8259 §4, §5)',
}
const surplusComma: Reason = {
  what: 'removed a comma before a closing bracket',
  evidence: 'JSON has none there (RFC 8259 §4, §5)',
}
const surplusBrackets: Reason = {
  what: 'removed closing brackets at the end',
  evidence: 'everything is closed already',
}
const lostBrackets: Reason = {
  what: 'put in closing brackets that were lost at the end',
  evidence: 'all else is in order with them: nothing follows that could stand outside',
}
const doubledBrace: Repair = {
  what: 'removed a doubled opening bracket',
  before: '{ {',
  after: '{',
  evidence: 'an object begins with the name of a member (RFC 8259 §4), and only one bracket closes it',
}
