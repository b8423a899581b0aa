import type { CallOptions, Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { jsonOf, rowsOf, textAt } from '../../openstack/json.ts'
import { createServer, list } from '../requests.ts'
import { bootFields, guardedServer, settledServer } from '../servers/own-server.ts'
import { linkOf } from './rows.ts'
import { shownStatuses } from './variants.ts'

/** Key of the second server of a name, for the suite's list of fixtures. */
export const twinsKey = 'twin of the guarded server'

/**
 * Two servers of one name, so that a list by that name is a short one that nobody else changes: the guarded one, of which
 * nothing is changed, and a twin of it.
 */
function twins(t: CheckContext): Promise<{ name: string; ids: string[] }> {
  return t.shared(twinsKey, async owner => {
    const { id: first, name } = await guardedServer(owner)
    const fields = await bootFields(owner)
    const second = textAt(jsonOf(owner.prepared(await createServer(owner, { ...fields, name }), 202)), 'server', 'id')
    owner.prepared(await settledServer(owner, second), ...shownStatuses)
    return { name, ids: [first, second] }
  })
}

type Query = NonNullable<CallOptions['query']>

async function page(t: CheckContext, operation: string, query: Query): Promise<{ reply: TargetReply; ids: string[] }> {
  const reply = t.prepared(await list(t, operation, query), ...shownStatuses)
  return { reply, ids: rowsOf(reply, 'servers').map(row => textAt(row, 'id')) }
}

/** The whole short list and its first page of one; no document speaks of pages, so that a target may have none. */
async function firstOfTwo(t: CheckContext, operation: string) {
  const { name } = await twins(t)
  const whole = (await page(t, operation, { name })).ids
  const first = await page(t, operation, { name, limit: 1 })
  if (first.ids.length > 1 || first.ids.length === whole.length)
    t.unsupported('the target knows no limit of a list, and no document speaks of one')
  return { name, whole, first }
}

const lists = [
  { operation: 'servers.list', section: '1.2.6.1' },
  { operation: 'servers.list-details', section: '1.1.6.2' },
]

const checksOf = ({ operation, section }: (typeof lists)[number]): Check[] => [
  check(`compute.${operation}.twins-are-two-rows`, {
    title: 'two servers of one name are two rows',
    clause: [`§${section} description`, '§1.2.6.1 query parameter name'],
    level: 'required',
    effect: 'create',
    covers: ['rule:compute.servers.list.all-servers'],
    run: async t => {
      const { name, ids } = await twins(t)
      const whole = (await page(t, operation, { name })).ids
      t.expect([...whole].sort(), 'servers of that name').toEqual([...ids].sort())
    },
  }),
  check(`compute.${operation}.order-stable`, {
    title: 'a list that is asked for again has its servers in the same order',
    clause: `§${section} description`,
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const { name } = await twins(t)
      const whole = (await page(t, operation, { name })).ids
      t.expect((await page(t, operation, { name })).ids, 'asked for again').toEqual(whole)
    },
  }),
  check(`compute.${operation}.pages-lose-nothing`, {
    title: 'pages of one, each from the last server on, are together the whole list in its order',
    clause: `§${section} description`,
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const { name, whole, first } = await firstOfTwo(t, operation)
      const ids = [...first.ids]
      // One page more than there can be, so that what repeats is seen and nothing is asked for ever.
      for (let pages = 0; pages < 3; pages += 1) {
        const { ids: next } = await page(t, operation, { name, limit: 1, marker: ids.at(-1) ?? '' })
        t.expect(next.length, 'servers on a page of one').toBeLessThanOrEqual(1)
        if (next.length === 0) break
        ids.push(...next)
      }
      t.expect(ids, 'the servers of all pages').toEqual(whole)
    },
  }),
  check(`compute.${operation}.limit-beyond-all`, {
    title: 'a limit beyond all there is leaves the whole list',
    clause: `§${section} description`,
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const { name, whole } = await firstOfTwo(t, operation)
      t.expect((await page(t, operation, { name, limit: 3 })).ids, 'servers up to three').toEqual(whole)
      t.expect((await page(t, operation, { name, limit: 2 })).ids, 'servers up to two').toEqual(whole)
    },
  }),
  check(`compute.${operation}.next-link-followable`, {
    title: 'the link to the next page leads to it',
    clause: `§${section} description`,
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const { whole, first } = await firstOfTwo(t, operation)
      const link = linkOf(t, jsonOf(first.reply).servers_links, 'next')
      if (link === undefined) return t.unsupported('the target links no next page, and no document speaks of one')
      t.expect(link.pathname, 'the path of the list').toMatch(operation === 'servers.list' ? /\/servers$/ : /\/detail$/)
      const next = await page(t, operation, Object.fromEntries(link.searchParams))
      t.expect(next.ids, 'the second page').toEqual(whole.slice(1))
    },
  }),
]

/** Lists of more than one server, and their pages, which deployed services have and no document describes. */
export const pagingChecks: Check[] = lists.flatMap(checksOf)
