import { Document, isMap, isSeq, type YAMLMap, type YAMLSeq } from 'yaml'
import type { KnownFailure } from '../../model/known-failure.ts'
import type { CheckLine, HeaderLine } from '../../model/record.ts'
import { groupBy } from '../../shared/group-by.ts'
import { visibleLine } from '../../shared/visible.ts'
import { placeholder } from './read.ts'
import type { Review, ReviewedEntry } from './review.ts'

/** What a draft is made of. */
export interface DraftSource {
  review: Review
  header: Pick<HeaderLine, 'run' | 'target' | 'operations'>
  /** The list itself, so that its comments are kept; without one the entries are written anew. */
  document?: Document
  /** `yyyy-mm-dd`: the date of new entries. */
  day: string
}

/**
 * A list that agrees with a run, for a person to review: what still fails is kept with its comments, what passes or is
 * of no check is dropped, a pattern of which a part passes becomes an entry for each check that does not, and every new
 * failure gets an entry of its own. What only a person can say begins with `FILL IN`, and such a list is refused.
 */
export function draftOf({ review, header, document, day }: DraftSource): string {
  const draft = document?.clone() ?? new Document(review.entries.map(({ entry }) => membersOf(entry)))
  const list = isSeq(draft.contents) ? draft.contents : (draft.createNode([]) as YAMLSeq)
  const dropped: string[] = []
  const kept = review.entries.flatMap((reviewed, index) => {
    const item = list.items[index]
    if (!isMap(item)) return []
    const items = keptOf(reviewed, item)
    if (items.length === 0) dropped.push(`line ${reviewed.entry.line}: ${reviewed.entry.check}`)
    return items
  })
  const titles = new Map(header.operations.map(({ id, title }) => [id, title]))
  const added = [...groupBy(review.unlisted, line => line.operation)].flatMap(([operation, lines]) =>
    lines.map((line, position) => {
      const node = draft.createNode(newEntry(line, header.target.name, day)) as YAMLMap
      const heading = position === 0 ? [`${operation}: ${titles.get(operation) ?? ''} (${lines.length})`] : []
      node.commentBefore = [...heading, factsOf(line)].map(text => ` ${visibleLine(text)}`).join('\n')
      node.spaceBefore = true
      return node
    }),
  )
  list.items = [...kept, ...added]
  list.flow = false
  draft.contents = list
  const head = [
    `Draft of a list of known failures, from run ${header.run.id} of ${header.target.name}. Nobody has reviewed it.`,
    `Write what begins with ${placeholder}, delete what shall not be accepted, then make it the list.`,
    ...(dropped.length === 0 ? [] : ['Dropped, because it passes or names no check:', ...dropped]),
  ]
  const before = draft.commentBefore
  draft.commentBefore = `${head.map(text => ` ${visibleLine(text)}`).join('\n')}${before == null ? '' : `\n\n${before}`}`
  return draft.toString({ lineWidth: 0 })
}

/** What stays of an entry: itself, nothing, or an entry for each of its checks that did not pass. */
function keptOf({ entry, failing, passing, unjudged, absent }: ReviewedEntry, item: YAMLMap): YAMLMap[] {
  if (entry.state === 'matches-nothing') return []
  if (entry.state === 'other-target' || entry.state === 'not-selected') return [item]
  const rest = [...failing, ...unjudged].map(({ id }) => id).concat(absent)
  if (rest.length === 0) return []
  if (entry.state === 'expired') item.set('expires', `${placeholder}: it expired on ${entry.expires}`)
  if (passing.length === 0) return [item]
  return rest.map((id, position) => {
    const own = item.clone() as YAMLMap
    own.set('check', id)
    if (position > 0) own.commentBefore = null
    return own
  })
}

function newEntry({ id }: CheckLine, target: string, day: string): Record<keyof Omit<KnownFailure, 'line'>, string> {
  return {
    check: id,
    target: target.replace(/[*?[\]{}()!+@|\\]/g, character => `\\${character}`),
    reason: `${placeholder}: why it fails, and what is being done`,
    reference: `${placeholder}: URL or ticket`,
    owner: `${placeholder}: who answers for it`,
    date: day,
    expires: `${placeholder}: the last day, such as 2027-01-31`,
  }
}

function factsOf({ title, level, message }: CheckLine): string {
  const text = `${level === 'advisory' ? 'advisory, decides nothing: ' : ''}${title}; ${message}`
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}

function membersOf({ check, target, reason, reference, owner, date, expires }: KnownFailure): object {
  return { check, ...(target === undefined ? {} : { target }), reason, reference, owner, date, expires }
}
