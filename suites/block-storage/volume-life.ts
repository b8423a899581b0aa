import type { Check } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonOf, member } from '../openstack/json.ts'
import { larger, smallest } from './fixtures.ts'
import {
  created,
  extended,
  firstDescription,
  firstMetadata,
  redescribed,
  secondDescription,
  thirdDescription,
  updated,
  volumeDeleted,
} from './life.ts'
import { updateVolume } from './requests.ts'

const create = 'block-storage.volumes.create'
const update = 'block-storage.volumes.update'
const extend = 'block-storage.volumes.extend'
const remove = 'block-storage.volumes.delete'

const volume = (reply: TargetReply, name: string): unknown => member(jsonOf(reply), 'volume', name)

/** A volume from its creation until it is not found any more (§2.1.6.6, .17, .18, .20). */
export const volumeLifeChecks: Check[] = [
  check(`${create}.values-returned`, {
    title: 'the answer to a creation has what the request asked for, and nothing that it did not',
    clause: '§2.1.6.17 response parameters',
    level: 'required',
    effect: 'create',
    covers: ['#body.name', '#body.size', '#body.description', '#body.metadata'],
    errata: ['block-storage.volumes.metadata-is-a-map', 'block-storage.volumes.source-volid'],
    run: async t => {
      const { reply, name } = await created(t)
      t.focus(t.prepared(reply, 202))
      t.expect(volume(reply, 'name'), 'name').toBe(name)
      t.expect(volume(reply, 'size'), 'size').toBe(smallest)
      t.expect(volume(reply, 'description'), 'description').toBe(firstDescription)
      t.expect(volume(reply, 'metadata'), 'metadata').toEqual(firstMetadata)
      t.expect(volume(reply, 'snapshot_id') ?? null, 'made from no snapshot').toBeNull()
      t.expect(volume(reply, 'source_volid') ?? null, 'made from no volume').toBeNull()
      t.expect(volume(reply, 'attachments'), 'attached to nothing').toEqual([])
    },
  }),
  check(`${create}.status-creating`, {
    title: 'a volume is being created when the creation is answered',
    clause: '§2.1.6.17 example response',
    level: 'advisory',
    effect: 'create',
    covers: ['#element.status', 'rule:status-creating'],
    run: async t => {
      const { reply } = await created(t)
      t.focus(t.prepared(reply, 202))
      t.expect(['creating', 'available'], 'status in the answer').toContain(volume(reply, 'status'))
    },
  }),
  check(`${create}.becomes-available`, {
    title: 'a created volume becomes available, with the id and the fields of the answer',
    clause: ['§2.1.6.17 202', '§2.1.6.5 response parameter status'],
    level: 'required',
    effect: 'create',
    covers: ['#element.id', '#element.name', '#element.size', 'block-storage.volumes.show#element.volume.status'],
    run: async t => {
      const { reply, after } = await created(t)
      t.prepared(reply, 202)
      t.focus(after)
      t.expect(after.status, 'the volume is found by its id').toBe(200)
      t.expect(volume(after, 'status'), 'status').toBe('available')
      for (const name of ['id', 'name', 'size', 'description', 'metadata', 'availability_zone', 'volume_type'])
        t.expect(volume(after, name), `${name}, as the creation was answered`).toEqual(volume(reply, name))
    },
  }),
  check(`${update}.values-returned`, {
    title: 'an update answers the volume with its new name and description',
    clause: ['§2.1.6.18 query parameter name', '§2.1.6.18 query parameter description'],
    level: 'required',
    effect: 'create',
    covers: ['#body.name', '#body.description'],
    errata: ['block-storage.volumes.update.rows-of-body'],
    run: async t => {
      const { reply, name } = await updated(t)
      t.focus(t.prepared(reply, 200))
      t.expect(volume(reply, 'name'), 'name').toBe(name)
      t.expect(volume(reply, 'description'), 'description').toBe(secondDescription)
      t.expect(volume(reply, 'id'), 'the same volume').toBe((await created(t)).id)
    },
  }),
  check(`${update}.kept`, {
    title: 'an update is kept, and changes nothing but name and description',
    clause: '§2.1.6.18 description',
    level: 'required',
    effect: 'create',
    covers: ['#body.name', '#body.description'],
    errata: ['block-storage.volumes.update.rows-of-body'],
    run: async t => {
      const { reply, after, name } = await updated(t)
      t.prepared(reply, 200)
      t.focus(after)
      t.expect(volume(after, 'name'), 'name').toBe(name)
      t.expect(volume(after, 'description'), 'description').toBe(secondDescription)
      const { after: before } = await created(t)
      for (const member of ['id', 'status', 'size', 'metadata', 'availability_zone', 'volume_type', 'created_at'])
        t.expect(volume(after, member), `${member}, as before`).toEqual(volume(before, member))
    },
  }),
  check(`${update}.description-alone`, {
    title: 'an update that sends a description alone leaves the name as it is',
    clause: ['§2.1.6.18 query parameter name', '§2.1.6.18 query parameter description'],
    level: 'required',
    effect: 'create',
    covers: ['#body.name', '#body.description', 'rule:only-what-is-sent'],
    run: async t => {
      const { reply, after } = await redescribed(t)
      t.focus(after)
      t.expect(reply.status, 'the status').toBe(200)
      const { name } = await updated(t)
      t.expect([volume(after, 'name'), volume(after, 'description')], 'name and description').toEqual([
        name,
        thirdDescription,
      ])
    },
  }),
  check(`${update}.name-alone`, {
    title: 'an update that sends a name alone leaves the description as it is',
    clause: ['§2.1.6.18 query parameter name', '§2.1.6.18 query parameter description'],
    level: 'required',
    effect: 'create',
    covers: ['#body.name', '#body.description', 'rule:only-what-is-sent'],
    run: async t => {
      const { reply, name, afterRename } = await redescribed(t)
      t.prepared(reply, 200)
      t.focus(afterRename)
      t.expect([volume(afterRename, 'name'), volume(afterRename, 'description')], 'name and description').toEqual([
        name,
        thirdDescription,
      ])
    },
  }),
  check(`${extend}.grows`, {
    title: 'an extended volume has the new size, and is available again',
    clause: '§2.1.6.20 body parameter new_size',
    level: 'required',
    effect: 'create',
    covers: ['#body.new_size', 'rule:grows'],
    run: async t => {
      const { reply, after } = await extended(t)
      t.prepared(reply, 202)
      t.focus(after)
      t.expect([volume(after, 'status'), volume(after, 'size')], 'status and size').toEqual(['available', larger])
    },
  }),
  check(`${extend}.no-body`, {
    title: 'an extension answers no body',
    clause: '§2.1.6.20 text',
    level: 'required',
    effect: 'create',
    covers: ['rule:no-body'],
    run: async t => {
      const { reply } = await extended(t)
      t.focus(t.prepared(reply, 202))
      t.expect(reply.body.length, 'bytes of the body').toBe(0)
    },
  }),
  check(`${remove}.no-body`, {
    title: 'a deletion answers no body',
    clause: '§2.1.6.6 text',
    level: 'required',
    effect: 'create',
    covers: ['rule:no-body'],
    run: async t => {
      const { reply } = await volumeDeleted(t)
      t.focus(t.prepared(reply, 202))
      t.expect(reply.body.length, 'bytes of the body').toBe(0)
    },
  }),
  check(`${remove}.gone`, {
    title: 'a deleted volume is not found any more',
    clause: ['§2.1.6.6 description', '§2.1.4 404'],
    level: 'required',
    effect: 'create',
    covers: ['rule:gone', 'block-storage.volumes.show#error.404'],
    run: async t => {
      const { reply, after } = await volumeDeleted(t)
      t.prepared(reply, 202)
      t.focus(after)
      t.expect(after.status, 'looking at it').toBe(404)
    },
  }),
  check(`${update}.deleted-404`, {
    title: 'a deleted volume cannot be updated',
    clause: '§2.1.4 404',
    level: 'required',
    effect: 'create',
    covers: ['#error.404'],
    run: async t => {
      const { id, after } = await volumeDeleted(t)
      t.prepared(after, 404)
      t.expect((await updateVolume(t, id, { description: 'late' })).status, 'too late').toBe(404)
    },
  }),
]
