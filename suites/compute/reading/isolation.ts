import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { rowsOf } from '../../openstack/json.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { list, neighbour, showServer } from '../requests.ts'
import { guardedServer } from '../servers/own-server.ts'
import { updateMetadata, updateServer } from './changes.ts'
import { serverIn } from './rows.ts'
import { shownStatuses } from './variants.ts'

/** What a neighbour asks of a server in another project by its id, in the neighbour's own project. */
interface Intrusion {
  operation: string
  title: string
  clause: string
  send: (t: CheckContext, id: string) => Promise<TargetReply>
}

const intrusions: Intrusion[] = [
  {
    operation: 'compute.servers.show',
    title: 'looks at',
    clause: '§1.2.6.3 description',
    send: (t, id) => showServer(t, id, neighbour),
  },
  {
    operation: 'compute.servers.update',
    title: 'updates',
    clause: '§1.2.6.4 description',
    send: (t, id) => updateServer(t, id, { name: t.name('intruder') }, neighbour),
  },
  {
    operation: 'compute.server-metadata.update',
    title: 'updates metadata of',
    clause: '§1.2.6.58 description',
    send: (t, id) => updateMetadata(t, id, { intruder: 'was here' }, neighbour),
  },
]

/** Two projects of one cloud see nothing of each other's servers (§1.2.4 404). */
export const isolationChecks: Check[] = [
  ...intrusions.map(({ operation, title, clause, send }) =>
    check(`${operation}.neighbour-finds-nothing`, {
      title: `who ${title} a server of another project by its id finds nothing, and changes nothing`,
      clause: ['§1.2.4 404', clause],
      level: 'required',
      effect: 'create',
      kind: 'security',
      covers: ['#error.404'],
      needs: ['alternate'],
      run: async t => {
        const { id, name, shown } = await guardedServer(t)
        const reply = await send(t, id)
        t.expect(reply.status, 'refused').toBe(oneOf([404, 403], reply.status))
        t.expect(reply.text(), 'the name is not given away').not.toContain(name)
        const after = serverIn(t.prepared(await showServer(t, id), ...shownStatuses))
        for (const member of ['name', 'metadata', 'accessIPv4', 'accessIPv6'])
          t.expect(after[member], `${member}, as it was`).toEqual(serverIn(shown)[member])
      },
    }),
  ),
  ...(
    [
      ['servers.list', '§1.2.6.1 description'],
      ['servers.list-details', '§1.1.6.2 description'],
    ] as const
  ).map(([operation, clause]) =>
    check(`compute.${operation}.not-of-others`, {
      title: 'another project’s list does not have this project’s servers, not even by name',
      clause,
      level: 'required',
      effect: 'create',
      kind: 'security',
      covers: ['#path.tenant_id'],
      needs: ['alternate'],
      run: async t => {
        const { id, name } = await guardedServer(t)
        for (const query of [{}, { name }]) {
          const reply = t.prepared(await list(t, operation, query, neighbour), ...shownStatuses)
          t.expect(
            rowsOf(reply, 'servers').map(row => row.id),
            'ids in the list',
          ).not.toContain(id)
          t.expect(reply.text(), 'its id is nowhere').not.toContain(id)
        }
      },
    }),
  ),
]
