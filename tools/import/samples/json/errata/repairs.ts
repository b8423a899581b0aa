import { groupBy } from '../../../../shared/group-by.ts'
import type { Finding } from '../../../errata/finding.ts'
import type { TableEvidence } from '../../../errata/table-detectors.ts'
import { slug } from '../captions.ts'
import { sampleFinding } from './json-samples.ts'

/** What was repaired in the samples of an operation, by kind, with every place; and what could not be repaired. */
export function detectSampleDamage({ operations }: TableEvidence): Finding[] {
  return operations.flatMap(({ samples }) => {
    const own = samples.map(({ sample }) => sample).filter(({ form }) => form === 'json' || form === 'text')
    const places = own.flatMap(sample => sample.repairs.map(repair => ({ sample, repair })))
    const repaired = [...groupBy(places, ({ repair }) => repair.what)].map(([what, group]) =>
      sampleFinding(
        'damage',
        ['sample-repair', (group[0] as (typeof group)[0]).sample.operation, slug(what)],
        group.map(({ sample, repair }) => [
          `${repair.what}: ${JSON.stringify(repair.before)} became ${JSON.stringify(repair.after)}`,
          sample.clause,
        ]),
      ),
    )
    const damaged = own.flatMap(sample =>
      (sample.damaged ?? []).map(({ at, why }) =>
        sampleFinding('damage', ['sample-value-damaged', sample.operation, at], [[`${at}: ${why}`, sample.clause]]),
      ),
    )
    const lost = own
      .filter(({ confidence }) => confidence === 'as-printed')
      .map(sample =>
        sampleFinding(
          'damage',
          ['sample-not-repairable', sample.operation, sample.role],
          [['nothing tells how to make the body whole', sample.clause]],
        ),
      )
    return [...repaired, ...damaged, ...lost]
  })
}
