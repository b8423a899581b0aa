import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { ownProject, projectFolder } from '../found.ts'
import { ask, form } from '../requests.ts'
import { looksOf, tasksOf } from '../tasks.ts'
import { findAll, rootOf, textAt } from '../xml.ts'
import { endOf } from './steps.ts'

/** A project that is enabled may be enabled again (§1.7.5.22). */
export const projectChecks: Check[] = [
  check('sap.projects.enable.already-enabled', {
    title: 'to enable a project once more is a success, by its id in any case, and changes nothing',
    clause: ['§1.7.5.22 Caution', '§1.7.5.22 form argument project_id'],
    level: 'required',
    effect: 'create',
    covers: ['#form.project_id', '#form.availability_zone', 'rule:already-enabled'],
    run: async t => {
      const { zones } = await projectFolder(t)
      const zone = zones[0] ?? t.notRun('the project is enabled nowhere')
      const project_id = ownProject(t).replaceAll('-', '').toUpperCase()
      const reply = await ask(t, 'projects.enable', form({ project_id, availability_zone: zone }))
      const looks = await looksOf(t, reply)
      t.focus(reply)
      t.expect([reply.status, endOf({ looks })], 'status and end of the task').toEqual([202, 'completed'])
      t.expect(
        tasksOf(reply).map(task => textAt(task, 'AvailabilityZone')),
        'zones of the tasks',
      ).toEqual([zone])
      const shown = t.prepared(await ask(t, 'projects.show', { path: { projId: ownProject(t) } }), 200)
      const after = findAll(rootOf(shown), 'AvailabilityZones', 'AvailabilityZone').map(({ text }) => text.trim())
      t.expect(after.sort(), 'zones of the project').toEqual([...zones].sort())
    },
  }),
]
