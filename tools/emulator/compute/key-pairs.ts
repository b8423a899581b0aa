import { fault } from '../rest/fault.ts'
import { wrapped } from '../rest/json-members.ts'
import type { RestRequest, RestRoutes } from '../rest/rest-request.ts'
import { chooseZone } from './availability-zones.ts'
import type { KeyPair, KeyPairStore } from './key-pair-store.ts'
import { fingerprint, generateKey } from './public-key.ts'

/** Of one user. */
export const maximumPairs = 100

/** Key pairs (§1.8.6.1 to 4). */
export function keyPairRoutes(keyPairs: KeyPairStore): RestRoutes {
  function findNamed({ caller, parameters: [name = ''], query }: RestRequest): KeyPair {
    const pair = keyPairs.find(caller.userId, name)
    const zone = query.get('availability_zone')
    if (pair === undefined || (zone !== null && zone !== pair.availabilityZone))
      throw fault(404, `Keypair ${name} not found for user ${caller.userId}`)
    return pair
  }

  function refuseAnother(userId: string, name: string): void {
    if (keyPairs.find(userId, name) !== undefined) throw fault(409, `Key pair '${name}' already exists.`)
    if (keyPairs.list(userId).length >= maximumPairs)
      throw fault(413, 'Quota exceeded, too many key pairs.', { 'Retry-After': '0' })
  }

  return {
    '/os-keypairs': {
      GET: ({ caller }) => ({
        status: 200,
        body: { keypairs: keyPairs.list(caller.userId).map(pair => ({ keypair: describe(pair) })) },
      }),
      POST: async request => {
        const { userId } = request.caller
        const given = wrapped(await request.body(), 'keypair', fault)
        const name = checkName(given.name)
        const availabilityZone = chooseZone(given.availability_zone)
        const imported = readPublicKey(given.public_key)
        refuseAnother(userId, name)
        const { publicKey, ...secret } = imported === undefined ? await newPair() : { publicKey: imported }
        // While a key was made, another request may have taken the name.
        refuseAnother(userId, name)
        const mark = fingerprint(publicKey)
        if (mark === undefined) throw fault(400, 'Keypair data is invalid: failed to generate fingerprint')
        const pair = keyPairs.add({ name, userId, publicKey, fingerprint: mark, availabilityZone })
        return { status: 200, body: { keypair: { ...describe(pair), ...secret, user_id: userId } } }
      },
    },
    '/os-keypairs/{name}': {
      GET: request => {
        const pair = findNamed(request)
        return { status: 200, body: { keypair: { ...describe(pair), availability_zone: pair.availabilityZone } } }
      },
      DELETE: request => {
        keyPairs.remove(findNamed(request))
        return { status: 202 }
      },
    },
  }
}

function describe({ name, publicKey, fingerprint }: KeyPair): object {
  return { name, public_key: publicKey, fingerprint }
}

async function newPair(): Promise<{ publicKey: string; private_key: string }> {
  const { publicKey, privateKey } = await generateKey()
  return { publicKey, private_key: privateKey }
}

/** @throws {Problem} 400 */
function checkName(value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > 255)
    throw fault(400, 'Keypair data is invalid: Keypair name must be string and between 1 and 255 characters long')
  if (!/^[\w -]+$/.test(value)) throw fault(400, 'Keypair data is invalid: Keypair name contains unsafe characters')
  return value
}

/** @returns undefined where a key is to be made. @throws {Problem} 400 */
function readPublicKey(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw fault(400, 'Keypair data is invalid: public_key is no string')
  return value
}
