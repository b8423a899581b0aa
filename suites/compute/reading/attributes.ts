import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { type JsonObject, member, rowsOf } from '../../openstack/json.ts'
import { succeededLook } from './exemplars.ts'
import { addressesOf, serverIn } from './rows.ts'
import { ofVariants } from './variants.ts'

/** What one or two sections add to the look at a server, and to the list with details. */
interface Attribute {
  /** Part of the ids of its checks. */
  what: string
  title: string
  show?: { operation: string; section: string }
  list?: { operation: string; section: string }
  names: string[]
  /** `advisory` where only the sample tells the value. */
  level: 'required' | 'advisory'
  /** Where the attribute stands: the server, or each of its addresses. */
  of?: 'addresses'
  judge: (t: CheckContext, values: unknown[]) => void
}

const attributes: Attribute[] = [
  {
    what: 'zone-shown',
    title: 'the availability zone it is in',
    show: { operation: 'show-availability-zone', section: '1.1.6.1' },
    list: { operation: 'list-details', section: '1.1.6.2' },
    names: ['OS-EXT-AZ:availability_zone'],
    level: 'required',
    judge: (t, [zone]) => {
      t.expect(zone, 'the name of a zone').toMatch(/\S/)
      const { availabilityZone } = t.fixtures
      if (availabilityZone !== undefined) t.expect(zone, 'the zone it was asked for in').toBe(availabilityZone)
    },
  },
  {
    what: 'states-of-an-active-server',
    title: 'that an active server is active, runs, and has no task',
    show: { operation: 'show-extended-status', section: '1.2.6.22' },
    list: { operation: 'list-extended-status', section: '1.2.6.23' },
    names: ['OS-EXT-STS:vm_state', 'OS-EXT-STS:power_state', 'OS-EXT-STS:task_state'],
    level: 'advisory',
    judge: (t, [state, power, task]) => {
      t.expect([state, power], 'vm_state and power_state').toEqual(['active', 1])
      t.expect([null, '', 'None'], 'task_state').toContain(task)
    },
  },
  {
    what: 'host-shown',
    title: 'its host, hypervisor and name there',
    show: { operation: 'show-extended-attributes', section: '1.2.6.25' },
    names: ['OS-EXT-SRV-ATTR:host', 'OS-EXT-SRV-ATTR:hypervisor_hostname', 'OS-EXT-SRV-ATTR:instance_name'],
    level: 'required',
    judge: (t, values) => {
      for (const value of values) t.expect(value, 'a text').toMatch(/\S/)
    },
  },
  {
    what: 'type-of-each-address',
    title: 'of each address whether it is fixed or floating',
    list: { operation: 'list-address-types', section: '1.2.6.26' },
    names: ['OS-EXT-IPS:type'],
    level: 'required',
    of: 'addresses',
    judge: (t, types) => {
      for (const type of types) t.expect(['fixed', 'floating'], 'the type of an address').toContain(type)
      t.expect(types, 'nobody gave it a floating one').toContain('fixed')
    },
  },
  {
    what: 'disk-config-shown',
    title: 'how its disk is partitioned',
    show: { operation: 'show-disk-config', section: '1.2.6.28' },
    list: { operation: 'list-disk-config', section: '1.2.6.29' },
    names: ['OS-DCF:diskConfig'],
    level: 'required',
    judge: (t, [config]) => t.expect(['AUTO', 'MANUAL'], 'OS-DCF:diskConfig').toContain(config),
  },
  {
    what: 'no-config-drive',
    title: 'that it has no configuration drive',
    show: { operation: 'show-config-drive', section: '1.2.6.33' },
    list: { operation: 'list-config-drive', section: '1.2.6.34' },
    names: ['config_drive'],
    level: 'advisory',
    judge: (t, [drive]) => t.expect(drive, 'config_drive of a server that was made without').toBe(''),
  },
  {
    what: 'mac-of-each-address',
    title: 'the MAC address behind each address',
    show: { operation: 'show-mac-address', section: '1.2.6.36' },
    list: { operation: 'list-mac-address', section: '1.2.6.37' },
    names: ['OS-EXT-IPS-MAC:mac_addr'],
    level: 'required',
    of: 'addresses',
    judge: (t, addresses) => {
      for (const mac of addresses) t.expect(mac, 'a MAC address').toMatch(/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i)
    },
  },
  {
    what: 'not-dedicated',
    title: 'that an instance which nobody asked to be dedicated is not',
    show: { operation: 'show-dedicated', section: '1.3.2.2' },
    list: { operation: 'list-dedicated', section: '1.3.2.3' },
    names: ['OS-SCH-HNT:scheduler_hints'],
    level: 'advisory',
    judge: (t, [hints]) => {
      t.expect(hints, 'hints').toBeTypeOf('object')
      t.expect(member(hints, 'fcx.dedicated') ?? 'none', 'the hint that tells a dedicated instance').not.toBe('True')
    },
  },
]

/** Values of the attributes, in their order; several where each address has one. */
function valuesOf(server: JsonObject, { names, of }: Attribute): unknown[] {
  if (of === undefined) return names.map(name => server[name])
  return addressesOf(server).flatMap(address => names.map(name => member(address, name)))
}

function shownChecks(attribute: Attribute): Check[] {
  const { what, title, show, list, names, level, judge } = attribute
  return [show, list].flatMap(description => {
    if (description === undefined) return []
    const { operation, section } = description
    return [
      check(`compute.servers.${operation}.${what}`, {
        title: `an answer that describes a server tells ${title}`,
        clause: [`§${section} description`, `§${section} example response`],
        level,
        effect: 'create',
        covers: names.map(name => `#element.${name.toLowerCase()}`),
        errata: ofVariants[operation] ?? [],
        run: async t => {
          const { reply, id } = await succeededLook(t, operation)
          const server = description === show ? serverIn(reply) : rowsOf(reply, 'servers').find(row => row.id === id)
          t.expect(server, 'the server is there').toBeDefined()
          const values = valuesOf(server ?? {}, attribute)
          // The plain description of the same request has none of them, so that a target need not show them.
          if (values.every(value => value === undefined))
            t.unsupported(`the target answers this request without ${names.join(', ')}`)
          judge(t, values)
        },
      }),
    ]
  })
}

/** What each of the sections about one request adds to its answer, where the target shows it. */
export const attributeChecks: Check[] = attributes.flatMap(shownChecks)
