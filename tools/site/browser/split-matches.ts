/** The text in parts, by turns without and with a match; the longest term at a place is taken. */
export function splitAtMatches(text: string, terms: readonly string[]): string[] {
  const longestFirst = terms.filter(term => term !== '').sort((a, b) => b.length - a.length)
  if (longestFirst.length === 0) return [text]
  const escaped = longestFirst.map(term => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return text.split(new RegExp(`(${escaped.join('|')})`, 'giu'))
}
