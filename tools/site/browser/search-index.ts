import type MiniSearchClass from 'minisearch'
import type { Options, SearchOptions, SearchResult } from 'minisearch'

/** A place of the site, as `assets/search.json` tells it. */
export interface Entry {
  kind: string
  title: string
  key: string
  text: string
  to: string
  also?: string
  lesser?: true
}

/** A place that fits, and the words by which it does. */
export type Found = Entry & { score: number; terms: string[] }

/** Kinds that a reader more often means stand first among results that fit equally. */
const weights: Record<string, number> = {
  operation: 1.5,
  service: 1.4,
  header: 1.2,
  parameter: 1.1,
  error: 1.1,
  clause: 1,
  guide: 1,
  erratum: 0.8,
  check: 0.6,
  page: 1.2,
}

/** Words as people type them: ids and numbers of sections stay whole, and their parts are found too. */
export function tokens(text: string): string[] {
  const whole = text.toLowerCase().split(/[\s,;:·()"'`]+/)
  const parts = whole.flatMap(word => {
    const split = word.split(/[^\p{L}\p{N}]+/u).filter(part => part !== '')
    // The parts of a number of a section say nothing: 1.7.5.16 is not "16".
    return split.length > 1 && !/^[\d.]+$/.test(word) ? split : []
  })
  return [...new Set([...whole.map(word => word.replace(/^[§/{]+|[.}]+$/g, '')), ...parts])].filter(word => word !== '')
}

/** The index over all entries. */
export function makeIndex(MiniSearch: typeof MiniSearchClass, entries: readonly Entry[]): (query: string) => Found[] {
  const options: Options = {
    idField: 'id',
    fields: ['title', 'key', 'text'],
    storeFields: ['kind', 'title', 'key', 'text', 'to', 'also', 'lesser'],
    tokenize: tokens,
    processTerm: term => term,
  }
  const index = new MiniSearch(options)
  index.addAll(entries.map((entry, id) => ({ ...entry, id })))
  return query => {
    const wanted = query.trim().toLowerCase()
    if (wanted === '') return []
    const results = index.search(query, optionsFor(wanted))
    if (results.length > 0) return results.map(foundOf)
    // Nothing has these words: those that are nearly so may be meant.
    const fuzzy = (term: string): number | false => (term.length > 4 && !/\d/.test(term) ? 0.25 : false)
    return index.search(query, { ...optionsFor(wanted), fuzzy }).map(foundOf)
  }
}

function optionsFor(wanted: string): SearchOptions {
  return {
    boost: { key: 4, title: 3, text: 1 },
    prefix: term => term.length > 1,
    combineWith: 'AND',
    boostDocument: (_, __, stored) => weight(stored as unknown as Entry, wanted),
  }
}

/** What is called exactly as one typed comes before what merely has the words. */
function weight(entry: Entry, wanted: string): number {
  const keys = entry.key.toLowerCase().split(' ')
  const isExact =
    keys.includes(wanted.replace(/^§/, '')) || entry.title.toLowerCase() === wanted || entry.also === wanted
  return (weights[entry.kind] ?? 1) * (isExact ? 20 : 1) * (entry.lesser === true ? 0.4 : 1)
}

function foundOf(result: SearchResult): Found {
  const { kind, title, key, text, to } = result as unknown as Entry
  return { kind, title, key, text, to, score: result.score, terms: result.terms }
}
