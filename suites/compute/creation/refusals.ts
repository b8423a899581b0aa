import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { jsonBody, rowsOf, textAt } from '../../openstack/json.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { list } from '../requests.ts'
import { type BadCreation, badCreations } from './bad-creations.ts'
import { completeServer } from './create.ts'
import { unknownThings } from './unknown-things.ts'

function refusal({ what, title, clause, level, creation, statuses = [400], covers, errata, send }: BadCreation): Check {
  const operation = `compute.servers.${creation ?? 'create'}`
  return check(`${operation}.${what}-${statuses.join('-or-')}`, {
    title: `${title} is refused, and no server is made`,
    clause: [clause, ...statuses.map(status => `§1.2.4 ${status}`)],
    level: level ?? 'required',
    effect: 'create',
    covers: [...(statuses.length === 1 ? statuses.map(status => `#error.${status}`) : []), ...(covers ?? [])],
    errata: errata ?? [],
    run: async t => {
      const name = t.name('bad')
      const reply = await send(t, name)
      t.expect(reply.status, 'the refusal').toBe(oneOf(statuses, reply.status))
      const found = await t.violations(operation, reply.status, 'application/json', reply.body)
      t.expect(found, 'departures from the documented fault').toEqual([])
      const left = rowsOf(t.prepared(await list(t, 'servers.list', { name }), 200), 'servers')
      t.focus(reply)
      t.expect(
        left.map(row => textAt(row, 'name')).filter(other => other.startsWith(name)),
        'servers of that name',
      ).toEqual([])
    },
  })
}

/** Creations that are refused (§1.2.4). */
export const refusalChecksOfCreation: Check[] = [
  ...[...badCreations, ...unknownThings].map(refusal),
  check('compute.servers.create.other-media-type-415', {
    title: 'a creation of another media type than JSON is refused with 415',
    clause: ['§1.2.3 request header Content-Type', '§1.2.4 415'],
    // No sentence says what becomes of other types.
    level: 'advisory',
    effect: 'create',
    covers: ['#error.415'],
    run: async t => {
      const { body } = jsonBody({ server: await completeServer(t, { name: t.name('bad') }) })
      const headers = { 'Content-Type': 'text/plain', Accept: 'application/json' }
      const reply = await t.call('compute.servers.create', { headers, ...(body === undefined ? {} : { body }) })
      t.expect(reply.status, 'an unsupported media type').toBe(415)
    },
  }),
]
