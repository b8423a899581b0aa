import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { type BadRequest, badRequestCheck, sendingRaw } from '../openstack/bad-requests.ts'
import { jsonBody, jsonOf, member } from '../openstack/json.ts'
import { describedSnapshot, describedVolume, smallest } from './fixtures.ts'
import { createSnapshot, createVolume, extendVolume, showVolume } from './requests.ts'

const createOperation = 'block-storage.volumes.create'
const extendOperation = 'block-storage.volumes.extend'
const snapshotOperation = 'block-storage.snapshots.create'

/** Sizes that are no positive whole number. */
const noSizes: [what: string, size: unknown][] = [
  ['zero', 0],
  ['negative', -1],
  ['fractional', 1.5],
  ['word', 'large'],
]

/** Each has a name of the run, so that what a lax target makes is removed. */
const creating = (fields: (t: CheckContext) => object | Promise<object>) => async (t: CheckContext) =>
  createVolume(t, { name: t.name('bad'), ...(await fields(t)) })

const badRequests: BadRequest[] = [
  {
    operation: createOperation,
    what: 'without-size',
    title: 'a volume without a size and without a snapshot',
    clause: '§2.1.6.17 body parameter size',
    covers: ['#body.size', 'rule:size-unless-snapshot'],
    send: creating(() => ({})),
  },
  ...noSizes.map(
    ([what, size]): BadRequest => ({
      operation: createOperation,
      what: `size-${what}`,
      title: `a volume of the size ${JSON.stringify(size)}`,
      clause: '§2.1.6.17 body parameter size',
      covers: ['#body.size'],
      send: creating(() => ({ size })),
    }),
  ),
  {
    operation: createOperation,
    what: 'unknown-zone',
    title: 'a volume in an availability zone that there is not',
    clause: '§2.1.6.17 body parameter availability_zone',
    covers: ['#body.availability_zone'],
    send: creating(t => ({ size: smallest, availability_zone: t.name('zone') })),
  },
  {
    operation: createOperation,
    what: 'metadata-text',
    title: 'a volume with a text for its metadata',
    clause: '§2.1.6.17 example request',
    covers: ['#body.metadata'],
    send: creating(() => ({ size: smallest, metadata: 'contents=junk' })),
  },
  {
    operation: createOperation,
    what: 'without-envelope',
    title: 'a creation without the member volume',
    clause: '§2.1.6.17 example request',
    send: sendingRaw(createOperation, '{}'),
  },
  {
    operation: createOperation,
    what: 'no-json',
    title: 'a creation whose body is no JSON',
    clause: '§2.1.3 request header Content-Type',
    send: sendingRaw(createOperation, '{"volume": {"size": 1,'),
  },
  {
    operation: extendOperation,
    what: 'same-size',
    title: 'extending a volume to the size that it has',
    clause: '§2.1.6.20 description',
    covers: ['#body.new_size', 'rule:only-larger'],
    send: async t => extendVolume(t, (await describedVolume(t)).id, smallest),
  },
  {
    operation: extendOperation,
    what: 'size-zero',
    title: 'extending a volume to nothing',
    clause: '§2.1.6.20 description',
    covers: ['#body.new_size', 'rule:only-larger'],
    send: async t => extendVolume(t, (await describedVolume(t)).id, 0),
  },
  {
    operation: extendOperation,
    what: 'size-word',
    title: 'extending a volume to a size that is no number',
    clause: '§2.1.6.20 body parameter new_size',
    covers: ['#body.new_size'],
    send: async t => extendVolume(t, (await describedVolume(t)).id, 'larger'),
  },
  {
    operation: extendOperation,
    what: 'without-size',
    title: 'extending a volume without a new size',
    clause: '§2.1.6.20 body parameter new_size',
    covers: ['#body.new_size'],
    send: async t =>
      t.call(extendOperation, { path: { volume_id: (await describedVolume(t)).id }, ...jsonBody({ 'os-extend': {} }) }),
  },
  {
    operation: snapshotOperation,
    what: 'without-volume',
    title: 'a snapshot without a volume',
    clause: '§2.4.6.5 query parameter volume_id',
    covers: ['#body.volume_id'],
    send: t => createSnapshot(t, { name: t.name('bad') }),
  },
  {
    operation: snapshotOperation,
    what: 'force-word',
    title: 'a snapshot with a word for force that is neither true nor false',
    clause: '§2.4.6.5 query parameter force',
    covers: ['#body.force'],
    send: async t =>
      createSnapshot(t, { volume_id: (await describedVolume(t)).id, name: t.name('bad'), force: 'perhaps' }),
  },
  {
    operation: snapshotOperation,
    what: 'without-envelope',
    title: 'a creation without the member snapshot',
    clause: '§2.4.6.5 example request',
    send: sendingRaw(snapshotOperation, '{}'),
  },
  {
    operation: snapshotOperation,
    what: 'no-json',
    title: 'a creation whose body is no JSON',
    clause: '§2.4.3 request header Content-Type',
    send: sendingRaw(snapshotOperation, 'volume_id=1'),
  },
  {
    operation: 'block-storage.volumes.update',
    what: 'no-json',
    title: 'an update whose body is no JSON',
    clause: '§2.1.3 request header Content-Type',
    send: async t =>
      t.call('block-storage.volumes.update', {
        path: { volume_id: (await describedVolume(t)).id },
        headers: { 'Content-Type': 'application/json' },
        body: '{"volume": ',
      }),
  },
  {
    operation: 'block-storage.snapshots.update',
    what: 'no-json',
    title: 'an update whose body is no JSON',
    clause: '§2.4.3 request header Content-Type',
    send: async t =>
      t.call('block-storage.snapshots.update', {
        path: { snapshot_id: (await describedSnapshot(t)).id },
        headers: { 'Content-Type': 'application/json' },
        body: '{"snapshot": ',
      }),
  },
]

/** Every request that the tables do not allow is a bad request (§2.1.4, §2.4.4), and says so in a fault. */
export const badRequestChecks: Check[] = [
  ...badRequests.map(request => badRequestCheck(request, request.clause.startsWith('§2.4') ? '§2.4.4' : '§2.1.4')),
  check(`${extendOperation}.refused-unchanged`, {
    title: 'a volume whose extension was refused stays as it was',
    clause: ['§2.1.6.20 description', '§2.1.4 400'],
    level: 'required',
    effect: 'create',
    covers: ['#error.400', 'rule:only-larger'],
    run: async t => {
      const { id } = await describedVolume(t)
      t.prepared(await extendVolume(t, id, smallest), 400)
      const after = jsonOf(await showVolume(t, id))
      t.expect([member(after, 'volume', 'status'), member(after, 'volume', 'size')], 'status and size').toEqual([
        'available',
        smallest,
      ])
    },
  }),
]
