/** What a text calls a set of characters, and the set. */
const sets: readonly (readonly [RegExp, string])[] = [
  [/\balphanumeric characters?\b/, 'A-Za-z0-9'],
  [/\bsymbols\b/, '!-/:-@[-`{-~'],
  [/\bperiods? ?\(\.\)/, '.'],
  [/\bunderscores? ?\(_\)/, '_'],
  [/\bhyphens? ?\(-\)/, '-'],
]

/** The part of a text that lists which characters may be used. */
const listed = /(?:\busing\b|\bmay contain\b|\bup to \d+ (?=alphanumeric)).*?(?=\. |\.$|, and starts|\)$|$)/

const firsts: readonly (readonly [RegExp, string])[] = [
  [/\bstarts? with a halfwidth letter\b/, '[A-Za-z]'],
  [/\bstarts? with a halfwidth alphanumeric character\b/, '[A-Za-z0-9]'],
]

/**
 * The regular expression of the characters that a text allows: by the sets it lists, by those it excludes, or by the
 * form of the first; undefined where it says nothing of them.
 */
export function characterPattern(text: string): string | undefined {
  if (
    /\bexcept for percent \(%\), backslash \(\\\), double quotation mark \("\), and line feed characters\b/.test(text)
  )
    return '^[^%\\\\"\\n]*$'
  if (/\bDo not include symbols\b/.test(text)) return '^[A-Za-z0-9]*$'
  if (/\bno leading or trailing spaces\b/.test(text)) return '^\\S(?:.*\\S)?$'
  if (/\bNumeric characters\./.test(text)) return '^\\d+$'
  const list = /\b(?:up to|to) \d+\b/.test(text) ? (listed.exec(text)?.[0] ?? '') : ''
  const characters = sets.filter(([pattern]) => pattern.test(list)).map(([, set]) => set)
  if (characters.length === 0) return undefined
  const first = firsts.find(([pattern]) => pattern.test(text))?.[1] ?? ''
  const notOnly = /\bconsisting of numbers only cannot be specified\b/.test(text) ? '(?!\\d+$)' : ''
  return `^${notOnly}${first}[${characters.join('')}]*$`
}
