import type { CheckContext } from '../../../tools/model/check.ts'
import { jsonBody, jsonOf, member, rowsOf } from '../../openstack/json.ts'
import { withBody } from '../../openstack/judged-body.ts'
import type { Part } from '../part.ts'
import { creationChecks } from './creation.ts'
import { aPublicKey, generatedPair, guardedPair, importedPair, ownPair } from './fixtures.ts'
import { lifeChecks } from './life.ts'
import { refusedCreationChecks } from './refused-creations.ts'
import { deletePair, listedPairs, ofPair, showPair } from './requests.ts'

const onPair = async (t: CheckContext) => ofPair(await guardedPair(t))

/** See the flavors: the chapter does not say which of its codes refuses another project's token. */
const otherProject = [403, 400, 404]
const rules = { alternate: ['#path.tenant_id'] }

/** Key pairs (§1.8.6.1 to §1.8.6.4). */
export const keyPairsPart: Part = {
  exemplars: [
    {
      operation: 'compute.key-pairs.list',
      variant: 'pairs',
      effect: 'create',
      statuses: [200],
      body: 'json',
      likeSample: true,
      // The run's own row alone: what others keep need not look like the sample.
      send: async t => {
        const { name } = await importedPair(t)
        const { reply } = await listedPairs(t)
        const own = rowsOf(reply, 'keypairs').filter(row => member(row, 'keypair', 'name') === name)
        return own.length === 0 ? reply : withBody(reply, { ...jsonOf(reply), keypairs: own })
      },
    },
    {
      operation: 'compute.key-pairs.create',
      variant: 'imported',
      effect: 'create',
      statuses: [200],
      body: 'json',
      likeSample: true,
      covers: ['#body.name', '#body.public_key'],
      send: async t => (await importedPair(t)).created,
    },
    {
      operation: 'compute.key-pairs.create',
      variant: 'generated',
      effect: 'create',
      statuses: [200],
      body: 'json',
      covers: ['#body.name'],
      send: async t => (await generatedPair(t)).created,
    },
    {
      operation: 'compute.key-pairs.delete',
      variant: 'pair',
      effect: 'create',
      statuses: [202],
      covers: ['#path.keypair_name'],
      send: async t => deletePair(t, await ownPair(t, 'doomed')),
    },
    {
      operation: 'compute.key-pairs.show',
      variant: 'pair',
      effect: 'create',
      statuses: [200],
      body: 'json',
      likeSample: true,
      covers: ['#path.keypair_name'],
      errata: ['compute.key-pairs.zone-only-alone'],
      send: async t => showPair(t, (await importedPair(t)).name),
    },
  ],
  guardedRequests: [
    {
      operation: 'compute.key-pairs.list',
      effect: 'read',
      options: async () => ({ headers: { Accept: 'application/json' } }),
      otherProject,
      rules,
    },
    {
      operation: 'compute.key-pairs.create',
      effect: 'create',
      options: async t => jsonBody({ keypair: { name: t.name('intruder'), public_key: await aPublicKey(t) } }),
      otherProject,
      rules,
    },
    { operation: 'compute.key-pairs.delete', effect: 'create', options: onPair, otherProject, rules },
    { operation: 'compute.key-pairs.show', effect: 'create', options: onPair, otherProject, rules },
  ],
  unknownIds: [
    { operation: 'compute.key-pairs.delete', options: (_, id) => ofPair(id), covers: ['#path.keypair_name'] },
    { operation: 'compute.key-pairs.show', options: (_, id) => ofPair(id), covers: ['#path.keypair_name'] },
  ],
  behaviour: [...creationChecks, ...refusedCreationChecks, ...lifeChecks],
  notEvaluated: {
    'rule:compute.key-pairs.create.deleted-before-user':
      'a user of the identity service would have to be deleted, which is no operation of the manual',
  },
}
