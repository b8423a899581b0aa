import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { Level } from '../../../tools/model/verdict.ts'
import { bootableImage } from '../found.ts'
import { type Creation, completeServer, inEach, sendCreation } from './create.ts'
import { device } from './devices.ts'
import { longestMetadata } from './full-server.ts'

/** A creation that the tables do not allow. */
export interface BadCreation {
  what: string
  title: string
  /** The row or sentence that it goes against. */
  clause: string
  /** Default `create`. */
  creation?: Creation
  /** Default `required`. */
  level?: Level
  /** Default 400. */
  statuses?: number[]
  covers?: string[]
  errata?: string[]
  send: (t: CheckContext, name: string) => Promise<TargetReply>
}

type Fields = object | ((t: CheckContext) => object | Promise<object>)

/** All that a server needs but for one thing; what a lax target makes has the name, and is removed. */
const sending =
  (fields: Fields, creation: Creation = 'create', beside: Fields = {}): BadCreation['send'] =>
  async (t, name) => {
    const changed = await fieldsOf(fields, t)
    return sendCreation(t, creation, await completeServer(t, { ...changed, name }), {
      beside: await fieldsOf(beside, t),
    })
  }

const fieldsOf = async (fields: Fields, t: CheckContext): Promise<object> =>
  typeof fields === 'function' ? fields(t) : fields

/** A disk made of the image, with something else than it should have. */
const withDevice =
  (change: object): ((t: CheckContext) => Promise<object>) =>
  async t => {
    const { id, volumeSize } = await bootableImage(t)
    const good = device('a', 'image', id, { volume_size: String(volumeSize), delete_on_termination: 'True' })
    return { block_device_mapping_v2: [{ ...good, ...change }] }
  }

const rowOf = (name: string): string => `§1.2.6.2 body parameter ${name}`
const tooLong = longestMetadata + 1

const ofServer: BadCreation[] = [
  {
    what: 'without-image',
    title: 'a server without an image and without a volume to start from',
    clause: rowOf('imageRef'),
    covers: inEach('body.imageref'),
    send: sending({ imageRef: undefined, block_device_mapping_v2: undefined }),
  },
  {
    what: 'without-flavor',
    title: 'a server without a flavor',
    clause: rowOf('flavorRef'),
    covers: inEach('body.flavorref'),
    send: sending({ flavorRef: undefined }),
  },
  {
    what: 'empty-name',
    title: 'a server with an empty name',
    clause: rowOf('name'),
    // That a name is not empty is custom.
    level: 'advisory',
    covers: inEach('body.name'),
    send: async t => sendCreation(t, 'create', await completeServer(t, { name: '' })),
  },
  {
    what: 'user-data-not-base64',
    title: 'user data that is not Base64',
    clause: rowOf('user_data'),
    covers: [...inEach('body.user_data'), 'rule:user-data-is-base64'],
    send: sending({ user_data: '#!/bin/sh\nexit 0 # not encoded\n' }),
  },
  {
    what: 'network-without-uuid-and-port',
    title: 'a network that names neither a network nor a port',
    clause: rowOf('uuid'),
    covers: [...inEach('body.uuid', 'body.port', 'body.networks'), 'rule:uuid-or-port'],
    errata: ['compute.servers.networks-are-a-list'],
    send: sending({ networks: [{}] }),
  },
  {
    what: 'fixed-ip-no-address',
    title: 'a fixed IP that is no IPv4 address',
    clause: rowOf('fixed_ip'),
    covers: inEach('body.fixed_ip'),
    send: sending(t => ({ networks: [{ uuid: t.unknownId(), fixed_ip: '300.1.2.3' }] })),
  },
  {
    what: 'metadata-text',
    title: 'a text for metadata',
    clause: '§1.2.6.27 example request',
    covers: inEach('body.metadata'),
    errata: ['compute.servers.metadata-is-a-map'],
    send: sending({ metadata: 'My Server Name=Apache1' }),
  },
  {
    what: 'metadata-key-of-256',
    title: 'a metadata key of 256 bytes',
    clause: rowOf('metadata'),
    statuses: [400, 413],
    covers: inEach('body.metadata'),
    send: sending({ metadata: { ['k'.repeat(tooLong)]: 'value' } }),
  },
  {
    what: 'metadata-value-of-256',
    title: 'a metadata value of 256 bytes',
    clause: rowOf('metadata'),
    statuses: [400, 413],
    covers: inEach('body.metadata'),
    send: sending({ metadata: { key: 'v'.repeat(tooLong) } }),
  },
  {
    what: 'config-drive-word',
    title: 'a word for config_drive that is neither true nor false',
    clause: rowOf('config_drive'),
    covers: inEach('body.config_drive'),
    send: sending({ config_drive: 'perhaps' }),
  },
  {
    what: 'config-drive-true',
    title: 'a configuration drive',
    clause: rowOf('config_drive'),
    // The row lets nothing but "false" be sent, and does not say what becomes of what is sent in spite of it.
    level: 'advisory',
    covers: inEach('body.config_drive'),
    errata: ['compute.servers.config-drive-cannot-be-had'],
    send: sending({ config_drive: 'true' }),
  },
  {
    what: 'security-group-without-name',
    title: 'a security group without a name',
    clause: rowOf('security_group'),
    // The row asks for the name, and does not say what becomes of a group without one.
    level: 'advisory',
    covers: inEach('body.security_group'),
    errata: ['compute.servers.security-groups-are-a-list'],
    send: sending({ security_groups: [{}] }),
  },
  {
    what: 'hints-text',
    title: 'a text for scheduler hints',
    clause: '§1.2.6.20 body parameter os:scheduler_hints',
    creation: 'create-with-scheduler-hints',
    covers: ['#body.os:scheduler_hints'],
    send: sending({}, 'create-with-scheduler-hints', { 'os:scheduler_hints': 'group' }),
  },
  {
    what: 'disk-config-word',
    title: 'a configuration of the disk that is neither AUTO nor MANUAL',
    clause: '§1.2.6.32 body parameter OS-DCF:diskConfig',
    creation: 'create-with-config-drive',
    covers: ['#body.os-dcf:diskconfig'],
    send: sending({ 'OS-DCF:diskConfig': 'SOMETIMES' }, 'create-with-config-drive'),
  },
]

