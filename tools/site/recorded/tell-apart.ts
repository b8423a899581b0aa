import type { RecordedRun } from './recorded-run.ts'

/** Names that the folder of targets has for pages of its own. */
const taken = ['index', 'coverage']

/**
 * Runs with ids and titles of their own: where two are of targets of one name, or a target is called as a page of the
 * site is, the later ones get a number.
 */
export function tellApart(runs: readonly RecordedRun[]): RecordedRun[] {
  const ids = new Set(taken)
  const titles = new Set<string>()
  return runs.map(run => {
    const id = free(run.id, ids, number => `${run.id}-${number}`)
    const title = free(run.title, titles, number => `${run.title} (${number})`)
    return { ...run, id, title }
  })
}

/** The name itself, or the first numbered one that is free; it is taken from then on. */
function free(name: string, known: Set<string>, numbered: (number: number) => string): string {
  let one = name
  for (let number = 2; known.has(one); number += 1) one = numbered(number)
  known.add(one)
  return one
}
