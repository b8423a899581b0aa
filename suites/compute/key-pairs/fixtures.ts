import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { publicKeyOf } from './keys.ts'
import { createPair } from './requests.ts'

/** A key pair that the run made, with what its creation was answered. */
export interface OwnPair {
  name: string
  created: TargetReply
}

/** A key pair of which the target made the key, whatever the answer is; nobody changes it. */
export function generatedPair(t: CheckContext): Promise<OwnPair> {
  return t.shared('key pair generated', async owner => {
    const name = owner.name('generated')
    return { name, created: await createPair(owner, { name }) }
  })
}

/** A key pair of which the run made the key, whatever the answer is; nobody changes it. */
export function importedPair(t: CheckContext): Promise<OwnPair & { publicKey: string }> {
  return t.shared('key pair imported', async owner => {
    const name = owner.name('imported')
    const publicKey = publicKeyOf(owner.bytes(256), 'of a conformance run')
    return { name, publicKey, created: await createPair(owner, { name, public_key: publicKey }) }
  })
}

/** A key pair of a check's own: an imported key, which costs the target less than to make one. */
export async function ownPair(t: CheckContext, label = 'pair'): Promise<string> {
  const name = t.name(label)
  t.prepared(await createPair(t, { name, public_key: await aPublicKey(t) }), 200)
  return name
}

/** A key pair for those who must not touch it. */
export function guardedPair(t: CheckContext): Promise<string> {
  return t.shared('key pair guarded', owner => ownPair(owner, 'guarded'))
}

/** A public key for pairs whose key does not matter. */
export function aPublicKey(t: CheckContext): Promise<string> {
  return t.shared('public key', async owner => publicKeyOf(owner.bytes(256), 'of a conformance run'))
}
