import type { CallOptions, CheckContext } from '../../../tools/model/check.ts'
import type { Part } from '../part.ts'
import { ofServer } from '../requests.ts'
import { groupedServer } from '../server-groups/fixtures.ts'
import { attachingChecks } from './attaching.ts'
import { detachingChecks } from './detaching.ts'
import { attachedAnywhere, attachmentFixtures, detached, guardedAttachment } from './life.ts'
import { refusalChecks } from './refusals.ts'
import { ofAttachment } from './requests.ts'

const onAttachment = async (t: CheckContext): Promise<CallOptions> => {
  const { server, volume } = await guardedAttachment(t)
  return ofAttachment(server, volume)
}

/** The chapter does not say which of its codes refuses another project's token. */
const otherProject = [403, 400, 404]
const rules = { alternate: ['#path.tenant_id'] }

/** Volumes of servers (§1.2.6.40 to §1.2.6.43). */
export const attachmentsPart: Part = {
  exemplars: [
    {
      operation: 'compute.volume-attachments.create',
      variant: 'volume',
      effect: 'create',
      statuses: [200],
      body: 'json',
      likeSample: true,
      covers: ['#path.server_id', '#body.volumeattachment', '#body.volumeid', '#body.device'],
      send: async t => (await attachedAnywhere(t)).reply,
    },
    {
      operation: 'compute.volume-attachments.list',
      variant: 'volumes',
      effect: 'create',
      statuses: [200],
      body: 'json',
      likeSample: true,
      covers: ['#path.server_id'],
      send: async t => (await attachedAnywhere(t)).listed,
    },
    {
      operation: 'compute.volume-attachments.show',
      variant: 'volume',
      effect: 'create',
      statuses: [200],
      body: 'json',
      likeSample: true,
      covers: ['#path.server_id', '#path.attachment_id'],
      errata: ['compute.volume-attachments.zone-only-alone'],
      send: async t => (await attachedAnywhere(t)).shown,
    },
    {
      operation: 'compute.volume-attachments.delete',
      variant: 'volume',
      effect: 'create',
      statuses: [202],
      covers: ['#path.server_id', '#path.attachment_id'],
      send: async t => (await detached(t)).reply,
    },
  ],
  guardedRequests: [
    {
      operation: 'compute.volume-attachments.create',
      effect: 'create',
      options: async t => {
        const { server, volume } = await guardedAttachment(t)
        return ofServer(server, { volumeAttachment: { volumeId: volume, device: null } })
      },
      otherProject,
      rules,
    },
    {
      operation: 'compute.volume-attachments.list',
      effect: 'create',
      options: async t => ofServer((await guardedAttachment(t)).server),
      otherProject,
      rules,
    },
    { operation: 'compute.volume-attachments.show', effect: 'create', options: onAttachment, otherProject, rules },
    { operation: 'compute.volume-attachments.delete', effect: 'create', options: onAttachment, otherProject, rules },
  ],
  unknownIds: [
    {
      operation: 'compute.volume-attachments.create',
      what: 'server',
      effect: 'create',
      options: async (t, id) =>
        ofServer(id, { volumeAttachment: { volumeId: (await guardedAttachment(t)).volume, device: null } }),
      covers: ['#path.server_id'],
    },
    {
      operation: 'compute.volume-attachments.create',
      what: 'volume',
      effect: 'create',
      options: async (t, id) =>
        ofServer((await groupedServer(t)).id, { volumeAttachment: { volumeId: id, device: null } }),
      covers: ['#body.volumeid'],
    },
    {
      operation: 'compute.volume-attachments.list',
      what: 'server',
      options: (_, id) => ofServer(id),
      covers: ['#path.server_id'],
    },
    ...(['show', 'delete'] as const).flatMap(action => [
      {
        operation: `compute.volume-attachments.${action}`,
        what: 'server',
        effect: 'create' as const,
        options: async (t: CheckContext, id: string) => ofAttachment(id, (await guardedAttachment(t)).volume),
        covers: ['#path.server_id'],
      },
      {
        operation: `compute.volume-attachments.${action}`,
        what: 'attachment',
        effect: 'create' as const,
        options: async (t: CheckContext, id: string) => ofAttachment((await groupedServer(t)).id, id),
        covers: ['#path.attachment_id'],
      },
    ]),
  ],
  behaviour: [...attachingChecks, ...detachingChecks, ...refusalChecks],
  fixtures: attachmentFixtures,
}
