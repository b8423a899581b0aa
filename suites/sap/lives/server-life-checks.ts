import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import { largerTemplate, serverNetwork, smallestTemplate } from '../found.ts'
import { findAll, rootOf } from '../xml.ts'
import { changed, changing, cloned, reduced } from './changing-life.ts'
import { deleted, living, restarted, restored, started, stopped } from './later-life.ts'
import { diskAppended, diskAttached, diskDetached, sizes } from './life.ts'
import { gapFilled, nicAttached, nicDetached, secondNicAttached } from './nic-life.ts'
import { disksIn, nameIn, nicsIn, powerOf, serverIn, templateIn } from './server-facts.ts'
import { done, type Step } from './steps.ts'

const servers = 'sap.servers'

/** The power that a server has after a step. */
const powers: [operation: string, section: string, wanted: 'on' | 'off', step: (t: CheckContext) => Promise<Step>][] = [
  ['start', '1.7.5.5', 'on', started],
  ['restart', '1.7.5.7', 'on', restarted],
  ['stop', '1.7.5.6', 'off', stopped],
]

/** Disks and NICs by their numbers after a step. */
const numbers: {
  operation: string
  what: string
  title: string
  clause: string
  covers: string[]
  of: 'disks' | 'NICs'
  wanted: number[]
  step: (t: CheckContext) => Promise<Step>
}[] = [
  {
    operation: 'attach-disk',
    what: 'as-numbered',
    title: 'a disk has the number that it was attached with, though it leaves a gap',
    clause: '§1.7.5.10 form argument index',
    covers: ['#path.virtualserverresourceid', '#form.index'],
    of: 'disks',
    wanted: [0, 1, 3],
    step: diskAttached,
  },
  {
    operation: 'attach-disk',
    what: 'largest-plus-one',
    title: 'a disk that is attached without a number comes after the largest one, and fills no gap',
    clause: '§1.7.5.10 form argument index',
    covers: ['#form.index'],
    of: 'disks',
    wanted: [0, 1, 3, 4],
    step: diskAppended,
  },
  {
    operation: 'detach-disk',
    what: 'numbers-kept',
    title: 'when a disk is detached, the others keep their numbers',
    clause: '§1.7.5.11 text',
    covers: ['#path.virtualserverresourceid', '#form.disk_rid', 'rule:numbers-kept'],
    of: 'disks',
    wanted: [0, 1, 4],
    step: diskDetached,
  },
  {
    operation: 'attach-nic',
    what: 'next-number',
    title: 'a NIC that is attached where no number is free gets the next one',
    clause: '§1.7.5.12 text',
    covers: ['#path.virtualserverresourceid', '#form.type', '#form.network_rid', 'rule:first-free-number'],
    of: 'NICs',
    wanted: [0, 1, 2],
    step: secondNicAttached,
  },
  {
    operation: 'detach-nic',
    what: 'numbers-kept',
    title: 'when a NIC is detached, the others keep their numbers',
    clause: '§1.7.5.13 text',
    covers: ['#path.virtualserverresourceid', '#form.type', '#form.index', 'rule:numbers-kept'],
    of: 'NICs',
    wanted: [0, 2],
    step: nicDetached,
  },
  {
    operation: 'attach-nic',
    what: 'first-free-number',
    title: 'a NIC that is attached gets the first number that is free',
    clause: '§1.7.5.12 text',
    covers: ['rule:first-free-number'],
    of: 'NICs',
    wanted: [0, 1, 2],
    step: gapFilled,
  },
]

