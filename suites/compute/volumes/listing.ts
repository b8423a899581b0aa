import type { Check } from '../../../tools/model/check.ts'
import { agreementChecks } from '../../openstack/listing-agreement.ts'
import { describedSnapshot, describedVolume } from './fixtures.ts'
import { showSnapshot, showVolume } from './requests.ts'

const ofVolume = [
  'id',
  'displayName',
  'displayDescription',
  'size',
  'volumeType',
  'metadata',
  'availabilityZone',
  'snapshotId',
  'attachments',
  'createdAt',
]
const ofSnapshot = ['id', 'displayName', 'displayDescription', 'volumeId', 'status', 'size', 'createdAt']

// No path or table can name one, so both detailed lists are of all.
const errata = ['compute.volumes.details-of-one-or-all']

/** What the lists and the look at a single one say of the same thing (§2.1.6.7, .8, .10, .13 to .15). */
export const listingChecks: Check[] = [
  ...agreementChecks({
    noun: 'volume',
    list: 'compute.volumes.list',
    details: 'compute.volumes.list-details',
    show: 'compute.volumes.show',
    sections: { list: '2.1.6.7', details: '2.1.6.8', show: '2.1.6.10' },
    fixture: describedVolume,
    ask: showVolume,
    listed: ofVolume,
    detailed: ofVolume,
    errata,
  }),
  ...agreementChecks({
    noun: 'snapshot',
    list: 'compute.snapshots.list',
    details: 'compute.snapshots.list-details',
    show: 'compute.snapshots.show',
    sections: { list: '2.1.6.13', details: '2.1.6.14', show: '2.1.6.15' },
    fixture: describedSnapshot,
    ask: showSnapshot,
    listed: ofSnapshot,
    detailed: [...ofSnapshot, 'availability_zone'],
    errata,
  }),
]
