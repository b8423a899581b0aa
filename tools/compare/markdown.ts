import { formatClause } from '../model/clause.ts'
import { code, fence, literal } from '../shared/markdown-text.ts'
import { type Change, type CheckChange, type Comparison, changes, type Finding, type Unlike } from './comparison.ts'
import { changeWords, countsText, headline, sideText, stepText } from './wording.ts'

/** GitHub takes 65,536 characters in a comment; some room is left for what a job writes around it. */
const mostCharacters = 60_000
/** Characters of a text that a target sent. */
const longestText = 2000
/** Characters of headings and what joins the parts. */
const forHeadings = 3000

/**
 * A comparison for a pull request: the verdict and the counts in sight, then what decides, each check folded with what
 * came before and after; what decides nothing is a folded list. At most 60,000 characters: what decides comes first, and
 * what there is no room for is counted.
 */
export function comparisonMarkdown(comparison: Comparison): string {
  const { before, after, unlike, regression, checks } = comparison
  const head = [
    `### ${regression ? '✗' : '✓'} ${headline(comparison)}`,
    `Before: ${literal(sideText(before))}  \nAfter: ${literal(sideText(after))}`,
    ...(unlike.length === 0 ? [] : [unlikeBlock(unlike)]),
    `${countsText(comparison)}.`,
  ]
  const room = new Room(mostCharacters - head.join('\n\n').length)
  const decided = changes.flatMap(change => {
    const own = checks.filter(check => check.change === change && check.decides)
    const blocks = room.take(own.map(deciding))
    return blocks.length === 0 ? [] : [`#### ${title(change, own.length)}`, ...blocks]
  })
  const others = changes.flatMap(change => {
    const own = checks.filter(check => check.change === change && !check.decides)
    const rows = room.take(own.map(shownOnly))
    return rows.length === 0 ? [] : [folded(title(change, own.length), rows.join('\n'))]
  })
  const rest =
    room.left === 0
      ? []
      : [`… and ${room.left} more for which there is no room: ${code('k5-conformance diff --json')}.`]
  return `${[...head, ...decided, ...others, ...rest].join('\n\n')}\n`
}

/** What may still be written; the first text that does not fit ends it, so that nothing graver is left out. */
class Room {
  /** Texts that found no room. */
  left = 0
  #characters: number

  constructor(characters: number) {
    this.#characters = characters - forHeadings
  }

  take(texts: readonly string[]): string[] {
    return texts.filter(text => {
      if (this.left === 0 && text.length + 2 <= this.#characters) {
        this.#characters -= text.length + 2
        return true
      }
      this.left += 1
      return false
    })
  }
}

function title(change: Change, count: number): string {
  const { symbol, word, meaning } = changeWords[change]
  return `${symbol} ${word} (${count}): ${meaning}`
}

function unlikeBlock(unlike: readonly Unlike[]): string {
  const rows = unlike.map(row => `- ${literal(row.what)}: ${shortCode(row.before)} → ${shortCode(row.after)}`)
  return folded(`The runs are not alike: ${literal(unlike.map(({ what }) => what).join(', '))}`, rows.join('\n'))
}

function deciding(check: CheckChange): string {
  const { title, clauses, earlierId, before, after } = check
  return folded(
    nameOf(check),
    [
      `${literal(title)} · ${clauses.map(clause => literal(formatClause(clause))).join('; ')}`,
      ...(earlierId === undefined ? [] : [`Before: ${code(earlierId)}`]),
      ...evidence('Before', before),
      ...evidence('After', after),
    ].join('\n\n'),
  )
}

function shownOnly(check: CheckChange): string {
  const { change, before, after, title } = check
  const reason = (text: string | undefined): string => (text === undefined ? '' : literal(shortened(text, 200)))
  if (change !== 'changed') return `- ${nameOf(check)}: ${reason(after?.message) || literal(title)}`
  return `- ${nameOf(check)}: ${reason(before?.message)} → ${reason(after?.message)}`
}

function nameOf(check: CheckChange): string {
  return `${literal(stepText(check))} ${code(check.id)}${check.level === 'advisory' ? ' (advisory)' : ''}`
}

function evidence(side: string, finding: Finding | undefined): string[] {
  if (finding === undefined) return []
  const { verdict, message, expected, actual, status } = finding
  const facts = [
    `verdict: ${verdict}`,
    ...(status === undefined ? [] : [`status: ${status}`]),
    ...(message === '' ? [] : [`message: ${message}`]),
    ...(expected === undefined ? [] : [`expected: ${expected}`]),
    ...(actual === undefined ? [] : [`actual: ${actual}`]),
  ]
  return [`${side}:\n\n${fence(shortened(facts.join('\n'), longestText))}`]
}

function folded(summary: string, content: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${content}\n\n</details>`
}

function shortCode(text: string): string {
  return code(shortened(text, 200))
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text
}
