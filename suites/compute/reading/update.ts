import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { JsonObject } from '../../openstack/json.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { showServer } from '../requests.ts'
import {
  accessAddresses,
  type Change,
  changedServer,
  longestNamed,
  longNamed,
  oddlyNamed,
  readdressed,
  renamed,
  updateServer,
} from './changes.ts'
import { rowOf, serverIn } from './rows.ts'
import { shownStatuses } from './variants.ts'

const update = 'compute.servers.update'
const twoUpdates = ['compute.servers.update.two-updates']

/** What no update of a name or address touches; `updated` and, on some targets, details of addresses may differ. */
const kept = [
  'id',
  'tenant_id',
  'user_id',
  'created',
  'status',
  'image',
  'flavor',
  'metadata',
  'hostId',
  'config_drive',
]

function expectKept(t: CheckContext, before: JsonObject, after: JsonObject, names: readonly string[]): void {
  for (const name of names) t.expect(after[name], `${name}, as before`).toEqual(before[name])
}

/** Addresses have many spellings (RFC 4291 §2.2); URLs have one. */
function canonical(address: unknown): string {
  const host = `[${String(address)}]`
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : String(address)
}

async function succeeded(t: CheckContext, change: (t: CheckContext) => Promise<Change>) {
  const { before, reply, after } = await change(t)
  t.prepared(reply, 200)
  t.focus(reply)
  return { before: serverIn(before), answered: serverIn(reply), after: serverIn(t.prepared(after, ...shownStatuses)) }
}

/** A name that is taken as it is. */
const named = (
  what: string,
  title: string,
  level: 'required' | 'advisory',
  step: (t: CheckContext) => Promise<Change & { name: string }>,
): Check =>
  check(`${update}.${what}`, {
    title,
    clause: ['§1.2.6.4 example request', '§1.2.6.2 body parameter name'],
    level,
    effect: 'create',
    covers: ['rule:names-as-given'],
    run: async t => {
      const { reply, after, name } = await step(t)
      t.focus(reply)
      t.expect(reply.status, 'the update').toBe(200)
      t.expect(serverIn(reply).name, 'the name in the answer').toBe(name)
      t.expect(serverIn(after).name, 'the name afterwards').toBe(name)
    },
  })

/** What an update of a server changes, and what it does not (§1.2.6.4). */
export const updateChecks: Check[] = [
  check(`${update}.renames`, {
    title: 'a renamed server has its new name in the answer, when shown and in the list',
    clause: ['§1.2.6.4 example request', '§1.2.2 Servers item 9'],
    level: 'required',
    effect: 'create',
    covers: ['rule:name-and-addresses'],
    errata: ['compute.rst.servers.update.bracket', 'compute.servers.update.path-bracket', ...twoUpdates],
    run: async t => {
      const { name } = await renamed(t)
      const { answered, after } = await succeeded(t, renamed)
      t.expect([answered.name, after.name], 'the name in the answer and afterwards').toEqual([name, name])
    },
  }),
  check(`${update}.rename-keeps-the-rest`, {
    title: 'an update of the name alone leaves all else as it was',
    clause: ['§1.2.6.4 description', '§1.2.6.4 example request'],
    level: 'required',
    effect: 'create',
    errata: twoUpdates,
    run: async t => {
      const { before, after } = await succeeded(t, renamed)
      expectKept(t, before, after, [...kept, 'addresses', 'accessIPv4', 'accessIPv6'])
    },
  }),
  check(`${update}.answer-as-shown`, {
    title: 'the answer to an update describes the server as it is shown afterwards',
    clause: ['§1.2.6.4 example response', '§1.2.6.3 example response'],
    level: 'required',
    effect: 'create',
    errata: [...twoUpdates, 'compute.servers.update.links-of-another-server'],
    run: async t => {
      const { answered, after } = await succeeded(t, renamed)
      const told = ['id', 'name', 'tenant_id', 'user_id', 'created', 'status', 'metadata', 'accessIPv4', 'accessIPv6']
      expectKept(t, after, answered, told)
    },
  }),
  check(`${update}.addresses-set`, {
    title: 'a server has the IP addresses that it is given, in the answer and when shown',
    clause: ['§1.2.6.4 example request', '§1.2.2 Servers item 10'],
    level: 'required',
    effect: 'create',
    covers: ['rule:name-and-addresses'],
    errata: twoUpdates,
    run: async t => {
      const { answered, after } = await succeeded(t, readdressed)
      for (const server of [answered, after]) {
        t.expect(server.accessIPv4, 'accessIPv4').toBe(accessAddresses.accessIPv4)
        t.expect(canonical(server.accessIPv6), 'accessIPv6').toBe(canonical(accessAddresses.accessIPv6))
      }
    },
  }),
  check(`${update}.addresses-keep-the-rest`, {
    title: 'an update of the addresses alone leaves the name and all else as it was',
    clause: ['§1.2.6.4 description', '§1.2.6.4 example request'],
    level: 'required',
    effect: 'create',
    errata: twoUpdates,
    run: async t => {
      const { before, after } = await succeeded(t, readdressed)
      expectKept(t, before, after, [...kept, 'name', 'addresses'])
    },
  }),
  check(`${update}.time-of-update`, {
    title: 'an update does not set back the time of the last update, nor change that of the creation',
    clause: '§1.2.6.4 example response',
    level: 'advisory',
    effect: 'create',
    errata: twoUpdates,
    run: async t => {
      const { before, after } = await succeeded(t, readdressed)
      t.expect(after.created, 'created').toBe(before.created)
      const times = [before, after].map(({ updated }) => Date.parse(String(updated)))
      t.expect(times[1], 'updated').toBeGreaterThanOrEqual(times[0] ?? Number.NaN)
    },
  }),
  named('name-of-64', 'a name of 64 characters is taken as it is', 'required', longNamed),
  named('name-with-symbols', 'a name with blanks, capitals and symbols is taken as it is', 'required', oddlyNamed),
  named('name-of-255', 'a name of 255 characters is taken as it is', 'advisory', longestNamed),
  check(`${update}.listed-by-new-name`, {
    title: 'after an update a server is listed by its new name, and no more by the old one',
    clause: ['§1.2.6.4 description', '§1.2.6.1 query parameter name'],
    level: 'required',
    effect: 'create',
    covers: ['rule:name-and-addresses'],
    run: async t => {
      const { id, reply, name, byName } = await renamed(t)
      t.prepared(reply, 200)
      t.focus(byName.now)
      const row = rowOf(t.prepared(byName.now, ...shownStatuses), id)
      t.expect(row?.name, 'the name in the list by the new name').toBe(name)
      t.expect(rowOf(t.prepared(byName.former, ...shownStatuses), id), 'the row in the list by the old name').toBe(
        undefined,
      )
    },
  }),
  check(`${update}.not-by-the-client`, {
    title: 'an update does not change what no client may set: the id, owner, status or flavor',
    clause: '§1.2.6.4 description',
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const id = await changedServer(t)
      const before = serverIn(t.prepared(await showServer(t, id), ...shownStatuses))
      const wrong = { id: t.unknownId(), tenant_id: t.unknownId(), status: 'ERROR', flavorRef: t.unknownId() }
      const reply = await updateServer(t, id, wrong)
      // It may be ignored or refused; the documents do not say.
      t.expect(reply.status, 'the answer').toBe(oneOf([200, 400], reply.status))
      const after = serverIn(t.prepared(await showServer(t, id), ...shownStatuses))
      expectKept(t, before, after, ['id', 'tenant_id', 'status', 'flavor', 'name'])
    },
  }),
]
