import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { ownSnapshot } from '../../block-storage/fixtures.ts'
import { showVolume } from '../../block-storage/requests.ts'
import { jsonOf, member, textAt } from '../../openstack/json.ts'
import { inEach, makeServer, removeServer, statusOf } from './create.ts'
import {
  afterDeletion,
  attachmentsOf,
  device,
  deviceServer,
  ignoredSize,
  needsBlockStorage,
  released,
  systemVolume,
  workingDeviceServer,
} from './devices.ts'

const devices = 'compute.servers.create-with-block-devices'

const volume = (reply: TargetReply | undefined, name: string): unknown =>
  reply === undefined ? undefined : member(jsonOf(reply), 'volume', name)

/** Servers with volumes that their creation names (§1.2.6.2, §1.2.6.38). */
export const deviceChecks: Check[] = [
  check(`${devices}.three-sources`, {
    title: 'a server with volumes from an image, a volume and a snapshot becomes ACTIVE',
    clause: ['§1.2.6.38 body parameter block_device_mapping_v2', '§1.2.6.38 body parameter source_type'],
    level: 'required',
    effect: 'create',
    covers: inEach(
      'body.block_device_mapping_v2',
      'body.source_type',
      'body.destination_type',
      'body.uuid',
      'body.boot_index',
    ),
    errata: [
      'compute.servers.block-devices-are-a-list',
      'compute.servers.block-device-uuid',
      'compute.servers.boot-index-and-volume-size-are-digits',
      'compute.servers.delete-on-termination-spelled',
    ],
    run: async t => {
      const made = await deviceServer(t)
      t.prepared(made.created, 202)
      t.focus(made.shown)
      t.expect(statusOf(made), 'the status once it is settled').toBe('ACTIVE')
      t.expect(made.attachments.length, 'volumes of the server').toBe(3)
    },
  }),
  check(`${devices}.device-names`, {
    title: 'each volume is at the device that was asked for',
    clause: ['§1.2.6.38 body parameter device_name', '§1.2.6.41 example response'],
    level: 'required',
    effect: 'create',
    covers: inEach('body.device_name'),
    run: async t => {
      const { attachments, volume: before } = await workingDeviceServer(t)
      t.expect(
        attachments.map(row => row.device),
        'devices',
      ).toEqual(['/dev/vda', '/dev/vdb', '/dev/vdc'])
      t.expect(textAt(attachments[1], 'volumeId'), 'the volume at /dev/vdb').toBe(before.id)
    },
  }),
  check(`${devices}.sizes`, {
    title: 'volumes have the size asked for, their own, and that of what the snapshot is of',
    clause: '§1.2.6.38 body parameter volume_size',
    level: 'required',
    effect: 'create',
    covers: [...inEach('body.volume_size'), 'rule:volume-size-of-volume-ignored', 'rule:volume-size-of-snapshot'],
    errata: ['compute.servers.boot-index-and-volume-size-are-digits'],
    run: async t => {
      const { volumes, systemSize, volume: before } = await workingDeviceServer(t)
      const own = volume(before.reply, 'size')
      t.expect(
        volumes.map(reply => volume(reply, 'size')),
        `sizes; ${ignoredSize} was asked for the second, and nothing for the third`,
      ).toEqual([systemSize, own, own])
    },
  }),
  check(`${devices}.volumes-in-use`, {
    title: 'the volumes of a server are in use',
    clause: ['§1.2.6.38 description', '§2.1.6.5 response parameter status'],
    level: 'required',
    effect: 'create',
    covers: inEach('body.block_device_mapping_v2'),
    run: async t => {
      const { volumes } = await workingDeviceServer(t)
      t.expect(
        volumes.map(reply => volume(reply, 'status')),
        'statuses',
      ).toEqual(['in-use', 'in-use', 'in-use'])
    },
  }),
  check(`${devices}.deleted-on-termination`, {
    title: 'a volume that was made with a server and is to go with it is gone when the server is',
    clause: '§1.2.6.38 body parameter delete_on_termination',
    level: 'required',
    effect: 'create',
    covers: [...inEach('body.delete_on_termination'), 'rule:true-deletes-what-was-made'],
    errata: ['compute.servers.delete-on-termination-spelled'],
    run: async t => {
      const [ofImage] = await afterDeletion(t)
      if (ofImage !== undefined) t.focus(ofImage)
      t.expect(ofImage?.status, 'the volume that was made of the image').toBe(404)
    },
  }),
  check(`${devices}.kept-with-snapshot`, {
    title: 'a volume of which a snapshot is stays when its server goes, even with "True"',
    clause: '§1.2.6.38 body parameter delete_on_termination',
    level: 'required',
    effect: 'create',
    covers: [...inEach('body.delete_on_termination'), 'rule:volume-with-snapshot-stays'],
    run: async t => {
      const [, withSnapshot] = await afterDeletion(t)
      if (withSnapshot !== undefined) t.focus(withSnapshot)
      t.expect(volume(withSnapshot, 'status'), 'the status of the volume').toBe('available')
    },
  }),
  check(`${devices}.kept-by-default`, {
    title: 'a volume that was made with a server stays when nothing says that it shall go',
    clause: '§1.2.6.38 body parameter delete_on_termination',
    level: 'required',
    effect: 'create',
    covers: [...inEach('body.delete_on_termination'), 'rule:false-by-default'],
    run: async t => {
      const [, , ofSnapshot] = await afterDeletion(t)
      if (ofSnapshot !== undefined) t.focus(ofSnapshot)
      t.expect(volume(ofSnapshot, 'status'), 'the status of the volume').toBe('available')
    },
  }),
  check(`${devices}.starts-from-volume`, {
    title: 'a server starts from a volume that is there, and with "False" leaves it when it goes',
    clause: ['§1.2.6.38 body parameter block_device_mapping_v2', '§1.2.6.38 body parameter delete_on_termination'],
    level: 'required',
    effect: 'create',
    covers: [...inEach('body.source_type', 'body.delete_on_termination'), 'rule:false-keeps'],
    errata: ['compute.servers.delete-on-termination-spelled'],
    uses: { servers: 1, volumes: 1, gigabytes: 40 },
    run: async t => {
      needsBlockStorage(t)
      const { id } = await systemVolume(t)
      const made = await makeServer(t, 'create-with-block-devices', {
        name: t.name('of-volume'),
        block_device_mapping_v2: [device('a', 'volume', id, { delete_on_termination: 'False' })],
      })
      t.prepared(made.created, 202)
      t.focus(made.shown)
      t.expect(statusOf(made), 'the status once it is settled').toBe('ACTIVE')
      t.expect(volume(await showVolume(t, id), 'status'), 'the volume while the server has it').toBe('in-use')
      await removeServer(t, made.id)
      t.expect(volume(await released(t, id), 'status'), 'the volume when the server is gone').toBe('available')
    },
  }),
  check(`${devices}.starts-from-snapshot`, {
    title: 'a server starts from a snapshot, and with "True" takes the volume made of it along',
    clause: [
      '§1.2.6.38 body parameter source_type',
      '§1.2.6.38 body parameter volume_size',
      '§1.2.6.38 body parameter delete_on_termination',
    ],
    level: 'required',
    effect: 'create',
    covers: [
      ...inEach('body.source_type', 'body.volume_size', 'body.delete_on_termination'),
      'rule:volume-size-of-snapshot',
      'rule:true-deletes-what-was-made',
    ],
    uses: { servers: 1, volumes: 2, gigabytes: 80 },
    run: async t => {
      needsBlockStorage(t)
      const source = await systemVolume(t)
      const snapshot = await ownSnapshot(t, source)
      const made = await makeServer(t, 'create-with-block-devices', {
        name: t.name('of-snapshot'),
        block_device_mapping_v2: [device('a', 'snapshot', snapshot.id, { delete_on_termination: 'True' })],
      })
      t.prepared(made.created, 202)
      t.focus(made.shown)
      t.expect(statusOf(made), 'the status once it is settled').toBe('ACTIVE')
      const [system] = await attachmentsOf(t, made.id)
      const id = textAt(system, 'volumeId')
      t.expect(volume(await showVolume(t, id), 'size'), 'the size of its volume').toBe(source.size)
      await removeServer(t, made.id)
      t.expect((await released(t, id)).status, 'its volume when the server is gone').toBe(404)
      t.expect((await showVolume(t, source.id)).status, 'the volume that the snapshot is of').toBe(200)
    },
  }),
]
