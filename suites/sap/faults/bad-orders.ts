import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { usualOrder } from '../fixtures.ts'
import { ask, type ServerOrder, serverXml, xml } from '../requests.ts'
import { type DocumentedRefusal, expectRefused, invalidFormat, isRequired } from './refusals.ts'

/** A creation that the table of §1.7.5.2 does not allow. */
interface BadOrder {
  what: string
  title: string
  /** The row that it goes against. */
  row: string
  fact: string
  documented?: readonly DocumentedRefusal[]
  level?: 'advisory'
  /** What is sent in place of the usual; the name is one of the run's own. */
  change: (name: string, usual: ServerOrder) => Partial<ServerOrder>
  /** Puts something into the body that no order can say. */
  mend?: (body: string) => string
}

const disk = (index: number | string, size: string) => [{ index: index as number, size }]

const nic =
  (index: number | string) =>
  (_name: string, { nics = [] }: ServerOrder) => ({
    nics: [{ index: index as number, network: nics[0]?.network ?? '' }],
  })

const badOrders: BadOrder[] = [
  ...(
    [
      ['name-too-long', 'a name of 65 characters', (name: string) => `${name}${'a'.repeat(65)}`.slice(0, 65)],
      ['name-begins-with-hyphen', 'a name that begins with a hyphen', (name: string) => `-${name}`],
      ['name-begins-with-underscore', 'a name that begins with an underscore', (name: string) => `_${name}`],
      ['name-begins-with-period', 'a name that begins with a period', (name: string) => `.${name}`],
      ['name-with-blank', 'a name with a blank', (name: string) => `${name} a`],
      ['name-with-sign', 'a name with a sign that it cannot have', (name: string) => `${name}@a`],
      ['name-with-wide-letter', 'a name with a letter of full width', (name: string) => `${name}Ａ`],
    ] as const
  ).map(
    ([what, title, change]): BadOrder => ({
      what,
      title,
      row: 'virtualServerName',
      fact: 'virtualservername',
      change: name => ({ name: change(name) }),
    }),
  ),
  ...(
    [
      ['disk-number-56', 'disk 56', 56],
      ['disk-number-negative', 'disk -1', -1],
      ['disk-number-fraction', 'disk 1.5', '1.5'],
      ['disk-number-word', 'a disk whose number is a word', 'one'],
    ] as const
  ).map(
    ([what, title, index]): BadOrder => ({
      what,
      title,
      row: 'diskNum',
      fact: 'disknum',
      change: () => ({ disks: disk(index, '1') }),
    }),
  ),
  ...(
    [
      ['disk-size-two-places', 'a disk of 1.25 GB', '1.25'],
      ['disk-size-word', 'a disk whose size is a word', 'large'],
      ['disk-size-negative', 'a disk of -1 GB', '-1'],
    ] as const
  ).map(
    ([what, title, size]): BadOrder => ({
      what,
      title,
      row: 'diskSize',
      fact: 'disksize',
      change: () => ({ disks: disk(1, size) }),
    }),
  ),
  {
    what: 'disk-number-twice',
    title: 'two disks of one number',
    row: 'diskNum',
    fact: 'disknum',
    level: 'advisory',
    change: () => ({ disks: [...disk(1, '1'), ...disk(1, '1')] }),
  },
  { what: 'nic-number-10', title: 'NIC 10', row: 'nicNum', fact: 'nicnum', change: nic(10) },
  { what: 'nic-number-word', title: 'a NIC whose number is a word', row: 'nicNum', fact: 'nicnum', change: nic('one') },
  { what: 'nic-numbers-with-gap', title: 'NIC 1 without NIC 0', row: 'nicNum', fact: 'nicnum', change: nic(1) },
  {
    what: 'address-no-address',
    title: 'a NIC with an address that is none',
    row: 'ipAddr',
    fact: 'ipaddr',
    change: (_name, { nics = [] }) => ({ nics: [{ index: 0, network: nics[0]?.network ?? '', address: '999.1.1.1' }] }),
  },
  {
    what: 'address-setup-word',
    title: 'a NIC with a word for auto that is neither true nor false',
    row: 'ipAddr',
    fact: 'ipautosetup',
    change: (_name, { nics = [] }) => ({ nics: [{ index: 0, network: nics[0]?.network ?? '', address: '10.0.0.9' }] }),
    mend: body => body.replace('auto="false"', 'auto="perhaps"'),
  },
  ...(
    [
      ['computer-name-of-digits', 'a computer name of digits only', '12345'],
      ['computer-name-too-long', 'a computer name of 64 characters', 'a'.repeat(64)],
      ['computer-name-with-sign', 'a computer name with a sign that it cannot have', 'k5c@a'],
    ] as const
  ).map(
    ([what, title, computerName]): BadOrder => ({
      what,
      title,
      row: 'computerName, hostName',
      fact: 'computername',
      change: () => ({ computerName }),
    }),
  ),
  {
    what: 'dedicated-word',
    title: 'a word for a dedicated instance that is neither true nor false',
    row: 'deployToDedicatedInstance',
    fact: 'deploytodedicatedinstance',
    change: () => ({ dedicated: 'perhaps' as 'true' }),
  },
  {
    what: 'empty-zone',
    title: 'an availability zone with tags and no value',
    row: 'availZone',
    fact: 'availzone',
    documented: [],
    level: 'advisory',
    change: () => ({ zone: '' }),
    mend: body => body.replace('<AvailabilityZone/>', '<AvailabilityZone></AvailabilityZone>'),
  },
  {
    what: 'without-image',
    title: 'a server without an image',
    row: 'imageName',
    fact: 'imagename',
    documented: [isRequired, invalidFormat],
    change: () => ({}),
    mend: body => body.replace(/<ServerImageLink[^>]*\/>/, ''),
  },
  {
    what: 'unknown-template',
    title: 'a server of a template that there is not',
    row: 'virtualServerTemplName',
    fact: 'virtualservertemplname',
    documented: [invalidFormat, { status: 404, says: /not found/ }],
    change: () => ({ template: 'k5c-no-such-template' }),
  },
  {
    what: 'neither-template-nor-disks',
    title: 'a server with neither template nor disks and NICs',
    row: 'diskNum',
    fact: 'disknum',
    documented: [isRequired, invalidFormat],
    change: () => ({ disks: [], nics: [] }),
    mend: body => body.replace(/<TemplateLink[^>]*\/>/, ''),
  },
]

/** What the table of a creation does not allow is not done (§1.7.5.2). */
export const badOrderChecks: Check[] = [
  ...badOrders.map(({ what, title, row, fact, documented = [invalidFormat], level, change, mend }) =>
    check(`sap.servers.create.${what}-refused`, {
      title: `${title} is refused, or the task fails`,
      clause: [`§1.7.5.2 request body ${row}`, '§1.7.7 Common: 412'],
      level: level ?? 'required',
      effect: 'create',
      covers: [`#body.${fact}`, ...documented.map(({ status }) => `#error.${status}`)],
      uses: { servers: 1, volumes: 2, gigabytes: 4 },
      run: async t => {
        const name = t.name('bad')
        const usual = { ...(await usualOrder(t)), name }
        const body = serverXml({ ...usual, ...change(name, usual) })
        const reply = await ask(t, 'servers.create', xml(mend === undefined ? body : mend(body)))
        await expectRefused(t, 'sap.servers.create', reply, documented)
      },
    }),
  ),
]
