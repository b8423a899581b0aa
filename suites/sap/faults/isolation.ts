import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { guardedImage, guardedServer, type OwnServer } from '../fixtures.ts'
import { networks, ownProject } from '../found.ts'
import { disksIn, serverIn, snapshotsIn } from '../lives/server-facts.ts'
import {
  act,
  ask,
  form,
  neighbour,
  ofImage,
  ofServer,
  ofSnapshot,
  serverXml,
  showServer,
  showTask,
  xml,
} from '../requests.ts'
import { tasksOf } from '../tasks.ts'
import { findAll, rootOf, textAt } from '../xml.ts'

/** What a neighbour asks of a server of another project, or of what belongs to it, by its id. */
interface Intrusion {
  operation: string
  title: string
  section: string
  send: (t: CheckContext, server: OwnServer) => Promise<TargetReply>
}

const on =
  (action: string, fields?: Readonly<Record<string, string>>) =>
  (t: CheckContext, { id }: OwnServer) =>
    act(t, action, id, fields, neighbour)

const snapshotOf = async (t: CheckContext, { id }: OwnServer): Promise<string> =>
  snapshotsIn(t.prepared(await showServer(t, id), 200))[0]?.id ?? t.notRun('the server shows no snapshot')

const intrusions: Intrusion[] = [
  {
    operation: 'servers.show',
    title: 'looks at a server',
    section: '1.7.5.4',
    send: (t, { id }) => showServer(t, id, neighbour),
  },
  { operation: 'servers.start', title: 'starts a server', section: '1.7.5.5', send: on('start') },
  { operation: 'servers.stop', title: 'stops a server', section: '1.7.5.6', send: on('stop', { force: 'true' }) },
  {
    operation: 'servers.restart',
    title: 'restarts a server',
    section: '1.7.5.7',
    send: on('restart', { force: 'true' }),
  },
  {
    operation: 'servers.update',
    title: 'changes a server',
    section: '1.7.5.9',
    send: (t, { id }) =>
      ask(t, 'servers.update', { ...ofServer(id), ...xml(serverXml({ name: t.name('taken') })), ...neighbour }),
  },
  {
    operation: 'servers.attach-disk',
    title: 'attaches a disk',
    section: '1.7.5.10',
    send: on('attach-disk', { disk_size: '1' }),
  },
  {
    operation: 'servers.detach-disk',
    title: 'detaches a disk',
    section: '1.7.5.11',
    send: async (t, { id }) => {
      const disk = disksIn(t.prepared(await showServer(t, id), 200)).find(({ index }) => index === 1)
      return act(t, 'detach-disk', id, { disk_rid: disk?.id ?? t.unknownId() }, neighbour)
    },
  },
  {
    operation: 'servers.attach-nic',
    title: 'attaches a NIC',
    section: '1.7.5.12',
    send: async (t, { id }) => {
      const network = (await networks(t))[0]?.id ?? t.unknownId()
      return act(t, 'attach-nic', id, { type: 'nic', network_rid: network }, neighbour)
    },
  },
  {
    operation: 'servers.detach-nic',
    title: 'detaches a NIC',
    section: '1.7.5.13',
    send: on('detach-nic', { type: 'nic', index: '0' }),
  },
  {
    operation: 'images.create',
    title: 'makes a clone image of a server',
    section: '1.7.5.14',
    send: (t, { id }) =>
      ask(t, 'images.create', {
        ...form({ Name: t.name('i').replaceAll('-', '_'), type: 'cloning', l_server_rid: id }),
        ...neighbour,
      }),
  },
  {
    operation: 'images.change-scope',
    title: 'discloses a clone image',
    section: '1.7.5.17',
    send: async t =>
      ask(t, 'images.change-scope', {
        ...ofImage((await guardedImage(t)).name),
        ...form({ scope: 'domain' }),
        ...neighbour,
      }),
  },
  {
    operation: 'images.delete',
    title: 'deletes a clone image',
    section: '1.7.5.15',
    send: async t =>
      ask(t, 'images.delete', { ...ofImage((await guardedImage(t)).name), query: { type: 'cloning' }, ...neighbour }),
  },
  {
    operation: 'snapshots.create',
    title: 'takes a snapshot of a server',
    section: '1.7.5.18',
    send: (t, { id }) => ask(t, 'snapshots.create', { ...form({ type: 'snapshot', l_server_rid: id }), ...neighbour }),
  },
  {
    operation: 'snapshots.restore',
    title: 'restores a snapshot',
    section: '1.7.5.19',
    send: async (t, server) =>
      ask(t, 'snapshots.restore', { ...ofSnapshot(await snapshotOf(t, server)), ...neighbour }),
  },
  {
    operation: 'snapshots.delete',
    title: 'deletes a snapshot',
    section: '1.7.5.20',
    send: async (t, server) =>
      ask(t, 'snapshots.delete', {
        ...ofSnapshot(await snapshotOf(t, server)),
        query: { type: 'snapshot' },
        ...neighbour,
      }),
  },
  {
    operation: 'tasks.show',
    title: 'looks at a task',
    section: '1.7.5.21',
    send: (t, { created }) => showTask(t, textAt(tasksOf(created)[0], 'id'), neighbour),
  },
  {
    operation: 'projects.show',
    title: 'looks at a project',
    section: '1.7.5.24',
    send: t => ask(t, 'projects.show', { path: { projId: ownProject(t) }, ...neighbour }),
  },
  {
    operation: 'projects.enable',
    title: 'enables a project',
    section: '1.7.5.22',
    send: t => ask(t, 'projects.enable', { ...form({ project_id: ownProject(t).replaceAll('-', '') }), ...neighbour }),
  },
  { operation: 'servers.delete', title: 'deletes a server', section: '1.7.5.8', send: on('delete') },
]

