import type { Check } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { guardedServer, theServer, usualOrder } from '../fixtures.ts'
import { smallestTemplate } from '../found.ts'
import { ask, showServer } from '../requests.ts'
import { findAll, rootOf, textAt } from '../xml.ts'
import { created, sizes } from './life.ts'
import { disksIn, nicsIn, powerOf, serverIn, templateIn } from './server-facts.ts'
import { done, endOf } from './steps.ts'

const create = 'sap.servers.create'
const list = 'sap.servers.list'
const show = 'sap.servers.show'

/** A server from the request to create it until it is there (§1.7.5.2 to 1.7.5.4). */
export const birthChecks: Check[] = [
  check(`${create}.completes`, {
    title: 'the task of a creation is completed, and tells the id of the server that is then found',
    clause: ['§1.7.3 202', '§1.7.5.2 description'],
    level: 'required',
    effect: 'create',
    covers: ['#element.task.resource', '#element.resource.@id'],
    run: async t => {
      const birth = await created(t)
      t.focus(t.prepared(birth.reply, 202))
      t.expect(endOf(birth), 'the end of the task').toBe('completed')
      t.expect(birth.id, 'the id of the server').not.toBe('')
      t.focus(birth.after)
      t.expect(birth.after.status, 'the server by that id').toBe(200)
      t.expect(serverIn(birth.after)?.attributes.id, 'its id').toBe(birth.id)
    },
  }),
  check(`${create}.as-ordered`, {
    title: 'a server has the name, template, zone and dedication that were asked for',
    clause: [
      '§1.7.5.2 request body virtualServerName',
      '§1.7.5.2 request body virtualServerTemplName',
      '§1.7.5.2 request body availZone',
      '§1.7.5.2 request body deployToDedicatedInstance',
    ],
    level: 'required',
    effect: 'create',
    covers: [
      '#body.virtualservername',
      '#body.virtualservertemplname',
      '#body.imagename',
      '#body.availzone',
      '#body.deploytodedicatedinstance',
      '#body.computername',
      `${show}#element.templatelink.@name`,
      `${show}#element.lserver.availabilityzone`,
      `${show}#element.lserver.dedicated`,
    ],
    run: async t => {
      const birth = await created(t)
      const server = serverIn(done(t, birth))
      t.expect(server?.attributes.name, 'name').toBe(birth.name)
      t.expect(templateIn(birth.after), 'template').toBe((await smallestTemplate(t)).name)
      t.expect(textAt(server, 'AvailabilityZone'), 'zone').toBe((await usualOrder(t)).zone)
      t.expect(textAt(server, 'Dedicated'), 'no dedicated instance').toBe('false')
    },
  }),
  check(`${create}.disks-as-ordered`, {
    title: 'a server has the disk that was asked for, of that number and size, beside its system disk',
    clause: ['§1.7.5.2 request body diskNum', '§1.7.5.2 request body diskSize'],
    level: 'required',
    effect: 'create',
    covers: [
      '#body.disknum',
      '#body.disksize',
      `${show}#element.disk.diskindex`,
      `${show}#element.disk.disksize`,
      `${show}#element.disklink.@id`,
    ],
    errata: ['sap.servers.disk-number-zero'],
    run: async t => {
      const disks = disksIn(done(t, await created(t)))
      const data = disks.filter(({ index }) => index !== 0)
      t.expect(
        data.map(({ index, size }) => [index, size]),
        'disks beside the system disk',
      ).toEqual([[1, Number(sizes.first)]])
      t.expect(data[0]?.id, 'the id of the disk').not.toBe('')
    },
  }),
  check(`${create}.nics-as-ordered`, {
    title: 'a server has the NIC that was asked for, on that network, with an address and a MAC address of its own',
    clause: ['§1.7.5.2 request body nicNum', '§1.7.5.2 request body networkId', '§1.7.5.2 request body ipAddr'],
    level: 'required',
    effect: 'create',
    covers: [
      '#body.nicnum',
      '#body.networkid',
      `${show}#element.nic.nicindex`,
      `${show}#element.networklink.@id`,
      `${show}#element.ipaddress.@address`,
    ],
    run: async t => {
      const nics = nicsIn(done(t, await created(t)))
      const network = (await usualOrder(t)).nics?.[0]?.network
      t.expect(
        nics.map(({ index, network: on }) => [index, on]),
        'NICs and their networks',
      ).toEqual([[0, network]])
      t.expect(nics[0]?.address, 'an address of the network, chosen by the target').toMatch(/^\d{1,3}(\.\d{1,3}){3}$/)
    },
  }),
  check(`${show}.mac-address-form`, {
    title: 'the MAC address of a NIC is six pairs of hexadecimal digits with colons between them',
    clause: '§1.7.5.4 item macAddr',
    level: 'required',
    effect: 'create',
    covers: ['#element.nic.macaddress'],
    run: async t => {
      const shown = t.prepared(await showServer(t, (await theServer(t)).id), 200)
      const nic = nicsIn(shown)[0] ?? t.notRun('the server has no NIC')
      t.expect(nic.mac, 'MAC address').toMatch(/^[\da-f]{2}(:[\da-f]{2}){5}$/i)
    },
  }),
  check(`${create}.off`, {
    title: 'a server that was never started is off',
    clause: '§1.7.5.14 Caution',
    level: 'advisory',
    effect: 'create',
    covers: [`${show}#element.status.powerstatus`],
    run: async t => {
      t.expect(powerOf(done(t, await created(t))), 'power').toBe('off')
    },
  }),
  check(`${list}.being-created`, {
    title: 'a server that is being created is in the list, and is not among those that are registered',
    clause: '§1.7.5.3 query parameter state',
    level: 'required',
    effect: 'create',
    covers: ['#query.state'],
    run: async t => {
      const { reply, looks, all, registered, id } = await created(t)
      t.prepared(reply, 202)
      const first = textAt(rootOf(t.prepared(looks[0] ?? reply, 200)), 'status')
      t.focus(t.prepared(all, 200))
      t.expect(idsIn(all), 'all servers').toContain(id)
      t.focus(t.prepared(registered, 200))
      // The lists were asked for before the task: one that is completed by then may have been so for the list too.
      if (first !== 'completed') t.expect(idsIn(registered), 'registered servers').not.toContain(id)
    },
  }),
  check(`${list}.registered`, {
    title: 'a server that has been created is among those that are registered',
    clause: '§1.7.5.3 query parameter state',
    level: 'required',
    effect: 'create',
    covers: ['#query.state'],
    run: async t => {
      const { id } = await guardedServer(t)
      const reply = t.prepared(await ask(t, 'servers.list', { query: { state: 'registered' } }), 200)
      t.expect(idsIn(reply), 'registered servers').toContain(id)
    },
  }),
]

function idsIn(reply: Parameters<typeof rootOf>[0]): string[] {
  return findAll(rootOf(reply), 'LServer').map(({ attributes }) => attributes.id ?? '')
}
