import type { CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { everyNetwork } from './found.ts'
import { ask, xml } from './requests.ts'
import { looksOf, resourceIdOf } from './tasks.ts'
import { element, textElement } from './xml.ts'

/**
 * The life of a network resource: made for a subnet that the profile names → asked for once more → deleted. No API of this service tells
 * subnets. A subnet that has a network already must never be given here: clean-up deletes what stands for it.
 */

/** The subnet that a network may be made for; without one, such checks are left out. */
export function freeSubnet(t: CheckContext): string {
  return t.fixtures.sapSubnet ?? t.skip('the profile names no subnet without a network resource (sapSubnet)')
}

export function networkXml(subnet: string, zone?: string): string {
  return element('Network', {}, [element('Subnet', { id: subnet }), textElement('AvailabilityZone', zone)])
}

export interface NetworkStep {
  id: string
  reply: TargetReply
  /** The list of networks, with all that it can tell, when the task had ended. */
  list: TargetReply
}

export function networkMade(t: CheckContext): Promise<NetworkStep> {
  return t.shared('sap network: made', async owner => {
    const subnet = freeSubnet(owner)
    // Clean-up would take one that was there before for the run's own.
    if ((await everyNetwork(owner)).some(network => network.subnet === subnet))
      owner.notRun('the subnet that the profile names has a network already')
    const reply = await ask(owner, 'networks.create', xml(networkXml(subnet)))
    return { id: resourceIdOf(reply), reply, list: await listAfter(owner, reply) }
  })
}

/** A second network for the same subnet, which there cannot be. */
export function networkAgain(t: CheckContext): Promise<NetworkStep> {
  return t.shared('sap network: again', async owner => {
    owner.prepared((await networkMade(owner)).reply, 202)
    const subnet = freeSubnet(owner)
    // Clean-up would take one that was there before for the run's own.
    if ((await everyNetwork(owner)).some(network => network.subnet === subnet))
      owner.notRun('the subnet that the profile names has a network already')
    const reply = await ask(owner, 'networks.create', xml(networkXml(subnet)))
    return { id: resourceIdOf(reply), reply, list: await listAfter(owner, reply) }
  })
}

export function networkDeleted(t: CheckContext): Promise<NetworkStep> {
  return t.shared('sap network: deleted', async owner => {
    const { id, reply: made } = await networkMade(owner)
    owner.prepared(made, 202)
    if (id === '') owner.notRun('the target does not tell the id of a network that it makes')
    await networkAgain(owner)
    const reply = await ask(owner, 'networks.delete', { path: { networkResourceId: id } })
    return { id, reply, list: await listAfter(owner, reply) }
  })
}

async function listAfter(owner: CheckContext, reply: TargetReply): Promise<TargetReply> {
  await looksOf(owner, reply)
  return ask(owner, 'networks.list', { query: { verbose: 'true' } })
}
