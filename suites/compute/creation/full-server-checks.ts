import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { jsonOf, member } from '../../openstack/json.ts'
import { bootableImage, smallestFlavor } from '../found.ts'
import { bootSource, theServer } from '../servers/own-server.ts'
import { inEach, statusOf } from './create.ts'
import { cardsOf, type FullServer, fullServer, membersOf } from './full-server.ts'

const create = 'compute.servers.create'

const server = (reply: TargetReply, ...names: string[]): unknown => member(jsonOf(reply), 'server', ...names)

/** That server where it was accepted; what it looks like is what the check judges. */
async function accepted(t: CheckContext): Promise<FullServer> {
  const made = await fullServer(t)
  t.prepared(made.created, 202)
  t.focus(t.prepared(made.shown, 200))
  return made
}

/** What becomes of a server that was asked for with every optional row at once. */
export const fullServerChecks: Check[] = [
  check(`${create}.all-rows-at-once`, {
    title: 'a server that is asked for with every optional row at once is accepted and becomes ACTIVE',
    clause: ['§1.2.6.2 body parameter server', '§1.2.6.2 202'],
    level: 'required',
    effect: 'create',
    covers: inEach(
      'path.tenant_id',
      'body.server',
      'body.name',
      'body.imageref',
      'body.flavorref',
      'body.key_name',
      'body.user_data',
      'body.config_drive',
    ),
    errata: [
      'compute.servers.create.nothing-tells-apart',
      'compute.servers.security-groups-are-a-list',
      'compute.servers.networks-are-a-list',
      'compute.servers.metadata-is-a-map',
      'compute.servers.config-drive-is-the-word-false',
      'compute.servers.counts-and-reservation-are-no-strings',
    ],
    run: async t => {
      const made = await fullServer(t)
      t.focus(made.created)
      t.expect(made.created.status, 'the creation').toBe(202)
      t.expect(statusOf(made), 'the status once it is settled').toBe('ACTIVE')
    },
  }),
  check(`${create}.name-kept`, {
    title: 'a name that is longer than a computer’s may be is the server’s name unchanged',
    clause: '§1.2.6.2 body parameter name',
    level: 'required',
    effect: 'create',
    covers: ['rule:name-longer-than-host-name'],
    run: async t => {
      const { shown, name } = await accepted(t)
      t.expect(server(shown, 'name'), 'the name').toBe(name)
    },
  }),
  check(`${create}.flavor-kept`, {
    title: 'a server has the flavor that was asked for',
    clause: '§1.2.6.2 body parameter flavorRef',
    level: 'required',
    effect: 'create',
    covers: inEach('body.flavorref'),
    run: async t => {
      const { shown } = await accepted(t)
      t.expect(server(shown, 'flavor', 'id'), 'the flavor').toBe((await smallestFlavor(t)).id)
    },
  }),
  check(`${create}.image-kept`, {
    title: 'a server that is not started from a volume has the image that was asked for',
    clause: '§1.2.6.2 body parameter imageRef',
    level: 'required',
    effect: 'create',
    covers: inEach('body.imageref'),
    run: async t => {
      if ((await bootSource(t)) === 'volume')
        t.skip('servers of this target start from volumes, and the image stands with the volume')
      const { shown } = await accepted(t)
      t.expect(server(shown, 'image', 'id'), 'the image').toBe((await bootableImage(t)).id)
    },
  }),
  check(`${create}.metadata-of-255-bytes`, {
    title: 'metadata with a key and a value of 255 bytes each comes back as it was sent',
    clause: '§1.2.6.2 body parameter metadata',
    level: 'required',
    effect: 'create',
    covers: inEach('body.metadata'),
    errata: ['compute.servers.metadata-is-a-map'],
    run: async t => {
      const { shown, metadata } = await accepted(t)
      t.expect(server(shown, 'metadata'), 'the metadata').toEqual(metadata)
    },
  }),
  check(`${create}.key-name-kept`, {
    title: 'a server tells the key pair that it was given',
    clause: '§1.2.6.2 body parameter key_name',
    // No table of an answer has the member; samples of later sections show it.
    level: 'advisory',
    effect: 'create',
    covers: inEach('body.key_name'),
    run: async t => {
      const { shown, keyName } = await accepted(t)
      t.expect(server(shown, 'key_name'), 'the key pair').toBe(keyName)
    },
  }),
  check(`${create}.zone-kept`, {
    title: 'a server is in the availability zone that was asked for',
    clause: ['§1.2.6.2 body parameter availability_zone', '§1.1.6.1 example response'],
    level: 'required',
    effect: 'create',
    covers: inEach('body.availability_zone'),
    run: async t => {
      const { shown, zone } = await accepted(t)
      if (zone === undefined) t.notRun('the target tells no availability zone that could be asked for')
      t.expect(server(shown, 'OS-EXT-AZ:availability_zone'), 'the zone').toBe(zone)
    },
  }),
  check(`${create}.network-kept`, {
    title: 'a server that names a network has one card, and it is on that network',
    clause: ['§1.2.6.2 body parameter networks', '§1.2.6.2 body parameter uuid'],
    level: 'required',
    effect: 'create',
    covers: inEach('body.networks', 'body.uuid'),
    errata: ['compute.servers.networks-are-a-list'],
    run: async t => {
      const { id, network } = await accepted(t)
      if (network === undefined) t.notRun('the target tells no network that could be asked for')
      const cards = await cardsOf(t, id)
      t.expect(
        cards.map(card => card.net_id),
        'networks of its cards',
      ).toEqual([network])
    },
  }),
  check(`${create}.security-groups-told`, {
    title: 'the answer tells the security groups that were asked for',
    clause: ['§1.2.6.2 example response', '§1.2.6.2 body parameter security_group'],
    level: 'advisory',
    effect: 'create',
    covers: inEach('body.security_group'),
    errata: ['compute.servers.create.answers-differ', 'compute.servers.create.security-groups-returned'],
    run: async t => {
      const { created } = await accepted(t)
      t.focus(created)
      t.expect(server(created, 'security_groups'), 'the groups').toEqual([{ name: 'default' }])
    },
  }),
  check(`${create}.default-security-group`, {
    title: 'a server that names no security group is in the default one',
    clause: ['§1.2.6.2 example response', '§1.2.6.2 body parameter security_group'],
    level: 'advisory',
    effect: 'create',
    covers: [...inEach('body.security_group'), 'rule:default-security-group'],
    errata: ['compute.servers.create.answers-differ'],
    run: async t => {
      const { created } = await theServer(t)
      t.focus(created)
      t.expect(server(created, 'security_groups'), 'the groups').toEqual([{ name: 'default' }])
    },
  }),
  check(`${create}.password-told`, {
    title: 'the answer to a creation tells a password, and no later answer does',
    clause: '§1.2.6.2 example response',
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const { created, shown } = await accepted(t)
      const password = server(created, 'adminPass')
      const isText = typeof password === 'string' && password !== ''
      // Nothing of it is given to an assertion: what fails would show it.
      t.expect(isText, 'the answer to the creation has a password').toBe(true)
      t.expect(isText && shown.text().includes(password), 'it stands in what the server is shown as').toBe(false)
    },
  }),
  check(`${create}.links-to-the-server`, {
    title: 'the answer has a link to the server and a bookmark, both with its id',
    clause: '§1.2.6.2 example response',
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const { created, id } = await accepted(t)
      t.focus(created)
      const links = server(created, 'links')
      t.expect(Array.isArray(links), 'links are a list').toBe(true)
      const rows = links as unknown[]
      t.expect(rows.map(link => member(link, 'rel')).sort(), 'kinds of links').toEqual(['bookmark', 'self'])
      for (const link of rows) t.expect(member(link, 'href'), 'where it leads').toMatch(new RegExp(`/servers/${id}$`))
    },
  }),
  check('compute.servers.create-with-config-drive.disk-config-kept', {
    title: 'a server has the configuration of its disk that was asked for, MANUAL',
    clause: ['§1.2.6.32 body parameter OS-DCF:diskConfig', '§1.2.6.28 example response'],
    level: 'required',
    effect: 'create',
    covers: ['#body.os-dcf:diskconfig', 'compute.servers.create-with-disk-config#element.os-dcf:diskconfig'],
    errata: ['compute.servers.create.disk-config-in-other-section'],
    run: async t => {
      const { shown } = await accepted(t)
      t.expect(server(shown, 'OS-DCF:diskConfig'), 'the configuration').toBe('MANUAL')
    },
  }),
  check('compute.servers.create-with-config-drive.no-drive', {
    title: 'a server that was asked for without a configuration drive tells none',
    clause: ['§1.2.6.32 body parameter config_drive', '§1.2.6.33 example response'],
    level: 'advisory',
    effect: 'create',
    covers: inEach('body.config_drive'),
    errata: ['compute.servers.config-drive-cannot-be-had'],
    run: async t => {
      const { shown } = await accepted(t)
      t.expect(server(shown, 'config_drive'), 'config_drive').toBe('')
    },
  }),
  check('compute.servers.create-with-mac-address.addresses-have-it', {
    title: 'each address of a new server tells the MAC address of the card that it is on',
    clause: ['§1.2.6.35 description', '§1.2.6.36 description'],
    level: 'required',
    effect: 'create',
    errata: ['compute.servers.create-with-mac-address.attribute-not-in-sample'],
    run: async t => {
      const { id, shown } = await accepted(t)
      const addresses = Object.values((server(shown, 'addresses') ?? {}) as Record<string, unknown[]>).flat()
      t.expect(addresses.length, 'addresses of the server').toBeGreaterThan(0)
      const told = addresses.map(address => String(member(address, 'OS-EXT-IPS-MAC:mac_addr')).toLowerCase())
      for (const mac of told) t.expect(mac, 'a MAC address').toMatch(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/)
      const cards = (await cardsOf(t, id)).map(card => String(card.mac_addr).toLowerCase())
      // Where the target tells no cards, the form is all that can be judged.
      if (cards.length > 0) t.expect([...new Set(told)].sort(), 'those of its cards').toEqual(cards.sort())
    },
  }),
  check('compute.servers.create-with-scheduler-hints.group-has-the-server', {
    title: 'a server that is hinted into a server group is a member of it',
    clause: ['§1.2.6.20 body parameter os:scheduler_hints', '§1.2.6.20 example request'],
    level: 'required',
    effect: 'create',
    covers: ['#body.os:scheduler_hints', 'rule:hints-reach-the-scheduler'],
    run: async t => {
      const { id, group } = await accepted(t)
      t.expect(await membersOf(t, group), 'members of the group').toContain(id)
    },
  }),
]
