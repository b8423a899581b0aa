import type { CallOptions, CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import type { Exemplar } from '../contract/exemplar.ts'
import { guardedImage, theServer } from './fixtures.ts'
import { ownProject } from './found.ts'
import { ask, showServer } from './requests.ts'

/** An answer that lists or shows something: it must have all that its sample has, and nothing is changed by asking. */
function reading(
  operation: string,
  variant: string,
  send: (t: CheckContext) => Promise<TargetReply>,
  rest: Partial<Exemplar> = {},
): Exemplar {
  return { operation: `sap.${operation}`, variant, effect: 'read', statuses: [200], body: 'xml', send, ...rest }
}

const listed =
  (operation: string, query: NonNullable<CallOptions['query']> = {}) =>
  (t: CheckContext): Promise<TargetReply> =>
    ask(t, operation, { query })

/** One good exchange of every operation that only reads, for each form of its answer. */
const readings: Exemplar[] = [
  reading('templates.list', 'names', listed('templates.list', { verbose: 'false' }), { covers: ['#query.verbose'] }),
  reading('templates.list', 'verbose', listed('templates.list', { verbose: 'true' })),
  reading(
    'servers.list',
    'servers',
    async t => {
      await theServer(t)
      return ask(t, 'servers.list')
    },
    { effect: 'create' },
  ),
  reading('servers.show', 'server', async t => showServer(t, (await theServer(t)).id), {
    effect: 'create',
    covers: ['#path.virtualserverresourceid'],
  }),
  reading('projects.show', 'project', t => ask(t, 'projects.show', { path: { projId: ownProject(t) } }), {
    covers: ['#path.projid'],
  }),
  reading('networks.list', 'networks', listed('networks.list', { verbose: 'false' }), { covers: ['#query.verbose'] }),
  reading('networks.list', 'verbose', listed('networks.list', { verbose: 'true' })),
  reading(
    'images.list',
    'images',
    async t => {
      await guardedImage(t)
      return ask(t, 'images.list', { query: { mode: 'cloning' } })
    },
    { effect: 'create', covers: ['#query.mode'] },
  ),
]

export const exemplars: readonly Exemplar[] = readings
