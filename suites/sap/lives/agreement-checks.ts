import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { XmlElement } from '../../object-storage/markup.ts'
import { expectRefused, invalidFormat } from '../faults/refusals.ts'
import { guardedServer } from '../fixtures.ts'
import { ownProject, projectFolder } from '../found.ts'
import { ask, ofServer, showServer } from '../requests.ts'
import { attributeAt, find, findAll, rootOf, textAt } from '../xml.ts'
import { listOf, nameOf, type Query } from './lists.ts'
import { serverIn } from './server-facts.ts'

/** How lists agree with looks at single things, and what details tell. */
export const agreementChecks: Check[] = [
  check('sap.servers.show.internal-word-refused', {
    title: 'details with a value of internal that it cannot have are refused',
    clause: ['§1.7.5.4 query parameter internal', '§1.7.7 Common: 412'],
    level: 'required',
    effect: 'create',
    covers: ['#query.internal', '#error.412'],
    run: async t => {
      const { id } = await guardedServer(t)
      const reply = await ask(t, 'servers.show', { ...ofServer(id), query: { internal: 'perhaps' } })
      await expectRefused(t, 'sap.servers.show', reply, [invalidFormat])
    },
  }),
  check('sap.servers.show.internal-tells-base-image', {
    title: 'a server tells the id of its base image with internal=true, to any caller, and only then',
    clause: ['§1.7.5.4 query parameter internal', '§1.7.5.4 item baseImageId'],
    level: 'required',
    effect: 'create',
    covers: ['#query.internal', '#element.status.baseimageid'],
    run: async t => {
      const { id } = await guardedServer(t)
      const asked = async (query: Query) => {
        const reply = t.prepared(await ask(t, 'servers.show', { ...ofServer(id), query }), 200)
        return find(serverIn(reply), 'Status', 'BaseImageId')?.text.trim()
      }
      t.expect(await asked({}), 'by default').toBeUndefined()
      t.expect(await asked({ internal: 'false' }), 'with false').toBeUndefined()
      t.expect(await asked({ internal: 'true' }), 'with true').toMatch(/^[A-Za-z0-9]{1,32}$/)
    },
  }),
  check('sap.servers.list.agrees-with-details', {
    title: 'the list tells of a server what its details tell: name, zone and dedication',
    clause: ['§1.7.5.3 example response', '§1.7.5.4 example response'],
    level: 'required',
    effect: 'create',
    covers: [
      '#element.lserver.@name',
      '#element.lserver.@id',
      '#element.lserver.availabilityzone',
      '#element.lserver.dedicated',
    ],
    errata: ['sap.servers.list.dedicated-word'],
    run: async t => {
      const { id, name } = await guardedServer(t)
      const facts = (row: XmlElement | undefined) => [
        row?.attributes.name,
        textAt(row, 'AvailabilityZone'),
        textAt(row, 'Dedicated'),
      ]
      const shown = serverIn(t.prepared(await showServer(t, id), 200))
      const rows = await listOf(t, 'servers.list', ['LServers', 'LServer'], {})
      t.expect(rows.filter(row => row.attributes.id === id).map(facts), 'rows of the server').toEqual([facts(shown)])
      t.expect(shown?.attributes.name, 'its name').toBe(name)
    },
  }),
  check('sap.networks.list.agrees-with-details', {
    title: 'the networks that NICs tell are those of the list, by id and name',
    clause: ['§1.7.5.27 item Network.name', '§1.7.5.4 example response'],
    level: 'required',
    effect: 'create',
    covers: ['#element.network.@name', '#element.network.@id', 'sap.servers.show#element.networklink.@name'],
    run: async t => {
      const { id } = await guardedServer(t)
      const nics = findAll(
        serverIn(t.prepared(await showServer(t, id), 200)),
        'NICs',
        'NIC',
        'NetworkLinks',
        'NetworkLink',
      )
      const rows = await listOf(t, 'networks.list', ['Networks', 'Network'], {})
      const pairs = (found: XmlElement[]) => found.map(({ attributes }) => `${attributes.id} ${attributes.name}`)
      t.expect(nics.length, 'networks of the server').toBeGreaterThan(0)
      t.expect(pairs(rows), 'networks of the list').toEqual(t.expect.arrayContaining(pairs(nics)))
    },
  }),
  check('sap.networks.list.reserved-addresses', {
    title: 'addresses that NICs have are told as assigned, with verbose=true',
    clause: '§1.7.5.27 item Reserve',
    level: 'required',
    effect: 'create',
    covers: ['#element.addressset.reserve', '#query.verbose'],
    run: async t => {
      const { id } = await guardedServer(t)
      const link = find(
        serverIn(t.prepared(await showServer(t, id), 200)),
        'NICs',
        'NIC',
        'NetworkLinks',
        'NetworkLink',
      )
      const rows = await listOf(t, 'networks.list', ['Networks', 'Network'], { verbose: 'true' })
      const network = rows.find(row => row.attributes.id === link?.attributes.id)
      const reserved = textAt(network, 'AddressSet', 'Reserve')
        .split(',')
        .map(address => address.trim())
      t.expect(reserved, 'assigned addresses').toContain(attributeAt(link, 'address', 'IpAddress'))
    },
  }),
  check('sap.networks.list.named-for-service', {
    title: 'networks and their address sets are named for virtual servers for SAP',
    clause: ['§1.7.5.27 item Network.name', '§1.7.5.27 item AddressSet.name', '§1.7.5.27 text'],
    level: 'required',
    effect: 'read',
    covers: ['#element.network.@name', '#element.addressset.@name', 'rule:of-this-service'],
    errata: ['sap.networks.list.address-set-prefix'],
    run: async t => {
      const rows = await listOf(t, 'networks.list', ['Networks', 'Network'], {})
      if (rows.length === 0) t.notRun('the project has no networks')
      t.expect(
        rows.map(nameOf).filter(name => !name.startsWith('VAServiceLAN_')),
        'other names of networks',
      ).toEqual([])
      const sets = rows.map(row => attributeAt(row, 'name', 'AddressSet'))
      t.expect(
        sets.filter(name => !name.startsWith('VAServiceAS_')),
        'other names of address sets',
      ).toEqual([])
    },
  }),
  check('sap.projects.show.folder', {
    title: 'a project has a folder that is called by its id, in zones each told once',
    clause: ['§1.7.5.24 item projFolderName', '§1.7.5.24 item availZoneWithProjFolder'],
    level: 'required',
    effect: 'read',
    covers: [
      '#element.project.@name',
      '#element.availabilityzones.availabilityzone',
      'sap.projects.enable#form.project_id',
      'rule:sap.projects.enable.folder-by-id',
    ],
    run: async t => {
      const reply = t.prepared(await ask(t, 'projects.show', { path: { projId: ownProject(t) } }), 200)
      t.expect(attributeAt(rootOf(reply), 'name').toLowerCase(), 'name of the folder').toBe(ownProject(t).toLowerCase())
      const { zones } = await projectFolder(t)
      t.expect(zones.length, 'zones').toBeGreaterThan(0)
      t.expect(new Set(zones).size, 'zones, each once').toBe(zones.length)
    },
  }),
]
