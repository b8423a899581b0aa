import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { Exemplar } from '../../contract/exemplar.ts'
import { jsonOf, member } from '../../openstack/json.ts'
import { withBody } from '../../openstack/judged-body.ts'
import { consoleOutput, vncConsole } from './consoles.ts'
import { deleted, passwordRead, rebootedHard, rebootedSoftly, rebuilt, started, stopped } from './life.ts'
import { confirmed, resized, reverted } from './resizing-life.ts'
import { shelved, unshelved } from './shelving-life.ts'

/** An exchange that is a step of the life of a server. */
function ofLife(
  name: string,
  variant: string,
  status: number,
  made: (t: CheckContext) => Promise<{ reply: TargetReply }>,
  covers: readonly string[] = [],
): Exemplar {
  return {
    operation: `compute.servers.${name}`,
    variant,
    effect: 'create',
    statuses: [status],
    covers: [...inPath, ...covers],
    send: async t => (await made(t)).reply,
  }
}

const inPath = ['#path.tenant_id', '#path.server_id']

/** One good exchange of every operation; two where there are two kinds of reboot. */
export const exemplars: Exemplar[] = [
  ofLife('delete', 'server', 204, deleted),
  { ...ofLife('reboot', 'soft', 202, rebootedSoftly, ['#body.type']), errata: ['compute.servers.reboot.always-hard'] },
  { ...ofLife('reboot', 'hard', 202, rebootedHard, ['#body.type']), errata: ['compute.servers.reboot.always-hard'] },
  {
    ...ofLife('rebuild', 'server', 202, rebuilt, ['#body.name', '#body.metadata']),
    body: 'json',
    likeSample: true,
    errata: ['compute.servers.metadata-is-a-map', 'compute.servers.rebuild.members-of-the-sample'],
    send: async t => withoutEmptyImage((await rebuilt(t)).reply),
  },
  ofLife('resize', 'larger', 202, resized, ['#body.flavorref']),
  ofLife('confirm-resize', 'pending', 204, confirmed),
  ofLife('revert-resize', 'pending', 202, reverted),
  ofLife('start', 'stopped', 202, started),
  ofLife('stop', 'running', 202, stopped),
  {
    ...ofLife('shelve', 'running', 202, shelved, ['#body.shelve']),
    errata: ['compute.servers.shelve-is-null', 'compute.servers.shelve.row-of-body'],
  },
  {
    ...ofLife('unshelve', 'shelved', 202, unshelved, ['#body.unshelve']),
    errata: ['compute.servers.shelve-is-null', 'compute.servers.unshelve.row-of-body'],
  },
  {
    operation: 'compute.servers.show-console-output',
    variant: 'lines',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    covers: [...inPath, '#body.length'],
    errata: ['compute.servers.console-length-is-a-number'],
    send: t => consoleOutput(t, 50),
  },
  {
    operation: 'compute.servers.show-password',
    variant: 'server',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    covers: inPath,
    errata: ['compute.servers.show-password.path-lacks-tenant'],
    send: passwordRead,
  },
  {
    operation: 'compute.servers.show-vnc-console',
    variant: 'novnc',
    effect: 'create',
    statuses: [200],
    body: 'json',
    likeSample: true,
    covers: [...inPath, '#body.type'],
    send: t => vncConsole(t, 'novnc'),
  },
]

/** A server that has its system on a volume is of no image: deployed services then show an empty text for it. */
function withoutEmptyImage(reply: TargetReply): TargetReply {
  const body = jsonOf(reply)
  if (member(body, 'server', 'image') !== '') return reply
  const { image: _, ...server } = body.server as Record<string, unknown>
  return withBody(reply, { ...body, server })
}
