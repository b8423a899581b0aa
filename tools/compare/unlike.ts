import type { RunRecord } from '../shared/read-record.ts'
import type { Unlike } from './comparison.ts'

/** The circumstances in which two runs are not alike, what weighs most first. The comparison goes on all the same. */
export function unlikeOf(before: RunRecord, after: RunRecord): Unlike[] {
  const [first, second] = [circumstances(before), circumstances(after)]
  return Object.keys(first).flatMap(what => {
    const [one = '', other = ''] = [first[what], second[what]]
    return one === other ? [] : [{ what, before: one, after: other }]
  })
}

function circumstances({ header, footer, checks }: RunRecord): Record<string, string> {
  const { target, suite, selection, run, knownFailures, shard } = header
  return {
    target: target.name,
    'kind of target': target.kind,
    authentication: target.auth,
    endpoints: Object.keys(target.endpoints).sort().join(', '),
    suite: suite.version,
    spec: suite.specHash.slice(0, 12),
    effects: selection.effects.join(', '),
    APIs: listed(selection.api),
    checks: listed(selection.check),
    shard: shard === undefined ? 'none' : `${shard.index}/${shard.count}`,
    'planned checks': String(checks.length),
    'list of known failures':
      knownFailures === undefined ? 'none' : `${knownFailures.file} ${knownFailures.digest.slice(0, 12)}`,
    seed: String(run.seed),
    interrupted: footer.interrupted ? 'yes' : 'no',
  }
}

function listed(patterns: readonly string[]): string {
  return patterns.length === 0 ? 'all' : [...patterns].sort().join(', ')
}
