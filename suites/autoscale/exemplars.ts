import type { Exemplar } from '../contract/exemplar.ts'
import type { GuardedRequest } from '../contract/refusals.ts'
import type { UnknownIdRequest } from '../contract/unknown-ids.ts'
import { jsonBody } from '../openstack/json.ts'
import { goodSchedule, list, ownSchedule, register, remove, scheduleName, stillSchedule } from './schedules.ts'

const wanted = { headers: { Accept: 'application/json' } }

const members = ['name', 'method', 'url', 'time', 'project_id'].map(name => `#body.${name}`)

/** Good exchanges of every operation. */
export const exemplars: Exemplar[] = [
  {
    operation: 'autoscale.schedules.create',
    variant: 'yearly',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    covers: members,
    errata: ['autoscale.schedules.create.rows-of-body', 'autoscale.schedules.create.blank-before-url'],
    send: async t => register(t, await goodSchedule(t, 'exemplar')),
  },
  {
    operation: 'autoscale.schedules.delete',
    variant: 'own',
    effect: 'create',
    statuses: [204],
    covers: ['#path.name'],
    errata: ['autoscale.schedules.delete.row-of-path'],
    send: async t => remove(t, (await ownSchedule(t, 'deleted')).name),
  },
  {
    operation: 'autoscale.schedules.list',
    variant: 'all',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    send: async t => {
      await stillSchedule(t)
      return list(t)
    },
  },
]

/** Both stand for a role, or a user, that may not (§1.5.4). */
const errata = ['autoscale.schedules.role-refused-401-or-403', 'autoscale.chapters.resize-not-allowed-elsewhere']

/**
 * One request of each operation, for those who must not send it (§1.5.4). The other project's user is another one than
 * who created the stack, which is who must register its schedules (§1.5.5.3); a schedule of another project is forbidden,
 * or is not found. The list has no path of a project: what others see there is judged elsewhere.
 */
export const guardedRequests: GuardedRequest[] = [
  {
    operation: 'autoscale.schedules.create',
    effect: 'create',
    options: async t => jsonBody(await goodSchedule(t, 'intruder')),
    otherProject: [403, 401, 400, 404],
    rules: { alternate: ['rule:by-creator-of-stack'] },
    errata,
  },
  {
    operation: 'autoscale.schedules.delete',
    effect: 'create',
    // One that nothing else needs, should the target fail to refuse.
    options: async t => ({ ...wanted, path: { name: (await ownSchedule(t, 'kept')).name } }),
    otherProject: [403, 401, 404],
    errata,
  },
  { operation: 'autoscale.schedules.list', effect: 'read', options: async () => wanted, otherProject: [] },
]

/** A schedule that there is not (§1.5.4 404). */
export const unknownIds: UnknownIdRequest[] = [
  {
    operation: 'autoscale.schedules.delete',
    what: 'name',
    covers: ['#path.name'],
    options: t => ({ ...wanted, path: { name: scheduleName(t, 'unknown') } }),
  },
]
