/**
 * A regular expression of ECMA-262 in the words of XML Schema (part 2, appendix F), which has no anchors since a pattern
 * means the whole text, and where brackets within a character class are escaped.
 * @returns undefined where XML Schema cannot say it: look-ahead
 */
export function xsdPattern(pattern: string): string | undefined {
  if (/\(\?[!=<]/.test(pattern)) return undefined
  const begins = pattern.startsWith('^')
  const ends = pattern.endsWith('$') && !pattern.endsWith('\\$')
  const inner = pattern.slice(begins ? 1 : 0, ends ? -1 : undefined)
  return `${begins ? '' : anything}${translated(inner)}${ends ? '' : anything}`
}

const anything = '[\\s\\S]*'

/** An escape, a character class, the beginning of a group, or any other character. */
const tokens = /\\.|\[(\^?)((?:\\.|[^\]\\])*)\]|\(\?:|[\s\S]/gu

function translated(pattern: string): string {
  return pattern.replace(tokens, (token: string, negated?: string, members?: string) => {
    if (members !== undefined) return `[${negated ?? ''}${classMembers(members)}]`
    if (token === '\\/') return '/'
    return token === '(?:' ? '(' : token
  })
}

/** One or two characters of a class: `a`, `\]`, `a-z`. */
const ranges = /(\\.|[^\\])(?:-(\\.|[^\\]))?/gu

function classMembers(members: string): string {
  return members.replace(ranges, (range: string, first: string, last?: string) => {
    if (last === undefined) return escaped(first)
    if (!needsEscape(first) && !needsEscape(last)) return range
    // Libxml2 reads a range whose end is escaped as two characters.
    const [from, to] = [first, last].map(one => one.replace('\\', '').codePointAt(0) ?? 0) as [number, number]
    return Array.from({ length: to - from + 1 }, (_, index) => escaped(String.fromCodePoint(from + index))).join('')
  })
}

function needsEscape(character: string): boolean {
  return character.startsWith('\\') || '[]^-'.includes(character)
}

function escaped(character: string): string {
  return character.length === 1 && needsEscape(character) ? `\\${character}` : character
}
