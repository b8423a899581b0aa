import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { XmlElement } from '../../object-storage/markup.ts'
import { expectMessage } from '../faults/refusals.ts'
import { freeSubnet, type NetworkStep, networkAgain, networkDeleted, networkMade } from '../network-life.ts'
import { ask } from '../requests.ts'
import { attributeAt, findAll, rootOf, textAt } from '../xml.ts'

const create = 'sap.networks.create'
const remove = 'sap.networks.delete'
const list = 'sap.networks.list'

/** A network from its creation until it is in no list any more (§1.7.5.25 to 1.7.5.27). */
export const networkChecks: Check[] = [
  check(`${create}.listed`, {
    title: 'a network that was made is listed with the id that its task told, its subnet and a zone',
    clause: ['§1.7.5.25 request body subnetIdCreatedUsingOpenstack', '§1.7.5.27 item Network.id'],
    level: 'required',
    effect: 'create',
    covers: [
      '#body.subnetidcreatedusingopenstack',
      '#element.task.resource',
      '#element.resource.@id',
      `${list}#element.network.@id`,
      `${list}#element.subnet.@id`,
      `${list}#element.network.availabilityzone`,
      'rule:on-openstack-subnet',
    ],
    run: async t => {
      const row = await listed(t)
      t.expect(attributeAt(row, 'id', 'Subnet').toLowerCase(), 'the subnet').toBe(freeSubnet(t).toLowerCase())
      t.expect(textAt(row, 'AvailabilityZone'), 'the zone').not.toBe('')
    },
  }),
  check(`${create}.named-by-itself`, {
    title: 'a network that was made is named by the target, with the prefix of the service',
    clause: '§1.7.5.25 text',
    level: 'required',
    effect: 'create',
    covers: [`${list}#element.network.@name`, `${list}#element.addressset.@name`, 'rule:name-prefix'],
    run: async t => {
      const row = await listed(t)
      t.expect(row.attributes.name, 'name of the network').toMatch(/^VAServiceLAN_/)
      t.expect(attributeAt(row, 'name', 'AddressSet'), 'name of the address set').toMatch(/^VAServiceAS_/)
    },
  }),
  check(`${create}.addresses`, {
    title: 'a network tells its subnet, mask, gateway and the first and last address, all of one subnet',
    clause: [
      '§1.7.5.27 item AddressSet.subnet',
      '§1.7.5.27 item AddressSet.mask',
      '§1.7.5.27 item DefaultGateway.address',
    ],
    level: 'required',
    effect: 'create',
    covers: [
      `${list}#element.addressset.@subnet`,
      `${list}#element.addressset.@mask`,
      `${list}#element.addressset.@start`,
      `${list}#element.addressset.@end`,
      `${list}#element.defaultgateway.@address`,
    ],
    run: async t => {
      const row = await listed(t)
      const [subnet, mask, start, end] = ['subnet', 'mask', 'start', 'end'].map(name =>
        number(attributeAt(row, name, 'AddressSet')),
      )
      const gateway = number(attributeAt(row, 'address', 'AddressSet', 'DefaultGateway'))
      for (const [what, address] of [
        ['start', start],
        ['end', end],
        ['gateway', gateway],
      ] as const)
        t.expect(((address ?? Number.NaN) & (mask ?? 0)) >>> 0, `${what} within the subnet`).toBe(subnet)
      t.expect((start ?? 0) <= (end ?? 0), 'start no later than end').toBe(true)
    },
  }),
  check(`${create}.says-already-linked`, {
    title: 'a second network for a subnet is refused: it has one already, or one is being made',
    clause: '§1.7.7 Create network resource: 409',
    level: 'required',
    effect: 'create',
    covers: ['#error.409', '#body.subnetidcreatedusingopenstack', 'rule:says-already-linked'],
    run: async t => {
      const { reply } = await networkAgain(t)
      const says = new RegExp(
        `^network create failed\\.\\(already exist network linked for specified subnet\\. \\(${freeSubnet(t)}\\)\\)$`,
        'i',
      )
      await expectMessage(t, create, reply, { status: 409, says })
    },
  }),
  check(`${remove}.gone`, {
    title: 'a network that was deleted is in the list no more',
    clause: '§1.7.5.26 description',
    level: 'required',
    effect: 'create',
    covers: ['#path.networkresourceid'],
    run: async t => {
      const step = await networkDeleted(t)
      t.prepared(step.reply, 202)
      t.focus(t.prepared(step.list, 200))
      t.expect(
        rowsOf(step).map(({ attributes }) => attributes.id),
        'ids in the list',
      ).not.toContain((await networkMade(t)).id)
    },
  }),
  check(`${remove}.says-not-found`, {
    title: 'a network that was deleted is not found when it is to be deleted again',
    clause: '§1.7.7 Delete network resource: 404',
    level: 'required',
    effect: 'create',
    covers: ['#error.404', 'rule:says-not-found'],
    run: async t => {
      const step = await networkDeleted(t)
      t.prepared(step.reply, 202)
      if (rowsOf(step).some(({ attributes }) => attributes.id === step.id)) t.notRun('the network was not deleted')
      const again = await ask(t, 'networks.delete', { path: { networkResourceId: step.id } })
      await expectMessage(t, remove, again, {
        status: 404,
        says: /^.+:not found\.\(specified resource \(network\) not found\)$/,
      })
    },
  }),
]

function rowsOf({ list: reply }: NetworkStep): XmlElement[] {
  return findAll(rootOf(reply), 'Network')
}

/** The row of the network that was made; none is a failure. */
async function listed(t: CheckContext): Promise<XmlElement> {
  const step = await networkMade(t)
  t.prepared(step.reply, 202)
  t.focus(t.prepared(step.list, 200))
  const row = rowsOf(step).find(({ attributes }) => attributes.id === step.id)
  t.expect(row, `the network ${step.id} in the list`).toBeDefined()
  return row as XmlElement
}

/** An IPv4 address as a number; not a number where it is none. */
function number(address: string): number {
  const parts = address.split('.').map(Number)
  return parts.length === 4 ? parts.reduce((sum, part) => sum * 256 + part, 0) : Number.NaN
}
