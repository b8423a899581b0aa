import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { ofServer } from '../requests.ts'
import { changedServer, updateMetadata, updateServer } from './changes.ts'

/** A request to change a server or its metadata that cannot be meant. */
interface BadRequest {
  operation: string
  what: string
  title: string
  clause: string
  /** `required` where the form itself is broken; `advisory` where only the sample tells the form. */
  level: 'required' | 'advisory'
  covers?: string[]
  send: (t: CheckContext, id: string) => Promise<TargetReply>
}

const update = 'compute.servers.update'
const metadata = 'compute.server-metadata.update'

const raw = (operation: string, body: string) => (t: CheckContext, id: string) =>
  t.call(operation, {
    ...ofServer(id),
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body,
  })

const badRequests: BadRequest[] = [
  {
    operation: update,
    what: 'no-json',
    title: 'an update whose body is no JSON',
    clause: '§1.2.3 request header Content-Type',
    level: 'required',
    send: raw(update, '{"server": '),
  },
  {
    operation: update,
    what: 'without-server',
    title: 'an update of nothing that is named',
    clause: '§1.2.6.4 example request',
    level: 'advisory',
    send: raw(update, '{}'),
  },
  {
    operation: update,
    what: 'empty-name',
    title: 'an empty name',
    clause: '§1.2.6.4 example request',
    level: 'advisory',
    send: (t, id) => updateServer(t, id, { name: '' }),
  },
  {
    operation: update,
    what: 'name-of-256',
    title: 'a name of 256 characters',
    clause: '§1.2.6.4 example request',
    level: 'advisory',
    send: (t, id) => updateServer(t, id, { name: t.name('too-long').padEnd(256, '-x') }),
  },
  {
    operation: update,
    what: 'no-ipv4',
    title: 'an accessIPv4 that is no address',
    clause: '§1.2.6.4 example request',
    level: 'advisory',
    send: (t, id) => updateServer(t, id, { accessIPv4: '67.23.10.1320' }),
  },
  {
    operation: update,
    what: 'no-ipv6',
    title: 'an accessIPv6 that is no address of version 6',
    clause: '§1.2.6.4 example request',
    level: 'advisory',
    send: (t, id) => updateServer(t, id, { accessIPv6: '67.23.10.132' }),
  },
  {
    operation: metadata,
    what: 'no-json',
    title: 'metadata in a body that is no JSON',
    clause: '§1.2.3 request header Content-Type',
    level: 'required',
    send: raw(metadata, '{"metadata": '),
  },
  {
    operation: metadata,
    what: 'without-metadata',
    title: 'a body without metadata',
    clause: '§1.2.6.58 body parameter metadata',
    level: 'required',
    covers: ['#body.metadata'],
    send: raw(metadata, '{}'),
  },
  {
    operation: metadata,
    what: 'metadata-text',
    title: 'a text for the set of keys and values',
    clause: '§1.2.6.58 body parameter metadata',
    level: 'required',
    covers: ['#body.metadata'],
    send: (t, id) => updateMetadata(t, id, 'name=test_server'),
  },
  {
    operation: metadata,
    what: 'value-list',
    title: 'a list for a value',
    clause: '§1.2.6.58 example request',
    level: 'advisory',
    covers: ['#body.metadata'],
    send: (t, id) => updateMetadata(t, id, { 'value-list': ['a', 'b'] }),
  },
]

/** Every request that cannot be meant is a bad request (§1.2.4), and says so in a fault. */
export const badRequestChecks: Check[] = badRequests.map(
  ({ operation, what, title, clause, level, covers = [], send }) =>
    check(`${operation}.${what}-400`, {
      title: `${title} is a bad request`,
      clause: [clause, '§1.2.4 400'],
      level,
      effect: 'create',
      covers: ['#error.400', ...covers],
      run: async t => {
        const reply = await send(t, await changedServer(t))
        t.expect(reply.status, 'a bad request').toBe(400)
        const found = await t.violations(operation, 400, 'application/json', reply.body)
        t.expect(found, 'departures from the documented fault').toEqual([])
      },
    }),
)
