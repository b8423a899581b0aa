import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { smallest } from '../../block-storage/fixtures.ts'
import { type BadRequest, badRequestCheck, sendingRaw } from '../../openstack/bad-requests.ts'
import { describedVolume } from './fixtures.ts'
import { createSnapshot, createVolume, showSnapshot, showVolume } from './requests.ts'

const ofVolumes = 'compute.volumes.create'
const ofSnapshots = 'compute.snapshots.create'

/** Sizes that are no positive whole number. */
const noSizes: [what: string, size: unknown][] = [
  ['zero', 0],
  ['negative', -1],
  ['fractional', 1.5],
  ['word', 'large'],
]

/** Each has a name of the run, so that what a lax target makes is removed. */
const creating = (fields: (t: CheckContext) => object) => async (t: CheckContext) =>
  createVolume(t, { display_name: t.name('bad'), ...fields(t) })

const taking = (fields: object) => async (t: CheckContext) =>
  createSnapshot(t, { volume_id: (await describedVolume(t)).id, display_name: t.name('bad'), ...fields })

const badRequests: BadRequest[] = [
  {
    operation: ofVolumes,
    what: 'without-size',
    title: 'a volume without a size, the only member that is not called optional,',
    clause: '§2.1.6.9 body parameter size',
    covers: ['#body.size'],
    send: creating(() => ({})),
  },
  ...noSizes.map(
    ([what, size]): BadRequest => ({
      operation: ofVolumes,
      what: `size-${what}`,
      title: `a volume of the size ${JSON.stringify(size)}`,
      clause: '§2.1.6.9 body parameter size',
      covers: ['#body.size'],
      send: creating(() => ({ size })),
    }),
  ),
  {
    operation: ofVolumes,
    what: 'unknown-zone',
    title: 'a volume in an availability zone that there is not',
    clause: '§2.1.6.9 body parameter availability_zone',
    covers: ['#body.availability_zone'],
    send: creating(t => ({ size: smallest, availability_zone: t.name('zone') })),
  },
  {
    operation: ofVolumes,
    what: 'metadata-text',
    title: 'a volume with a text for its metadata',
    clause: '§2.1.6.9 body parameter metadata',
    covers: ['#body.metadata'],
    send: creating(() => ({ size: smallest, metadata: 'contents=junk' })),
  },
  {
    operation: ofVolumes,
    what: 'without-envelope',
    title: 'a creation without the member volume',
    clause: '§2.1.6.9 example request',
    send: sendingRaw(ofVolumes, '{}'),
  },
  {
    operation: ofVolumes,
    what: 'no-json',
    title: 'a creation whose body is no JSON',
    clause: '§2.1.3 request header Content-Type',
    send: sendingRaw(ofVolumes, '{"volume": {"size": 1,'),
  },
  {
    operation: ofSnapshots,
    what: 'without-volume',
    title: 'a snapshot without a volume',
    clause: '§2.1.6.12 body parameter volume_id',
    covers: ['#body.volume_id'],
    send: t => createSnapshot(t, { display_name: t.name('bad') }),
  },
  {
    operation: ofSnapshots,
    what: 'force-word',
    title: 'a snapshot with a word for force that is neither true nor false',
    clause: '§2.1.6.12 body parameter force',
    covers: ['#body.force'],
    send: taking({ force: 'perhaps' }),
  },
  {
    operation: ofSnapshots,
    what: 'without-envelope',
    title: 'a creation without the member snapshot',
    clause: '§2.1.6.12 example request',
    send: sendingRaw(ofSnapshots, '{}'),
  },
  {
    operation: ofSnapshots,
    what: 'no-json',
    title: 'a creation whose body is no JSON',
    clause: '§2.1.3 request header Content-Type',
    send: sendingRaw(ofSnapshots, 'volume_id=1'),
  },
]

interface Provoked {
  operation: string
  status: 400 | 404
  /** Name of the fault that the chapter gives to that status. */
  fault: string
  send: (t: CheckContext) => Promise<TargetReply>
}

const provoked: Provoked[] = [
  {
    operation: 'compute.volumes.show',
    status: 404,
    fault: 'itemNotFound',
    send: t => showVolume(t, t.unknownId()),
  },
  {
    operation: ofVolumes,
    status: 400,
    fault: 'badRequest',
    send: t => createVolume(t, { display_name: t.name('faulty'), size: -1 }),
  },
  {
    operation: 'compute.snapshots.show',
    status: 404,
    fault: 'itemNotFound',
    send: t => showSnapshot(t, t.unknownId()),
  },
  {
    operation: ofSnapshots,
    status: 400,
    fault: 'badRequest',
    send: t => createSnapshot(t, { display_name: t.name('faulty') }),
  },
]

/** What the tables do not allow is a bad request, and errors are the faults of their rows (§2.1.4). */
export const refusedRequestChecks: Check[] = [
  ...badRequests.map(request => badRequestCheck(request, '§2.1.4')),
  ...provoked.map(({ operation, status, fault, send }) =>
    check(`${operation}.fault-${status}`, {
      title: `an error ${status} is a fault ${fault}, in JSON, with a message`,
      clause: `§2.1.4 ${status}`,
      level: 'advisory',
      effect: 'create',
      covers: [`#error.${status}`],
      run: async t => {
        const reply = t.prepared(await send(t), status)
        t.expect(reply.header('content-type') ?? '', 'the MIME type').toMatch(/^application\/json\b/i)
        const found = await t.violations(operation, status, 'application/json', reply.body, { advisory: true })
        t.expect(found, 'departures from the documented fault').toEqual([])
      },
    }),
  ),
]
