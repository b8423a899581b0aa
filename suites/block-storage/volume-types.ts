import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'
import { type JsonObject, jsonOf, member, rowsOf, textAt } from '../openstack/json.ts'
import { availableVolume, smallest } from './fixtures.ts'
import { createVolume, showVolume } from './requests.ts'

const list = 'block-storage.volume-types.list'
const show = 'block-storage.volume-types.show'

/** A volume type as the list shows it. */
export interface VolumeType {
  id: string
  name: string
  row: JsonObject
}

/** Types of the target, which the run does not make; looked at once. */
function volumeTypes(t: CheckContext): Promise<VolumeType[]> {
  return t.shared('volume types', async owner => {
    const reply = owner.prepared(await owner.call(list, { headers: { Accept: 'application/json' } }), 200)
    return rowsOf(reply, 'volume_types').map(row => ({ id: textAt(row, 'id'), name: textAt(row, 'name'), row }))
  })
}

/** Some type of the target; where it offers none, what needs one is `unsupported`. */
export async function firstVolumeType(t: CheckContext): Promise<VolumeType> {
  const [first] = await volumeTypes(t)
  return first ?? t.unsupported('the target offers no volume type')
}

/** Volume types, which only the provider makes (§2.1.6.1, §2.1.6.2). */
export const volumeTypeChecks: Check[] = [
  check(`${list}.ids-unique`, {
    title: 'no two volume types of the list have the same id',
    clause: '§2.1.6.2 URI parameter volume_type_id',
    level: 'required',
    effect: 'read',
    run: async t => {
      const ids = (await volumeTypes(t)).map(({ id }) => id)
      t.expect(ids, 'ids, each once').toEqual([...new Set(ids)])
    },
  }),
  check(`${show}.same-as-list`, {
    title: 'each volume type alone is the one that the list shows',
    clause: ['§2.1.6.1 example response', '§2.1.6.2 example response'],
    level: 'required',
    effect: 'read',
    covers: ['#path.volume_type_id'],
    errata: ['block-storage.volume-types.zone-only-alone'],
    run: async t => {
      await firstVolumeType(t)
      for (const { id, row } of (await volumeTypes(t)).slice(0, 5)) {
        const reply = await t.call(show, { path: { volume_type_id: id }, headers: { Accept: 'application/json' } })
        t.expect(reply.status, `the type ${id}, which is listed`).toBe(200)
        const alone = member(jsonOf(reply), 'volume_type')
        for (const name of ['id', 'name', 'extra_specs'])
          t.expect(member(alone, name), `${name} of ${id}, as listed`).toEqual(row[name])
      }
    },
  }),
  check(`block-storage.volumes.create.volume-type`, {
    title: 'a volume created with a type of the list has that type',
    clause: ['§2.1.6.17 body parameter volume_type', '§2.1.6.5 response parameter volume_type'],
    level: 'required',
    effect: 'create',
    covers: ['#body.volume_type', '#element.volume_type'],
    run: async t => {
      const { name } = await firstVolumeType(t)
      const reply = await createVolume(t, { size: smallest, name: t.name('typed'), volume_type: name })
      t.expect(reply.status, 'accepted').toBe(202)
      t.expect(member(jsonOf(reply), 'volume', 'volume_type'), 'the type in the answer').toBe(name)
      const id = textAt(jsonOf(reply), 'volume', 'id')
      await availableVolume(t, id)
      const shown = await showVolume(t, id)
      t.expect(member(jsonOf(shown), 'volume', 'volume_type'), 'the type afterwards').toBe(name)
    },
  }),
]
