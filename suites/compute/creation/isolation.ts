import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { ownVolume } from '../../block-storage/fixtures.ts'
import { showVolume } from '../../block-storage/requests.ts'
import { ownImage } from '../../image/own-image.ts'
import { jsonOf, textAt } from '../../openstack/json.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { bootableImage } from '../found.ts'
import { ownPair } from '../key-pairs/fixtures.ts'
import { neighbour } from '../requests.ts'
import { bootFields } from '../servers/own-server.ts'
import { type Creation, inEach, sendCreation } from './create.ts'
import { device, needsBlockStorage } from './devices.ts'
import { hintOf, membersOf, ownGroup } from './full-server.ts'

/** That a thing is refused (§1.2.4): a bad request, forbidden, or not found. */
const refused = [400, 403, 404]

/** A neighbour's server with something of this project; what a lax target makes has a name of the run. */
async function neighbourly(t: CheckContext, creation: Creation, fields: object, beside: object = {}) {
  // The network is this project's own, as far as the neighbour knows.
  const { networks: _, ...boot } = await bootFields(t)
  return sendCreation(t, creation, { ...boot, name: t.name('intruder'), ...fields }, { beside, asker: neighbour })
}

/** What a neighbour in the same cloud cannot make a server of. */
export const isolationChecks: Check[] = [
  check('compute.servers.create-with-block-devices.volume-of-other-project', {
    title: 'a server with a volume of another project is refused, and the volume stays free',
    clause: ['§1.2.6.38 body parameter uuid', '§1.2.4 404'],
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: inEach('body.uuid'),
    needs: ['alternate'],
    uses: { servers: 1, volumes: 1, gigabytes: 1 },
    run: async t => {
      needsBlockStorage(t)
      const { id } = await ownVolume(t, {}, 'private')
      const disk = device('b', 'volume', id)
      const image = await bootableImage(t)
      const system = device('a', 'image', image.id, {
        volume_size: String(image.volumeSize),
        delete_on_termination: 'True',
      })
      const fields = { block_device_mapping_v2: [system, disk] }
      const reply = await neighbourly(t, 'create-with-block-devices', fields)
      t.expect(reply.status, 'the refusal').toBe(oneOf(refused, reply.status))
      t.expect(textAt(jsonOf(await showVolume(t, id)), 'volume', 'status'), 'the volume').toBe('available')
    },
  }),
  check('compute.servers.create.image-of-other-project', {
    title: 'a server of another project’s private image is refused',
    clause: ['§1.2.6.2 body parameter imageRef', '§1.2.4 404'],
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: inEach('body.imageref'),
    needs: ['alternate'],
    uses: { servers: 1 },
    run: async t => {
      if (!t.offers('image')) t.unsupported('the target has no image service to make a private image with')
      const { id } = await ownImage(t)
      const reply = await neighbourly(t, 'create', { imageRef: id, block_device_mapping_v2: undefined })
      t.expect(reply.status, 'the refusal').toBe(oneOf(refused, reply.status))
    },
  }),
  check('compute.servers.create.key-pair-of-other-user', {
    title: 'a server with another user’s key pair is refused',
    clause: ['§1.2.6.2 body parameter key_name', '§1.2.4 400'],
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: inEach('body.key_name'),
    needs: ['alternate'],
    uses: { servers: 1 },
    run: async t => {
      const reply = await neighbourly(t, 'create', { key_name: await ownPair(t, 'private') })
      t.expect(reply.status, 'the refusal').toBe(oneOf(refused, reply.status))
    },
  }),
  check('compute.servers.create-with-scheduler-hints.group-of-other-project', {
    title: 'a server of a neighbour does not get into another project’s server group',
    clause: '§1.2.6.20 body parameter os:scheduler_hints',
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: ['#body.os:scheduler_hints'],
    needs: ['alternate'],
    uses: { servers: 1 },
    run: async t => {
      const group = await ownGroup(t, 'anti-affinity')
      // Whether such a hint is refused or ignored is not documented.
      const reply = await neighbourly(t, 'create-with-scheduler-hints', {}, hintOf(group))
      t.expect(reply.status, 'the answer').toBe(oneOf([202, ...refused], reply.status))
      t.expect(await membersOf(t, group), 'members of the group').toEqual([])
    },
  }),
]
