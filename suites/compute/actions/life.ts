import type { CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { jsonBody, jsonOf, textAt } from '../../openstack/json.ts'
import { untilGone } from '../../openstack/wait.ts'
import { deleteServer, ofServer, showServer } from '../requests.ts'
import { type OwnServer, ownServer } from '../servers/own-server.ts'
import { isActive, isStopped, shown } from './server-facts.ts'
import { doing, rebooting, type Step, stepsOf, take } from './steps.ts'

/**
 * One life of a server, from its boot until it is not found any more, each step after the one before:
 *
 * booted → rebooted softly, hard, and in no documented way → stopped → started → rebuilt → asked for its password
 * → deleted. Those of servers that are resized and shelved are in `resizing-life.ts` and `shelving-life.ts`.
 *
 * A step is made once for a run, whichever check asks first. It judges nothing: where the target refuses it, the next
 * one that the server is in the state for begins all the same, and the step's own checks tell what was refused.
 */

const life = 'life of a server'
export const bootedKey = `${life}: booted`

export interface Beginning extends OwnServer {
  /** Of the key pair that it was booted with; absent where the target made none. */
  privateKey?: string
}

/** What it is described with at first, and what it is rebuilt with. */
export const firstMetadata = { stage: 'first' }
export const secondMetadata = { 'meta var': 'meta val', ['k'.repeat(255)]: 'v'.repeat(255) }
export const accessAddresses = { accessIPv4: '203.0.113.7', accessIPv6: '2001:db8::7' }

export function booted(t: CheckContext): Promise<Beginning> {
  return t.shared(bootedKey, async owner => {
    const keypair = { name: owner.name('key') }
    const made = await owner.call('compute.key-pairs.create', jsonBody({ keypair }))
    const privateKey = textAt(jsonOf(made), 'keypair', 'private_key')
    const fields = made.status < 300 ? { metadata: firstMetadata, key_name: keypair.name } : { metadata: firstMetadata }
    return { ...(await ownServer(owner, fields, 'life')), ...(privateKey === '' ? {} : { privateKey }) }
  })
}

const step = stepsOf(life, booted)

/** However it is called. */
const isStill = (look: TargetReply): boolean => isStopped(look) || shown(look, 'status') === 'SHUTOFF'

export const rebootedSoftly = step('rebooted softly', booted, id => ({
  from: isActive,
  send: rebooting(id, 'SOFT'),
  reached: isActive,
}))

export const rebootedHard = step('rebooted hard', rebootedSoftly, id => ({
  from: isActive,
  send: rebooting(id, 'HARD'),
  reached: isActive,
  outOfPlace: {
    start: doing('start', id, { 'os-start': null }),
    unshelve: doing('unshelve', id, { unshelve: null }),
    'confirm-resize': doing('confirm-resize', id, { confirmResize: null }),
    'revert-resize': doing('revert-resize', id, { revertResize: null }),
  },
}))

/** The type is neither of the two that the row names. */
export const rebootedOddly = step('rebooted oddly', rebootedHard, id => ({
  from: isActive,
  send: rebooting(id, 'MEDIUM'),
  reached: isActive,
}))

export const stopped = step('stopped', rebootedOddly, id => ({
  from: isActive,
  send: doing('stop', id, { 'os-stop': null }),
  reached: isStill,
  outOfPlace: { stop: doing('stop', id, { 'os-stop': null }) },
}))

export const started = step('started', stopped, id => ({
  from: isStill,
  send: doing('start', id, { 'os-start': null }),
  reached: isActive,
}))

export interface Rebuilt extends Step {
  name: string
  adminPass: string
}

/** With all that the sample sends. The password is masked wherever it is written. */
export function rebuilt(t: CheckContext): Promise<Rebuilt> {
  return t.shared(`${life}: rebuilt`, async owner => {
    const { id } = await booted(owner)
    await started(owner).catch(() => undefined)
    const name = owner.name('rebuilt')
    const adminPass = Buffer.from(owner.bytes(12)).toString('hex')
    const send = doing('rebuild', id, { rebuild: { name, adminPass, ...accessAddresses, metadata: secondMetadata } })
    return { name, adminPass, ...(await take(owner, id, { from: isActive, send, reached: isActive })) }
  })
}

export function passwordRead(t: CheckContext): Promise<TargetReply> {
  return t.shared(`${life}: asked for its password`, async owner => {
    const { id } = await booted(owner)
    await rebuilt(owner).catch(() => undefined)
    return owner.call('compute.servers.show-password', ofServer(id))
  })
}

export function deleted(t: CheckContext): Promise<{ id: string; reply: TargetReply; after: TargetReply }> {
  return t.shared(`${life}: deleted`, async owner => {
    const { id } = await booted(owner)
    await passwordRead(owner).catch(() => undefined)
    const reply = await deleteServer(owner, id)
    const look = () => showServer(owner, id)
    return { id, reply, after: await untilGone(owner, look, 300_000).catch(look) }
  })
}
