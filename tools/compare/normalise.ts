import { compactName } from '../model/compact-name.ts'
import type { HeaderLine } from '../model/record.ts'

/** What is another one in every run, and what stands for it; in this order. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '<id>'],
  [/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT\b/g, '<time>'],
  [/\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?\b/g, '<time>'],
  [/\b1\d{9}(?:\.\d+)?\b/g, '<time>'],
  [/\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b/gi, '<mac>'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d+)?/g, '<address>'],
  [/\b(?:tx)?[0-9a-f]{16,}(?:-[0-9a-f]{8,})?\b/gi, '<id>'],
  [/\b\d+(?:\.\d+)? ms\b/g, '<time>'],
  // Where a text was cut off depends on the length of what stands before.
  [/[\w.:<>-]*…/g, '…'],
]

/**
 * A function that takes out of a text what differs from run to run and says nothing of the target: names with the run's
 * id, ids, dates, times, addresses and the places of its endpoints. Two runs are compared by what is left.
 */
export function normaliser({
  run,
  shards = [],
  target,
}: Pick<HeaderLine, 'run' | 'shards' | 'target'>): (text: string) => string {
  const prefixes = [run.id, ...shards.map(shard => shard.run.id)].map(id => `k5c-${id}-`)
  const own = prefixes
    .flatMap(prefix => [prefix, prefix.replaceAll('-', '_'), compactName(prefix)])
    .map(literally)
    .join('|')
  const names = new RegExp(`(?:${own})[\\w-]*`, 'gi')
  const hosts = [...Object.values(target.endpoints), target.authUrl ?? ''].flatMap(hostOf)
  const places = [...new Set(hosts)].sort((a, b) => b.length - a.length)
  return text => {
    const placed = places.reduce((rest, host) => rest.replaceAll(host, '<host>'), text.replace(names, '<name>'))
    return patterns.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), placed)
  }
}

function hostOf(url: string): string[] {
  return URL.canParse(url) ? [new URL(url).host] : []
}

function literally(text: string): string {
  return text.replace(/[^\w]/g, character => `\\${character}`)
}
