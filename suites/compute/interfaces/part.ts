import type { CallOptions, CheckContext } from '../../../tools/model/check.ts'
import type { Part } from '../part.ts'
import { ofServer } from '../requests.ts'
import { groupedServer, groupedServerFixtures } from '../server-groups/fixtures.ts'
import { interfaceChecks } from './checks.ts'
import { added, firstInterface, removed } from './life.ts'
import { ofInterface, showInterface } from './requests.ts'

const onInterface = async (t: CheckContext): Promise<CallOptions> => {
  const { server, id } = await firstInterface(t)
  return ofInterface(server, id)
}

/** The chapter does not say which of its codes refuses another project's token. */
const otherProject = [403, 400, 404]
const rules = { alternate: ['#path.tenant_id'] }

/** Interfaces of servers (§1.2.6.48 to §1.2.6.51). */
export const interfacesPart: Part = {
  exemplars: [
    {
      operation: 'compute.interfaces.create',
      variant: 'interface',
      effect: 'create',
      statuses: [200],
      body: 'json',
      likeSample: true,
      covers: ['#path.server_id', '#body.interfaceattachment'],
      send: async t => (await added(t)).reply,
    },
    {
      operation: 'compute.interfaces.list',
      variant: 'interfaces',
      effect: 'create',
      statuses: [200],
      body: 'json',
      likeSample: true,
      covers: ['#path.server_id'],
      send: async t => (await firstInterface(t)).listed,
    },
    {
      operation: 'compute.interfaces.show',
      variant: 'interface',
      effect: 'create',
      statuses: [200],
      body: 'json',
      likeSample: true,
      covers: ['#path.server_id', '#path.attachment_id'],
      send: async t => {
        const { server, id } = await firstInterface(t)
        return showInterface(t, server, id)
      },
    },
    {
      operation: 'compute.interfaces.delete',
      variant: 'interface',
      effect: 'create',
      statuses: [202],
      covers: ['#path.server_id', '#path.attachment_id'],
      send: async t => (await removed(t)).reply,
    },
  ],
  guardedRequests: [
    {
      operation: 'compute.interfaces.create',
      effect: 'create',
      options: async t => {
        const { server, id } = await firstInterface(t)
        return ofServer(server, { interfaceAttachment: { port_id: id } })
      },
      otherProject,
      rules,
    },
    {
      operation: 'compute.interfaces.list',
      effect: 'create',
      options: async t => ofServer((await groupedServer(t)).id),
      otherProject,
      rules,
    },
    { operation: 'compute.interfaces.show', effect: 'create', options: onInterface, otherProject, rules },
    { operation: 'compute.interfaces.delete', effect: 'create', options: onInterface, otherProject, rules },
  ],
  unknownIds: [
    {
      operation: 'compute.interfaces.create',
      what: 'server',
      effect: 'create',
      options: async (t, id) => ofServer(id, { interfaceAttachment: { port_id: (await firstInterface(t)).id } }),
      covers: ['#path.server_id'],
    },
    {
      operation: 'compute.interfaces.create',
      what: 'port',
      effect: 'create',
      options: async (t, id) => ofServer((await groupedServer(t)).id, { interfaceAttachment: { port_id: id } }),
      covers: ['#body.port_id'],
    },
    {
      operation: 'compute.interfaces.list',
      what: 'server',
      options: (_, id) => ofServer(id),
      covers: ['#path.server_id'],
    },
    ...(['show', 'delete'] as const).map(action => ({
      operation: `compute.interfaces.${action}`,
      what: 'server',
      effect: 'create' as const,
      options: async (t: CheckContext, id: string) => ofInterface(id, (await firstInterface(t)).id),
      covers: ['#path.server_id'],
    })),
    // Taking an interface away is accepted before it is done: only looking at an unknown one must be answered at once.
    {
      operation: 'compute.interfaces.show',
      what: 'attachment',
      effect: 'create',
      options: async (t, id) => ofInterface((await groupedServer(t)).id, id),
      covers: ['#path.attachment_id'],
    },
  ],
  behaviour: interfaceChecks,
  fixtures: groupedServerFixtures,
}
