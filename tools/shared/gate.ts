import type { GateProblem, KnownFailureList, ListedFailure } from '../model/known-failure.ts'
import type { CheckLine } from '../model/record.ts'

/**
 * What is out of date in a list of known failures, in the order of its lines: entries that have expired, patterns that
 * match no check, and checks that pass although an entry says that they fail. From the record alone, so that shards,
 * merged runs and views say the same.
 */
export function gateProblems(
  list: Pick<KnownFailureList, 'file' | 'entries'> = { file: '', entries: [] },
  checks: readonly Pick<CheckLine, 'id' | 'verdict' | 'knownFailure'>[],
): GateProblem[] {
  const ofEntries = list.entries.flatMap(entry => entryProblem(list.file, entry) ?? [])
  const ofChecks = checks
    .filter(({ verdict }) => verdict === 'unexpected-pass')
    .map(({ id, knownFailure }): GateProblem => {
      const entry = list.entries.find(({ line }) => line === knownFailure)
      const by = entry === undefined ? '' : ` by "${entry.check}" (${list.file}:${entry.line})`
      return {
        kind: 'unexpected-pass',
        check: id,
        ...(knownFailure === undefined ? {} : { line: knownFailure }),
        message: `${id} passes, though it is listed as a known failure${by}: take it off the list`,
      }
    })
  return [...ofEntries, ...ofChecks].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
}

function entryProblem(file: string, { check, state, line, expires, owner }: ListedFailure): GateProblem | undefined {
  const entry = `"${check}" (${file}:${line})`
  if (state === 'expired')
    return {
      kind: 'expired',
      check,
      line,
      message: `the entry ${entry} expired on ${expires} and excuses nothing any more: ${owner} decides anew`,
    }
  if (state === 'matches-nothing')
    return {
      kind: 'matches-nothing',
      check,
      line,
      message: `the pattern ${entry} matches no check: correct it, or take it off the list`,
    }
  return undefined
}
