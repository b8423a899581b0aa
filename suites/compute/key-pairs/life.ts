import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { jsonOf, member, textAt } from '../../openstack/json.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { untilGone } from '../../openstack/wait.ts'
import { neighbour } from '../requests.ts'
import { aPublicKey, generatedPair, guardedPair, importedPair, ownPair } from './fixtures.ts'
import { createPair, deletePair, listedPairs, privateKeyOf, shownText, showPair } from './requests.ts'

const listed = 'compute.key-pairs.list'
const shown = 'compute.key-pairs.show'
const deleted = 'compute.key-pairs.delete'

const namesIn = (pairs: readonly unknown[]): string[] => pairs.map(pair => textAt(pair, 'name'))

/** Key pairs are a user's (§1.8.6.2): two identities of one user have the same ones. */
async function otherUser(t: CheckContext): Promise<void> {
  const ours = shownText((await importedPair(t)).created, 'user_id')
  const theirs = await t.shared('key pair of the neighbour', async owner => {
    const pair = { name: owner.name('neighbour'), public_key: await aPublicKey(owner) }
    return shownText(owner.prepared(await createPair(owner, pair, neighbour), 200), 'user_id')
  })
  if (ours !== '' && ours === theirs) t.skip('both identities are the same user, whose key pairs are the same')
}

/** Key pairs in lists, alone, for others, and at their end (§1.8.6.1, §1.8.6.3, §1.8.6.4). */
export const lifeChecks: Check[] = [
  check(`${listed}.agrees-with-show`, {
    title: 'the key pairs of the account are listed, each as it is shown alone',
    clause: ['§1.8.6.1 description', '§1.8.6.4 description'],
    level: 'required',
    effect: 'create',
    covers: ['rule:of-the-account'],
    run: async t => {
      const names = [(await generatedPair(t)).name, (await importedPair(t)).name]
      const { reply, pairs } = await listedPairs(t)
      for (const name of names) {
        const row = pairs.find(pair => textAt(pair, 'name') === name)
        t.focus(reply)
        t.expect(row, `${name} is in the list`).toBeDefined()
        const alone = member(jsonOf(t.prepared(await showPair(t, name), 200)), 'keypair')
        for (const text of ['name', 'public_key', 'fingerprint'])
          t.expect(textAt(alone, text), `${text}, as it is listed`).toBe(textAt(row, text))
      }
    },
  }),
  check(`${listed}.names-unique`, {
    title: 'no key pair is listed twice',
    clause: '§1.8.6.1 description',
    level: 'required',
    effect: 'create',
    run: async t => {
      const { name } = await importedPair(t)
      const names = namesIn((await listedPairs(t)).pairs)
      t.expect(
        names.filter(one => one === name),
        'rows of one key pair',
      ).toEqual([name])
    },
  }),
  check(`${shown}.no-private-key`, {
    title: 'the private key is neither shown nor listed afterwards',
    clause: ['§1.8.6.4 example response', '§1.8.6.1 example response'],
    level: 'advisory',
    effect: 'create',
    kind: 'security',
    run: async t => {
      const { name } = await generatedPair(t)
      const alone = t.prepared(await showPair(t, name), 200)
      const { reply, pairs } = await listedPairs(t)
      const told = pairs.some(pair => textAt(pair, 'private_key') !== '') || reply.text().includes('PRIVATE KEY')
      t.expect([privateKeyOf(alone) !== undefined, told], 'whether it is shown, and listed').toEqual([false, false])
    },
  }),
  check(`${deleted}.is-gone`, {
    title: 'a deleted key pair is neither shown nor listed any more, and cannot be deleted again',
    clause: ['§1.8.6.3 description', '§1.8.4 404'],
    level: 'required',
    effect: 'create',
    covers: ['#error.404', 'rule:no-body'],
    run: async t => {
      const name = await ownPair(t, 'doomed')
      t.expect(namesIn((await listedPairs(t)).pairs), 'the list while it is there').toContain(name)
      const reply = await deletePair(t, name)
      t.expect(reply.status, 'the status of the deletion').toBe(202)
      t.expect(reply.body.length, 'bytes of its body').toBe(0)
      await untilGone(t, () => showPair(t, name))
      t.expect(namesIn((await listedPairs(t)).pairs), 'the list afterwards').not.toContain(name)
      t.expect((await deletePair(t, name)).status, 'deleting it again').toBe(404)
    },
  }),
  check(`${deleted}.name-is-free-again`, {
    title: 'the name of a deleted key pair can be given to another key',
    clause: ['§1.8.6.3 description', '§1.8.6.2 description'],
    level: 'required',
    effect: 'create',
    run: async t => {
      const name = await ownPair(t, 'twice')
      t.prepared(await deletePair(t, name), 202)
      await untilGone(t, () => showPair(t, name))
      const reply = await createPair(t, { name, public_key: await aPublicKey(t) })
      t.expect(reply.status, 'the second of that name').toBe(200)
    },
  }),
  check(`${listed}.not-of-others`, {
    title: 'another user does not see the key pairs of this one, neither in the list nor alone',
    clause: ['§1.8.6.1 description', '§1.8.6.4 description', '§1.8.4 404'],
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: ['rule:of-the-account', 'compute.key-pairs.show#error.404'],
    needs: ['alternate'],
    run: async t => {
      await otherUser(t)
      const name = await guardedPair(t)
      t.expect(namesIn((await listedPairs(t, neighbour)).pairs), 'their list').not.toContain(name)
      t.expect([403, 404], 'what they are answered').toContain((await showPair(t, name, neighbour)).status)
    },
  }),
  check(`${deleted}.not-of-others`, {
    title: 'another user cannot delete a key pair of this one',
    clause: ['§1.8.6.3 description', '§1.8.4 404'],
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: ['#error.404'],
    needs: ['alternate'],
    run: async t => {
      await otherUser(t)
      const name = await ownPair(t, 'kept')
      const reply = await deletePair(t, name, neighbour)
      const after = await showPair(t, name)
      t.focus(reply)
      t.expect(reply.status, 'what they are answered').toBe(oneOf([403, 404], reply.status))
      t.expect(after.status, 'it is still there').toBe(200)
    },
  }),
  check('compute.key-pairs.create.same-name-of-another-user', {
    title: 'two users may give the same name to a key of each',
    clause: ['§1.8.6.1 description', '§1.8.6.4 description'],
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: ['#body.name', 'rule:compute.key-pairs.list.of-the-account'],
    needs: ['alternate'],
    run: async t => {
      await otherUser(t)
      const name = await ownPair(t, 'namesake')
      const ours = shownText(t.prepared(await showPair(t, name), 200), 'public_key')
      const reply = await createPair(t, { name }, neighbour)
      t.expect(reply.status, 'their creation').toBe(200)
      t.expect(shownText(await showPair(t, name), 'public_key'), 'our key').toBe(ours)
      t.expect(shownText(await showPair(t, name, neighbour), 'public_key') === ours, 'whether theirs is ours').toBe(
        false,
      )
    },
  }),
]
