import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { expectKept, shown } from './server-facts.ts'
import { givenVolume, shelved, unshelved } from './shelving-life.ts'

/** A server is put away and restored (§1.2.6.56, §1.2.6.57). */
export const shelveChecks: Check[] = [
  check('compute.servers.shelve.not-active', {
    title: 'a shelved server is not ACTIVE any more, and else what it was',
    clause: '§1.2.6.56 description',
    level: 'required',
    effect: 'create',
    covers: ['rule:not-active'],
    run: async t => {
      const { before, reply, after } = await shelved(t)
      t.prepared(reply, 202)
      t.focus(after)
      t.expect(['ACTIVE', 'ERROR'], 'statuses that it must not have').not.toContain(shown(after, 'status'))
      expectKept(t, before, after, ['addresses'])
    },
  }),
  check('compute.servers.shelve.status', {
    title: 'a shelved server is SHELVED or SHELVED_OFFLOADED',
    clause: '§1.2.6.56 description',
    level: 'advisory',
    effect: 'create',
    covers: ['rule:not-active'],
    run: async t => {
      const { reply, after } = await shelved(t)
      t.prepared(reply, 202)
      t.focus(after)
      t.expect(['SHELVED', 'SHELVED_OFFLOADED'], 'as deployed services call it').toContain(shown(after, 'status'))
    },
  }),
  check('compute.servers.shelve.keeps-volumes', {
    title: 'a shelved server keeps the volumes that it has',
    clause: '§1.2.6.56 Caution',
    level: 'required',
    effect: 'create',
    covers: ['rule:keeps-volumes'],
    run: async t => {
      const { before, whileShelved } = await volumes(t)
      t.expect(whileShelved, 'ids of its volumes').toEqual(before)
    },
  }),
  check('compute.servers.unshelve.active', {
    title: 'a restored server is ACTIVE, and what it was before it was shelved',
    clause: '§1.2.6.57 description',
    level: 'required',
    effect: 'create',
    covers: ['rule:active'],
    run: async t => {
      const { reply, after } = await unshelved(t)
      t.prepared(reply, 202)
      t.focus(after)
      t.expect(shown(after, 'status'), 'its status').toBe('ACTIVE')
      expectKept(t, (await shelved(t)).before, after)
    },
  }),
  check('compute.servers.unshelve.restores-volumes', {
    title: 'a restored server has the volumes that it had when it was shelved',
    clause: '§1.2.6.57 Caution',
    level: 'required',
    effect: 'create',
    covers: ['rule:restores-volumes'],
    run: async t => {
      const { before } = await volumes(t)
      const { reply, volumesAfter } = await unshelved(t)
      t.prepared(reply, 202)
      t.expect(volumesAfter, 'ids of its volumes').toEqual(before)
    },
  }),
]

/** Volumes of the server before it was shelved and then; one was attached to it. */
async function volumes(t: CheckContext): Promise<{ before: string[]; whileShelved: string[] | undefined }> {
  const { volume, volumes: before, absent } = await givenVolume(t)
  if (volume === undefined || before === undefined) t.notRun(absent ?? 'its volumes cannot be listed')
  const { reply, volumesAfter } = await shelved(t)
  t.prepared(reply, 202)
  return { before, whileShelved: volumesAfter }
}