const ofCounts: BadCreation[] = (
  [
    ['min-above-max', 'more servers at least than at most', { min_count: 2, max_count: 1 }],
    ['min-count-zero', 'no server at least', { min_count: 0 }],
    ['min-count-negative', 'fewer than no server at least', { min_count: -1 }],
    ['max-count-word', 'a word for the most servers', { max_count: 'many' }],
    ['reservation-word', 'a word for return_reservation_id', { return_reservation_id: 'perhaps' }],
  ] as const
).map(([what, title, fields]) => {
  const row = Object.keys(fields).at(-1) ?? ''
  return {
    what,
    title,
    clause: `§1.2.6.21 body parameter ${row}`,
    creation: 'create-multiple',
    covers: Object.keys(fields).map(name => `#body.${name}`),
    errata: ['compute.servers.counts-and-reservation-are-no-strings'],
    send: sending(fields, 'create-multiple'),
  }
})

const ofDevices: BadCreation[] = (
  [
    ['source-unknown', 'source_type', 'a disk from a source that there is not', { source_type: 'tape' }],
    [
      'destination-unknown',
      'destination_type',
      'a disk with a destination that there is not',
      { destination_type: 'x' },
    ],
    ['image-without-size', 'volume_size', 'a disk from an image without a size', { volume_size: undefined }],
    ['size-zero', 'volume_size', 'a disk of no size', { volume_size: '0' }],
    ['size-word', 'volume_size', 'a disk of a size that is no number', { volume_size: 'large' }],
    ['without-uuid', 'uuid', 'a disk from an image that is not named', { uuid: undefined }],
    ['boot-index-not-from-zero', 'boot_index', 'disks whose order of start does not begin with 0', { boot_index: '1' }],
    ['termination-word', 'delete_on_termination', 'a word for delete_on_termination', { delete_on_termination: 'x' }],
  ] as const
).map(([what, row, title, change]) => ({
  what,
  title,
  clause: `§1.2.6.38 body parameter ${row}`,
  creation: 'create-with-block-devices',
  covers: [
    ...inEach(`body.${row}`),
    ...(what === 'image-without-size' ? ['rule:image-needs-volume-size'] : []),
    ...(what === 'boot-index-not-from-zero' ? ['rule:boot-index-from-zero'] : []),
  ],
  errata: ['compute.servers.block-devices-are-a-list'],
  send: sending(withDevice(change), 'create-with-block-devices'),
}))

/** Sections with a body that is none, and one without what it is about. */
const raw =
  (creation: Creation, body: string): BadCreation['send'] =>
  t => {
    const headers = { 'Content-Type': 'application/json', Accept: 'application/json' }
    return t.call(`compute.servers.${creation}`, { headers, body })
  }

const ofBodies: BadCreation[] = (['create', 'create-with-scheduler-hints', 'create-multiple'] as const).flatMap(
  creation => {
    const section = { create: '2', 'create-with-scheduler-hints': '20', 'create-multiple': '21' }[creation]
    return [
      {
        what: 'no-json',
        title: 'a creation whose body is no JSON',
        clause: '§1.2.3 request header Content-Type',
        creation,
        send: raw(creation, '{"server": {"name": '),
      },
      {
        what: 'without-envelope',
        title: 'a creation without the member server',
        clause: `§1.2.6.${section} body parameter server`,
        creation,
        covers: ['#body.server'],
        send: raw(creation, creation === 'create' ? '{}' : '{"os:scheduler_hints": {}, "min_count": 1}'),
      },
    ]
  },
)

export const badCreations: BadCreation[] = [...ofServer, ...ofCounts, ...ofDevices, ...ofBodies]
