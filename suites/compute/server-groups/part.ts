import type { CheckContext } from '../../../tools/model/check.ts'
import { jsonBody, jsonOf, rowsOf } from '../../openstack/json.ts'
import { withBody } from '../../openstack/judged-body.ts'
import type { Part } from '../part.ts'
import { creationChecks } from './creation.ts'
import { antiAffinity, emptyGroup, groupedServerFixtures, guardedGroup } from './fixtures.ts'
import { deletedGroup, lifeChecks } from './life.ts'
import { listGroups, ofGroup, showGroup } from './requests.ts'

const onGroup = async (t: CheckContext) => ofGroup((await guardedGroup(t)).id)

/** The chapter does not say which of its codes refuses another project's token. */
const otherProject = [403, 400, 404]
const rules = { alternate: ['#path.tenant_id'] }

/** Server groups (§1.2.6.52 to §1.2.6.55). */
export const serverGroupsPart: Part = {
  exemplars: [
    {
      operation: 'compute.server-groups.list',
      variant: 'groups',
      effect: 'create',
      statuses: [200],
      body: 'json',
      likeSample: true,
      // The run's own row alone: what others keep need not look like the sample.
      send: async t => {
        const { id } = await emptyGroup(t)
        const reply = await listGroups(t)
        const own = rowsOf(reply, 'server_groups').filter(row => row.id === id)
        return own.length === 0 ? reply : withBody(reply, { ...jsonOf(reply), server_groups: own })
      },
    },
    {
      operation: 'compute.server-groups.create',
      variant: 'group',
      effect: 'create',
      statuses: [200],
      body: 'json',
      likeSample: true,
      covers: ['#body.name', '#body.policies'],
      send: async t => (await emptyGroup(t)).created,
    },
    {
      // What only the sample shows is judged by hand: the zone may stand in two places.
      operation: 'compute.server-groups.show',
      variant: 'group',
      effect: 'create',
      statuses: [200],
      body: 'json',
      covers: ['#path.servergroup_id'],
      send: async t => showGroup(t, (await emptyGroup(t)).id),
    },
    {
      operation: 'compute.server-groups.delete',
      variant: 'group',
      effect: 'create',
      statuses: [204],
      covers: ['#path.servergroup_id'],
      send: async t => (await deletedGroup(t)).reply,
    },
  ],
  guardedRequests: [
    {
      operation: 'compute.server-groups.list',
      effect: 'read',
      options: async () => ({ headers: { Accept: 'application/json' } }),
      otherProject,
      rules,
    },
    {
      operation: 'compute.server-groups.create',
      effect: 'create',
      options: async t => jsonBody({ server_group: { name: t.name('intruder'), policies: antiAffinity } }),
      otherProject,
      rules,
    },
    { operation: 'compute.server-groups.show', effect: 'create', options: onGroup, otherProject, rules },
    { operation: 'compute.server-groups.delete', effect: 'create', options: onGroup, otherProject, rules },
  ],
  unknownIds: [
    { operation: 'compute.server-groups.show', options: (_, id) => ofGroup(id), covers: ['#path.servergroup_id'] },
    { operation: 'compute.server-groups.delete', options: (_, id) => ofGroup(id), covers: ['#path.servergroup_id'] },
  ],
  behaviour: [...creationChecks, ...lifeChecks],
  fixtures: groupedServerFixtures,
}
