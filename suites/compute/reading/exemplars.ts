import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { type Exemplar, succeeded } from '../../contract/exemplar.ts'
import { list, ofServer } from '../requests.ts'
import { theServer } from '../servers/own-server.ts'
import { merged, readdressed, renamed } from './changes.ts'
import { ownRow, ownServerIn } from './rows.ts'
import {
  briefLists,
  type Description,
  detailedLists,
  looks,
  ofVariants,
  operationOf,
  shownStatuses,
} from './variants.ts'

const common = ({ operation }: Description) => ({
  effect: 'create' as const,
  statuses: shownStatuses,
  body: 'json' as const,
  errata: ['compute.variants.status-203', ...(ofVariants[operation] ?? [])],
})

const listed =
  ({ operation }: Description) =>
  async (t: CheckContext) => {
    const { id } = await theServer(t)
    return ownRow(await list(t, `servers.${operation}`), id)
  }

/** One good exchange of every operation that looks at servers, changes their editable parts or their metadata. */
export const readingExemplars: Exemplar[] = [
  ...looks.map(
    (look): Exemplar => ({
      operation: operationOf(look),
      variant: 'server',
      ...common(look),
      covers: ['#path.tenant_id', '#path.server_id'],
      // The attribute that a section adds is looked for by a check of its own.
      ...(look.operation === 'show' ? { likeSample: true } : {}),
      send: async t => ownServerIn(await t.call(operationOf(look), ofServer((await theServer(t)).id))),
    }),
  ),
  ...briefLists.map(
    (brief): Exemplar => ({
      operation: operationOf(brief),
      variant: 'servers',
      ...common(brief),
      covers: ['#path.tenant_id'],
      likeSample: true,
      send: listed(brief),
    }),
  ),
  ...detailedLists.map(
    (detailed): Exemplar => ({
      operation: operationOf(detailed),
      variant: 'servers',
      ...common(detailed),
      covers: ['#path.tenant_id'],
      send: listed(detailed),
    }),
  ),
  {
    operation: 'compute.servers.update',
    variant: 'name',
    effect: 'create',
    statuses: [200],
    body: 'json',
    covers: ['#path.tenant_id', '#path.server_id'],
    errata: ['compute.servers.update.two-updates'],
    send: async t => ownServerIn((await renamed(t)).reply),
  },
  {
    operation: 'compute.servers.update',
    variant: 'addresses',
    effect: 'create',
    statuses: [200],
    body: 'json',
    covers: ['#path.tenant_id', '#path.server_id'],
    errata: ['compute.servers.update.two-updates'],
    send: async t => ownServerIn((await readdressed(t)).reply),
  },
  {
    operation: 'compute.server-metadata.update',
    variant: 'items',
    effect: 'create',
    statuses: [202],
    body: 'json',
    likeSample: true,
    covers: ['#path.tenant_id', '#path.server_id', '#body.metadata'],
    send: async t => (await merged(t)).reply,
  },
]

/**
 * The answer that the contract checks of such a look or list judge, and the id of the server that is in it; each is
 * asked for once.
 */
export async function succeededLook(t: CheckContext, operation: string): Promise<{ reply: TargetReply; id: string }> {
  const exemplar = readingExemplars.find(candidate => candidate.operation === `compute.servers.${operation}`)
  if (exemplar === undefined) throw new TypeError(`no exemplar of ${operation}`)
  const { id } = await theServer(t)
  return { id, reply: await succeeded(t, exemplar) }
}