/** A server that is there: its power, its parts, its change and its end (§1.7.5.5 to 1.7.5.13). */
export const serverLifeChecks: Check[] = [
  ...powers.map(([operation, section, wanted, step]) =>
    check(`${servers}.${operation}.power-${wanted}`, {
      title: `after a ${operation} the server is ${wanted}`,
      clause: `§${section} description`,
      level: 'required',
      effect: 'create',
      covers: [
        '#path.virtualserverresourceid',
        `${servers}.show#element.status.powerstatus`,
        ...(operation === 'start' ? [] : ['#form.force']),
      ],
      run: async t => {
        t.expect(powerOf(done(t, await step(t))), 'power').toBe(wanted)
      },
    }),
  ),
  ...numbers.map(({ operation, what, title, clause, covers, of, wanted, step }) =>
    check(`${servers}.${operation}.${what}`, {
      title,
      clause,
      level: 'required',
      effect: 'create',
      covers,
      errata: of === 'disks' ? ['sap.servers.disk-number-zero'] : [],
      run: async t => {
        const after = done(t, await step(t))
        const found = (of === 'disks' ? disksIn(after) : nicsIn(after)).map(({ index }) => index)
        t.expect(found, `numbers of the ${of}`).toEqual(wanted)
      },
    }),
  ),
  check(`${servers}.attach-disk.size`, {
    title: 'a disk has the size that it was attached with, to one decimal place',
    clause: '§1.7.5.10 form argument disk_size',
    level: 'required',
    effect: 'create',
    covers: ['#form.disk_size'],
    run: async t => {
      const disks = disksIn(done(t, await diskAppended(t)))
      const size = (number: number) => disks.find(({ index }) => index === number)?.size
      t.expect([size(3), size(4)], 'sizes in GB').toEqual([Number(sizes.first), Number(sizes.second)])
    },
  }),
  check(`${servers}.detach-disk.the-named-one`, {
    title: 'the disk that is named is detached, and no other',
    clause: '§1.7.5.11 form argument disk_rid',
    level: 'required',
    effect: 'create',
    covers: ['#form.disk_rid'],
    run: async t => {
      const before = disksIn(done(t, await diskAppended(t)))
      const after = disksIn(done(t, await diskDetached(t)))
      t.expect(
        after.map(({ id }) => id),
        'ids of the disks',
      ).toEqual(before.filter(({ index }) => index !== 3).map(({ id }) => id))
    },
  }),
  check(`${servers}.attach-nic.address-given`, {
    title: 'a NIC that is attached without an address gets one of its own on the network',
    clause: ['§1.7.5.12 form argument network_rid', '§1.7.5.12 form argument ip_address'],
    level: 'required',
    effect: 'create',
    covers: ['#form.network_rid', '#form.ip_address'],
    run: async t => {
      const nics = nicsIn(done(t, await nicAttached(t)))
      const network = await serverNetwork(t)
      t.expect(nics.find(({ index }) => index === 1)?.network, 'the network of the NIC').toBe(network.id)
      const addresses = nics.map(({ address }) => address)
      t.expect(
        addresses.every(address => /^\d{1,3}(\.\d{1,3}){3}$/.test(address)),
        'addresses',
      ).toBe(true)
      t.expect(new Set(addresses).size, 'no address twice').toBe(addresses.length)
    },
  }),
  check(`${servers}.update.name-and-template`, {
    title: 'a server that is changed has the new name and the new template, and keeps its id and its parts',
    clause: ['§1.7.5.9 text', '§1.7.5.9 example request'],
    level: 'required',
    effect: 'create',
    covers: [
      '#path.virtualserverresourceid',
      '#body.virtualservername',
      '#body.virtualservertemplname',
      'rule:name-and-template',
    ],
    errata: ['sap.servers.update.what-changes'],
    run: async t => {
      const step = await changed(t)
      const after = done(t, step)
      t.expect(nameIn(after), 'name').toBe(step.name)
      t.expect(templateIn(after), 'template').toBe((await largerTemplate(t)).name)
      t.expect(serverIn(after)?.attributes.id, 'id').toBe((await changing(t)).id)
      const before = (await cloned(t)).after
      t.expect(disksIn(after), 'disks').toEqual(disksIn(before))
      t.expect(nicsIn(after), 'NICs').toEqual(nicsIn(before))
    },
  }),
  check(`${servers}.update.smaller-when-stopped`, {
    title: 'a server that is off can be made smaller, and keeps what is sent as it was',
    clause: '§1.7.5.9 text',
    level: 'required',
    effect: 'create',
    covers: ['rule:smaller-when-stopped', 'rule:what-differs'],
    run: async t => {
      const after = done(t, await reduced(t))
      t.expect(templateIn(after), 'template').toBe((await smallestTemplate(t)).name)
      t.expect(nameIn(after), 'name').toBe((await changed(t)).name)
    },
  }),
  check(`${servers}.delete.gone`, {
    title: 'a server that has been deleted is not found any more, and is in no list',
    clause: ['§1.7.5.8 description', '§1.7.6 404'],
    level: 'required',
    effect: 'create',
    covers: ['#path.virtualserverresourceid', `${servers}.show#error.404`],
    run: async t => {
      const { reply, after, list } = await deleted(t)
      t.prepared(reply, 202)
      t.focus(after)
      t.expect(after.status, 'looking at it').toBe(404)
      const ids = findAll(rootOf(t.prepared(list, 200)), 'LServer').map(({ attributes }) => attributes.id)
      t.expect(ids, 'the list').not.toContain((await living(t)).id)
    },
  }),
  check(`${servers}.delete.twice-404`, {
    title: 'a server that has been deleted cannot be deleted again',
    clause: '§1.7.6 404',
    level: 'required',
    effect: 'create',
    covers: ['#error.404'],
    run: async t => {
      const { after, again } = await deleted(t)
      t.prepared(after, 404)
      t.focus(again)
      t.expect(again.status, 'a second deletion').toBe(404)
    },
  }),
  check(`${servers}.restart.parts-kept`, {
    title: 'a restart leaves disks and NICs as they were',
    clause: '§1.7.5.7 description',
    level: 'required',
    effect: 'create',
    run: async t => {
      const after = done(t, await restarted(t))
      const before = (await started(t)).after
      t.expect([disksIn(after), nicsIn(after)], 'disks and NICs').toEqual([disksIn(before), nicsIn(before)])
    },
  }),
  check('sap.snapshots.restore.server-whole', {
    title: 'a server that was restored from a snapshot has its disks and NICs, and the snapshot stays',
    clause: '§1.7.5.19 description',
    level: 'required',
    effect: 'create',
    covers: ['#path.snapshotresourceid'],
    run: async t => {
      const after = done(t, await restored(t))
      const before = (await stopped(t)).after
      t.expect(
        disksIn(after).map(({ index }) => index),
        'disks',
      ).toEqual(disksIn(before).map(({ index }) => index))
      t.expect(
        nicsIn(after).map(({ index }) => index),
        'NICs',
      ).toEqual(nicsIn(before).map(({ index }) => index))
    },
  }),
]
