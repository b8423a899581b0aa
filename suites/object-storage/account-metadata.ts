import type { Check, CheckContext } from '../../tools/model/check.ts'
import { check } from '../../tools/model/check.ts'

const update = 'object-storage.accounts.update'

/** Sets custom account metadata under names that only this run uses. */
async function setItems(t: CheckContext, headers: Record<string, string>): Promise<void> {
  t.prepared(await t.call(update, { headers }), 204)
}

function item(t: CheckContext, label: string): { name: string; header: string } {
  const name = t.name(label)
  return { name, header: `X-Account-Meta-${name}` }
}

async function storedValue(t: CheckContext, header: string): Promise<string | undefined> {
  return t.prepared(await t.call('object-storage.accounts.show'), 204, 200).header(header)
}

/** Custom metadata of the account (§2.7.5.2): merged, overwritten, deleted in two ways. */
export const accountMetadataChecks: Check[] = [
  check(`${update}.creates-item`, {
    title: 'an account metadata item that did not exist is created and can be retrieved',
    clause: '§2.7.5.2 create an item',
    level: 'required',
    effect: 'create',
    covers: [
      '#request-header.x-account-meta-{name}',
      'rule:creates-item',
      'rule:visible-afterwards',
      'rule:success-204',
    ],
    run: async t => {
      const { header } = item(t, 'made')
      const reply = await t.call(update, { headers: { [header]: 'MobyDick' } })
      t.expect(reply.status, 'a successful update is 204').toBe(204)
      t.expect(await storedValue(t, header), 'the value set is the value retrieved').toBe('MobyDick')
    },
  }),
  check(`${update}.overwrites-item`, {
    title: 'an account metadata item of the same name is overwritten',
    clause: '§2.7.5.2 overwrite an item',
    level: 'required',
    effect: 'create',
    covers: ['rule:overwrites-item'],
    run: async t => {
      const { header } = item(t, 'twice')
      await setItems(t, { [header]: 'first' })
      await setItems(t, { [header]: 'second' })
      t.expect(await storedValue(t, header), 'the later value stands').toBe('second')
    },
  }),
  check(`${update}.keeps-other-items`, {
    title: 'items that an update does not name stay as they are',
    clause: '§2.7.5.2 items not specified',
    level: 'required',
    effect: 'create',
    covers: ['rule:keeps-other-items'],
    run: async t => {
      const kept = item(t, 'kept')
      const other = item(t, 'other')
      await setItems(t, { [kept.header]: 'stays' })
      await setItems(t, { [other.header]: 'comes' })
      t.expect(await storedValue(t, kept.header), 'an item that was not named is unchanged').toBe('stays')
    },
  }),
  check(`${update}.empty-value-deletes`, {
    title: 'an empty value deletes the item',
    clause: '§2.7.5.2 delete by an empty value',
    level: 'required',
    effect: 'create',
    covers: ['rule:empty-value-deletes'],
    run: async t => {
      const { header } = item(t, 'emptied')
      await setItems(t, { [header]: 'here' })
      const reply = await t.call(update, { headers: { [header]: '' } })
      t.expect(reply.status, 'deleting an item is a successful update').toBe(204)
      t.expect(await storedValue(t, header), 'the item is gone').toBeUndefined()
    },
  }),
  check(`${update}.remove-header-deletes`, {
    title: 'X-Remove-Account-Meta-{name} deletes the item, whatever value it has',
    clause: '§2.7.5.2 delete by X-Remove-Account-Meta',
    level: 'required',
    effect: 'create',
    covers: ['#request-header.x-remove-account-meta-{name}', 'rule:remove-header-deletes'],
    errata: ['object-storage.accounts.update.remove-header'],
    run: async t => {
      const { name, header } = item(t, 'removed')
      await setItems(t, { [header]: 'here' })
      const reply = await t.call(update, { headers: { [`X-Remove-Account-Meta-${name}`]: 'any value at all' } })
      t.expect(reply.status, 'deleting an item is a successful update').toBe(204)
      t.expect(await storedValue(t, header), 'the item is gone').toBeUndefined()
    },
  }),
  check(`${update}.several-items-at-once`, {
    title: 'one update creates every item that it names',
    clause: '§2.7.5.2 X-Account-Meta-{name} 0..*',
    level: 'required',
    effect: 'create',
    run: async t => {
      const [one, two] = [item(t, 'one'), item(t, 'two')]
      await setItems(t, { [one.header]: '1', [two.header]: '2' })
      const reply = t.prepared(await t.call('object-storage.accounts.show'), 204, 200)
      t.expect([reply.header(one.header), reply.header(two.header)], 'both items were created').toEqual(['1', '2'])
    },
  }),
  check('object-storage.accounts.show.newest-accepted', {
    title: 'X-Newest: True is accepted',
    clause: '§2.7.5.3 request header X-Newest',
    level: 'required',
    effect: 'read',
    covers: ['#request-header.x-newest', 'rule:success-204'],
    run: async t => {
      const reply = await t.call('object-storage.accounts.show', { headers: { 'X-Newest': 'True' } })
      t.expect(reply.status, 'the newest replica answers').toBe(204)
    },
  }),
  check('object-storage.accounts.show.tells-what-the-list-tells', {
    title: 'HEAD and GET of an account tell the same kinds of counters',
    clause: [
      '§2.7.5.1 response header X-Account-Container-Count',
      '§2.7.5.3 response header X-Account-Container-Count',
    ],
    level: 'required',
    effect: 'read',
    covers: ['#response-header.x-account-container-count', '#response-header.x-account-object-count'],
    run: async t => {
      const names = ['x-account-container-count', 'x-account-object-count', 'x-account-bytes-used']
      const shown = await t.call('object-storage.accounts.show')
      const listed = await t.call('object-storage.containers.list', { query: { limit: 1 } })
      for (const name of names)
        t.expect([/^\d+$/.test(shown.header(name) ?? ''), /^\d+$/.test(listed.header(name) ?? '')], name).toEqual([
          true,
          true,
        ])
    },
  }),
]