const rules: Readonly<Record<string, string[]>> = {
  'projects.show': ['rule:own-project'],
  'projects.enable': ['rule:own-project'],
  'images.change-scope': ['rule:own-images'],
}

/** Two projects of one cloud see nothing of each other's servers, images and tasks (§1.7.1.2, 1.7.6). */
export const isolationChecks: Check[] = [
  ...intrusions.map(({ operation, title, section, send }) =>
    check(`sap.${operation}.neighbour-refused`, {
      title: `who ${title} of another project by its id is refused, learns nothing, and changes nothing`,
      clause: [`§${section} request header X-VA-Project-Id`, '§1.7.6 404'].filter(
        clause => operation !== 'tasks.show' || clause.startsWith('§1.7.6'),
      ),
      level: 'required',
      effect: 'create',
      kind: 'security',
      covers: ['#error.404', ...(rules[operation] ?? [])],
      needs: ['alternate'],
      ...(operation === 'servers.attach-disk' ? { uses: { volumes: 1, gigabytes: 1 } } : {}),
      run: async t => {
        const server = await guardedServer(t)
        const before = partsOf(t.prepared(await showServer(t, server.id), 200))
        const reply = await send(t, server)
        // A project that one does not belong to is an error whose status no section names (§1.7.5.22 to 1.7.5.24).
        const statuses = operation.startsWith('projects.') ? [400, 403, 404, 409, 412] : [403, 404]
        t.expect(reply.status, 'refused').toBe(oneOf(statuses, reply.status))
        t.expect(reply.text(), 'the name is not given away').not.toContain(server.name)
        t.expect(partsOf(t.prepared(await showServer(t, server.id), 200)), 'the server is as it was').toEqual(before)
        t.focus(reply)
      },
    }),
  ),
  ...(
    [
      ['servers.list', 'LServer', '1.7.5.3', {}],
      ['networks.list', 'Network', '1.7.5.27', {}],
      ['images.list', 'ServerImage', '1.7.5.16', { mode: 'cloning' }],
    ] as const
  ).map(([operation, row, section, query]) =>
    check(`sap.${operation}.not-of-others`, {
      title:
        'another project\u2019s list does not have what belongs to this project alone, whatever project its headers name',
      clause: `§${section} request header X-VA-Project-Id`,
      level: 'required',
      effect: 'create',
      kind: 'security',
      covers: ['#request-header.x-va-project-id', ...(operation === 'networks.list' ? ['rule:own-project'] : [])],
      errata: ['sap.headers.project-forbidden-or-ignored'],
      needs: ['alternate'],
      run: async t => {
        const [server, image, own] = await Promise.all([guardedServer(t), guardedImage(t), networks(t)])
        const names = [server.name, image.name, ...own.map(({ id }) => id)]
        for (const headers of [{}, { 'X-VA-Project-Id': ownProject(t) }]) {
          const wanted = { Accept: 'application/xml', ...headers }
          const reply = t.prepared(await ask(t, operation, { query, ...neighbour, headers: wanted }), 200)
          const seen = findAll(rootOf(reply), row).flatMap(({ attributes }) => [attributes.name, attributes.id])
          t.expect(
            seen.filter(name => names.includes(name ?? '')),
            'this project\u2019s in the other\u2019s list',
          ).toEqual([])
        }
      },
    }),
  ),
]

/** What of a server would show a change: name, disks, NICs, snapshots and power. */
function partsOf(reply: TargetReply): string {
  const { name, children } = { name: serverIn(reply)?.attributes.name ?? '', children: serverIn(reply)?.children ?? [] }
  return JSON.stringify([name, children])
}
