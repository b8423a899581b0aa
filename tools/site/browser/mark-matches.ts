import { splitAtMatches } from './split-matches.ts'

/** A text with the words by which it was found marked; nothing of it is read as markup. */
export function markMatches(text: string, terms: readonly string[]): (string | Node)[] {
  return splitAtMatches(text, terms).map((part, index) => {
    if (index % 2 === 0) return part
    const mark = document.createElement('mark')
    mark.textContent = part
    return mark
  })
}
