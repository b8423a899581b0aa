import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { usualOrder } from '../fixtures.ts'
import { ask, type ServerOrder, serverXml, xml } from '../requests.ts'
import { findAll, rootOf, textAt } from '../xml.ts'
import { expectRefused, invalidFormat, isRequired } from './refusals.ts'

/** A creation of a server with Windows that the table of §1.7.5.2 does not allow. */
interface WindowsOrder {
  what: string
  title: string
  row: string
  fact: string
  documented?: typeof invalidFormat
  fields: Partial<ServerOrder>
  nameServer?: string
}

const adminPassword = 'Pw-0123456789'

const windowsOrders: WindowsOrder[] = [
  {
    what: 'without-password',
    title: 'without a password',
    row: 'adminPassword',
    fact: 'adminpassword',
    documented: isRequired,
    fields: {},
  },
  {
    what: 'password-too-long',
    title: 'with a password of 129 characters',
    row: 'adminPassword',
    fact: 'adminpassword',
    fields: { adminPassword: 'Pw-'.repeat(43) },
  },
  {
    what: 'password-with-wide-letter',
    title: 'with a password that has a letter of full width',
    row: 'adminPassword',
    fact: 'adminpassword',
    fields: { adminPassword: `${adminPassword}Ａ` },
  },
  {
    what: 'computer-name-too-long',
    title: 'with a computer name of 16 characters',
    row: 'computerName, hostName',
    fact: 'computername',
    fields: { adminPassword, computerName: 'k5c-0123456789ab' },
  },
  {
    what: 'name-server-no-address',
    title: 'with a name server whose address is none',
    row: 'dnsIpAddress',
    fact: 'dnsipaddress',
    fields: { adminPassword },
    nameServer: '<DNSServer nic="0" ip="999.1.1.1"/>',
  },
  {
    what: 'name-server-of-no-nic',
    title: 'with a name server for a NIC that is no number',
    row: 'nicIndex',
    fact: 'nicindex',
    fields: { adminPassword },
    nameServer: '<DNSServer nic="one" ip="10.0.0.2"/>',
  },
]

export const windowsChecks: Check[] = windowsOrders.map(
  ({ what, title, row, fact, documented = invalidFormat, fields, nameServer }) =>
    check(`sap.servers.create.windows-${what}-refused`, {
      title: `a server with Windows ${title} is refused, or the task fails`,
      clause: [`§1.7.5.2 request body ${row}`, `§1.7.7 Common: ${documented.status}`],
      level: 'required',
      effect: 'create',
      covers: [`#body.${fact}`, `#error.${documented.status}`],
      errata: ['sap.servers.create.password-omitted', 'sap.servers.create.dns-omitted'],
      uses: { servers: 1 },
      run: async t => {
        const order = {
          ...(await usualOrder(t)),
          ...(await windowsImage(t)),
          ...fields,
          disks: [],
          name: t.name('windows'),
        }
        const body = serverXml(order)
        const list = `<DNSServers>${nameServer}</DNSServers></OSSetting>`
        const sent = nameServer === undefined ? body : body.replace('</OSSetting>', list)
        await expectRefused(t, 'sap.servers.create', await ask(t, 'servers.create', xml(sent)), [documented])
      },
    }),
)

/** A public image in the zone of the network that is called after Windows; nothing else tells which have it. */
async function windowsImage(t: CheckContext): Promise<{ image: string; zone: string }> {
  const { zone } = await usualOrder(t)
  const reply = t.prepared(await ask(t, 'images.list', { query: { mode: 'cloning' } }), 200)
  const row = findAll(rootOf(reply), 'ServerImage').find(
    image =>
      textAt(image, 'Scope') === 'public' &&
      textAt(image, 'AvailabilityZone') === zone &&
      /^win/i.test(image.attributes.name ?? ''),
  )
  const found = row ?? t.skip('the target lists no public image there that is called after Windows')
  return { image: found.attributes.name ?? '', zone: textAt(found, 'AvailabilityZone') }
}
