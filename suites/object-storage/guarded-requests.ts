import type { CheckContext } from '../../tools/model/check.ts'
import type { GuardedRequest } from '../contract/refusals.ts'
import { oneOf } from '../openstack/one-of.ts'
import { ownContainer, type Place, store } from './fixtures.ts'

/** An object in a container of its own that only its owner may see; nothing changes it. */
function guarded(t: CheckContext): Promise<Place> {
  return t.shared('guarded object', async owner => {
    const place = { container: await ownContainer(owner, {}, 'guarded'), object: 'secret' }
    await store(owner, place, 'a secret')
    return place
  })
}

const withoutToken = { none: ['rule:no-token-fails'] }

const onContainer = async (t: CheckContext) => ({ path: { container: (await guarded(t)).container } })
const onObject = async (t: CheckContext) => ({ path: await guarded(t) })

/** A place in the guarded container where there is nothing, and where nothing may come to be. */
async function onNewObject(t: CheckContext): Promise<{ path: Place }> {
  const { container } = await guarded(t)
  return { path: { container, object: t.name('intruder') } }
}

/** One request of each operation, for those who must not send it (§2.7.4 401 and 403). */
export const guardedRequests: GuardedRequest[] = [
  { operation: 'object-storage.containers.list', effect: 'read', options: async () => ({}) },
  {
    operation: 'object-storage.accounts.update',
    effect: 'create',
    options: async t => ({ headers: { [`X-Account-Meta-${t.name('intruder')}`]: 'x' } }),
  },
  {
    operation: 'object-storage.accounts.show',
    effect: 'read',
    options: async () => ({}),
    rules: { invalid: ['rule:bad-token-401'], expired: ['rule:bad-token-401'] },
  },
  { operation: 'object-storage.objects.list', effect: 'create', options: onContainer },
  {
    operation: 'object-storage.containers.create',
    effect: 'create',
    options: async t => ({ path: { container: t.name('intruder') } }),
  },
  // It is not empty: a target that fails to refuse answers 409, and the object stays for the other checks.
  { operation: 'object-storage.containers.delete', effect: 'create', options: onContainer },
  {
    operation: 'object-storage.containers.update',
    effect: 'create',
    options: async t => ({ ...(await onContainer(t)), headers: { 'X-Container-Meta-Intruder': 'x' } }),
  },
  { operation: 'object-storage.containers.show', effect: 'create', options: onContainer },
  { operation: 'object-storage.objects.download', effect: 'create', options: onObject },
  {
    operation: 'object-storage.objects.upload',
    effect: 'create',
    options: async t => ({ ...(await onNewObject(t)), body: 'intrusion' }),
  },
  {
    operation: 'object-storage.objects.copy',
    effect: 'create',
    options: async t => {
      const path = await guarded(t)
      return { path, headers: { Destination: `/${path.container}/${t.name('intruder')}` } }
    },
  },
  {
    operation: 'object-storage.objects.delete',
    effect: 'create',
    options: async t => {
      const { path } = await onNewObject(t)
      await store(t, path)
      return { path }
    },
    rules: withoutToken,
  },
  { operation: 'object-storage.objects.show', effect: 'create', options: onObject },
  {
    operation: 'object-storage.objects.update',
    effect: 'create',
    options: async t => ({ ...(await onObject(t)), headers: { 'X-Object-Meta-Intruder': 'x' } }),
    rules: withoutToken,
  },
  {
    operation: 'object-storage.bulk.delete',
    effect: 'create',
    options: async t => ({
      headers: { 'Content-Type': 'text/plain', Accept: 'application/json' },
      // Not empty either: a target that fails to refuse reports a conflict, and nothing is lost.
      body: `/${(await guarded(t)).container}\n`,
    }),
    refused: (t, reply, statuses) => {
      if (reply.status !== 200) {
        t.expect(reply.status, 'refused').toBe(oneOf(statuses, reply.status))
        return
      }
      const text = reply.text()
      t.expect(text, 'nothing is deleted').toMatch(/"Number Deleted": ?0\b/)
      t.expect(text, 'the report tells of a refusal, not of the container being full').toMatch(/\b(400|401|403|406)\b/)
      t.expect(text, 'what the container holds is not given away').not.toMatch(/\b409\b/)
    },
    rules: withoutToken,
    errata: ['object-storage.bulk.delete.always-200'],
  },
]
