/** Every verdict a check can have; only `fail` can become `known-fail`. */
export const verdicts = [
  'pass',
  'fail',
  'known-fail',
  'unexpected-pass',
  'unsupported',
  'skipped',
  'error',
  'not-run',
] as const
export type Verdict = (typeof verdicts)[number]

export type Counts = Record<Verdict, number>

export function countVerdicts(list: Iterable<Verdict>): Counts {
  const counts = Object.fromEntries(verdicts.map(verdict => [verdict, 0])) as Counts
  for (const verdict of list) counts[verdict] += 1
  return counts
}

/** Verdict on a whole run; `inconclusive` when something planned and selected could not be judged. */
export type RunVerdict = 'conformant' | 'non-conformant' | 'inconclusive'

export type Level = 'required' | 'advisory'
export type Effect = 'read' | 'create' | 'destructive'

/** Worst first: what stands for many when they are shown as one. */
const gravity: readonly Verdict[] = [
  'fail',
  'unexpected-pass',
  'error',
  'not-run',
  'known-fail',
  'pass',
  'unsupported',
  'skipped',
]

/** One verdict for a group (an operation, a service): the worst of its members; `not-run` for an empty group. */
export function worstVerdict(list: Iterable<Verdict>): Verdict {
  const present = new Set(list)
  return gravity.find(verdict => present.has(verdict)) ?? 'not-run'
}
