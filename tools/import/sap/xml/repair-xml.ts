import { XMLValidator } from 'fast-xml-parser'
import type { Repair, Sample } from '../../../model/sample.ts'
import { balanceTags } from './balance.ts'

/** A body made whole, with every change that was needed. */
export interface RepairedXml {
  text: string
  repairs: Repair[]
  confidence: Sample['confidence']
}

interface Mend {
  what: string
  from: RegExp
  /** What takes its place, made from the groups of `from`. */
  to: (...groups: string[]) => string
  evidence: string
}

/** Damage that a line shows by itself. */
const mends: readonly Mend[] = [
  {
    what: 'joined a tag that the page width broke',
    from: /(<\/|\/)\n\s*(\w+>|>)/g,
    to: (start, end) => `${start}${end}`,
    evidence: 'XML has no blank after </ and none between / and >',
  },
  {
    what: 'put back the brackets that an element had lost',
    from: /<(\w+) (\w+)\/\1>/g,
    to: (name, value) => `<${name}>${value}</${name}>`,
    evidence: 'the elements beside it hold their value between two tags, and the table below explains the value',
  },
  {
    what: 'removed an attribute that was begun twice',
    from: /\b(\w+)=" \1="/g,
    to: name => `${name}="`,
    evidence: 'an element has an attribute once (XML 1.0 §3.1); the other body of the section writes it so',
  },
  {
    what: 'removed a bracket that stood twice',
    from: /<(\w+)>>(\w+)<\/\1>/g,
    to: (name, value) => `<${name}>${value}</${name}>`,
    evidence: 'the same element of the other bodies has the word alone',
  },
  {
    what: 'gave an end tag the name of its start tag',
    from: /<(\w+)>([^<>\n]*)<\/(?!\1>)\w+>/g,
    to: (name, value) => `<${name}>${value}</${name}>`,
    evidence: 'an end tag has the name of its start tag (XML 1.0 §3), which stands on the same line',
  },
  {
    what: 'put dots that stand for further content into a comment',
    from: /(?<=^ *|>)(\.\.\.(?: \([^()\n]*\))?|Omitted)(?=$|<)/gm,
    to: dots => `<!-- ${dots} -->`,
    evidence: 'they are no text of the element: other bodies of the chapter show elements there',
  },
]

/**
 * Makes an XML body well-formed.
 * @param fences the code fences that hold it: a page break splits a body.
 * @param emptyElsewhere see `balanceTags`.
 */
export function repairXml(
  fences: readonly (readonly string[])[],
  emptyElsewhere: ReadonlyMap<string, string>,
): RepairedXml {
  const printed = fences
    .map(lines => lines.filter(line => line.trim() !== '' && line.trim() !== 'Example:').join('\n'))
    .join('\n')
  const repairs: Repair[] = []
  let text = printed
  for (const { what, from, to, evidence } of mends)
    text = text.replace(from, (before: string, ...rest: unknown[]) => {
      const after = to(...rest.filter(group => typeof group === 'string'))
      if (!repairs.some(repair => repair.what === what && repair.before === before))
        repairs.push({ what, before, after, evidence })
      return after
    })
  const balanced = XMLValidator.validate(text) === true ? { text, repairs: [] } : balanceTags(text, emptyElsewhere)
  if (balanced === undefined || XMLValidator.validate(balanced.text) !== true)
    return { text: printed, repairs: [], confidence: 'as-printed' }
  repairs.push(...balanced.repairs)
  return { text: balanced.text, repairs, confidence: repairs.length === 0 ? 'exact' : 'repaired' }
}
