import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { aPublicKey, generatedPair, importedPair } from './fixtures.ts'
import { fitOf, md5Fingerprint, type PublicKey, readPublicKey } from './keys.ts'
import { createPair, listedPairs, ofPair, privateKeyOf, shownText, showPair } from './requests.ts'

const operation = 'compute.key-pairs.create'

/** The public key that an answer shows, which must be one that can be read. */
function publicKeyOf(t: CheckContext, reply: TargetReply): PublicKey {
  const key = readPublicKey(shownText(reply, 'public_key'))
  t.expect(key, 'public_key is a key as SSH writes it').toBeDefined()
  return key as PublicKey
}

/** The zone that the run may name: that of its profile, else that which the target chose. */
async function knownZone(t: CheckContext): Promise<string> {
  const { name } = await generatedPair(t)
  const { availabilityZone = shownText(await showPair(t, name), 'availability_zone') } = t.fixtures
  return availabilityZone === '' ? t.unsupported('no availability zone is known to be named') : availabilityZone
}

/** What becomes of a key that is made, and of one that is given (§1.8.6.2). */
export const creationChecks: Check[] = [
  check(`${operation}.generates-a-key`, {
    title: 'without a public key one is generated, and it can be read',
    clause: '§1.8.6.2 body parameter public_key',
    level: 'required',
    effect: 'create',
    covers: ['#body.public_key', 'rule:generates-without-public-key'],
    run: async t => {
      const { name, created } = await generatedPair(t)
      t.prepared(created, 200)
      t.focus(created)
      t.expect(shownText(created, 'name'), 'its name').toBe(name)
      publicKeyOf(t, created)
    },
  }),
  check(`${operation}.generates-another-each-time`, {
    title: 'a key that is generated is a new one each time',
    clause: '§1.8.6.2 body parameter public_key',
    level: 'required',
    effect: 'create',
    covers: ['#body.public_key', 'rule:generates-without-public-key'],
    run: async t => {
      const first = t.prepared((await generatedPair(t)).created, 200)
      const second = t.prepared(await createPair(t, { name: t.name('another') }), 200)
      const [one, other] = [publicKeyOf(t, first), publicKeyOf(t, second)]
      t.expect(other.blob.equals(one.blob), 'whether two generated keys are the same').toBe(false)
    },
  }),
  check(`${operation}.private-key-fits`, {
    title: 'a generated key is answered with the private key that belongs to it',
    clause: '§1.8.6.2 body parameter public_key',
    // No sentence and no sample has the private key; without it a generated key would be of no use.
    level: 'advisory',
    effect: 'create',
    kind: 'security',
    covers: ['rule:generates-without-public-key'],
    run: async t => {
      const { created } = await generatedPair(t)
      t.prepared(created, 200)
      t.focus(created)
      const key = publicKeyOf(t, created)
      const secret = privateKeyOf(created)
      t.expect(secret === undefined ? 'is missing' : fitOf(secret, key), 'the private key').toBe('fits')
    },
  }),
  check(`${operation}.imports-the-key`, {
    title: 'a public key is imported as it is, and none is generated',
    clause: ['§1.8.6.2 body parameter public_key', '§1.8.6.4 description'],
    level: 'required',
    effect: 'create',
    covers: ['#body.public_key', 'rule:imports-public-key'],
    run: async t => {
      const { name, publicKey, created } = await importedPair(t)
      t.prepared(created, 200)
      const given = readPublicKey(publicKey)?.blob.toString('base64')
      for (const reply of [created, t.prepared(await showPair(t, name), 200)]) {
        t.focus(reply)
        t.expect(shownText(reply, 'name'), 'its name').toBe(name)
        t.expect(publicKeyOf(t, reply).blob.toString('base64'), 'the key').toBe(given)
      }
      t.expect(privateKeyOf(created) === undefined, 'whether no private key is made').toBe(true)
    },
  }),
  check(`${operation}.keeps-the-comment`, {
    title: 'an imported key keeps its comment',
    clause: '§1.8.6.2 example response',
    level: 'advisory',
    effect: 'create',
    covers: ['#body.public_key'],
    run: async t => {
      const { publicKey, created } = await importedPair(t)
      t.prepared(created, 200)
      t.focus(created)
      t.expect(shownText(created, 'public_key').trim(), 'public_key').toBe(publicKey)
    },
  }),
  ...([generatedPair, importedPair] as const).map((pair, index) =>
    check(`${operation}.fingerprint-of-${index === 0 ? 'generated' : 'imported'}`, {
      title: `the fingerprint of ${index === 0 ? 'a generated' : 'an imported'} key is its MD5`,
      clause: '§1.8.6.2 example response',
      // Only the sample shows what it is.
      level: 'advisory',
      effect: 'create',
      run: async t => {
        const { created } = await pair(t)
        t.prepared(created, 200)
        t.focus(created)
        t.expect(shownText(created, 'fingerprint'), 'fingerprint').toBe(md5Fingerprint(publicKeyOf(t, created)))
      },
    }),
  ),
  check(`${operation}.chooses-one-zone`, {
    title: 'where no availability zone is named, all key pairs of a user come into the same one',
    clause: '§1.8.6.2 body parameter availability_zone',
    level: 'required',
    effect: 'create',
    covers: ['#body.availability_zone', 'rule:default-availability-zone'],
    errata: ['compute.key-pairs.zone-only-alone'],
    run: async t => {
      const names = [(await generatedPair(t)).name, (await importedPair(t)).name]
      const zones: string[] = []
      for (const name of names) zones.push(shownText(t.prepared(await showPair(t, name), 200), 'availability_zone'))
      if (zones.every(zone => zone === '')) t.unsupported('the target does not tell the zone of a key pair')
      t.expect(zones[1], 'the zone of the second').toBe(zones[0])
    },
  }),
  check(`${operation}.in-a-named-zone`, {
    title: 'a key pair is made in the availability zone that is named, and found, listed and deleted there',
    clause: [
      '§1.8.6.2 body parameter availability_zone',
      '§1.8.6.4 URI parameter availability_zone',
      '§1.8.6.3 URI parameter availability_zone',
    ],
    level: 'required',
    effect: 'create',
    covers: [
      '#body.availability_zone',
      'compute.key-pairs.show#query.availability_zone',
      'compute.key-pairs.delete#query.availability_zone',
    ],
    errata: ['compute.key-pairs.zone-only-alone', 'compute.key-pairs.availability-zone-is-query'],
    run: async t => {
      const availability_zone = await knownZone(t)
      const name = t.name('zoned')
      const created = await createPair(t, { name, public_key: await aPublicKey(t), availability_zone })
      t.expect(created.status, 'the status of the creation').toBe(200)
      const shown = await t.call('compute.key-pairs.show', ofPair(name, { availability_zone }))
      t.expect(shown.status, 'shown in that zone').toBe(200)
      t.expect(shownText(shown, 'name'), 'its name').toBe(name)
      t.expect(['', availability_zone], 'its zone, where it is told').toContain(shownText(shown, 'availability_zone'))
      const { pairs } = await listedPairs(t)
      t.expect(pairs, 'the list').toContainEqual(t.expect.objectContaining({ name }))
      const deleted = await t.call('compute.key-pairs.delete', ofPair(name, { availability_zone }))
      t.expect(deleted.status, 'deleted in that zone').toBe(202)
    },
  }),
  check(`${operation}.odd-names`, {
    title: 'names with capitals, digits, blanks, hyphens and underscores are kept as they are',
    clause: '§1.8.6.2 body parameter name',
    // No sentence says which characters a name may have.
    level: 'advisory',
    effect: 'create',
    covers: ['#body.name', 'compute.key-pairs.show#path.keypair_name'],
    run: async t => {
      const name = t.name('Two words_and-007')
      const created = await createPair(t, { name, public_key: await aPublicKey(t) })
      t.expect(created.status, 'the status of the creation').toBe(200)
      t.expect(shownText(await showPair(t, name), 'name'), 'its name').toBe(name)
    },
  }),
]
