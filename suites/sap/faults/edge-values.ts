import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import type { Uses } from '../../../tools/model/uses.ts'
import { imageName, usualOrder } from '../fixtures.ts'
import { imagesNamed, listImages } from '../lives/image-life.ts'
import { disksIn, nameIn, nicsIn, templateIn } from '../lives/server-facts.ts'
import { done, endOf, type Step, stepOf } from '../lives/steps.ts'
import { ask, createServer, form, ofServer, serverXml, xml } from '../requests.ts'
import { looksOf, resourceIdOf } from '../tasks.ts'
import { find } from '../xml.ts'

/** What the tables just allow: it is taken as it is. */
export const edgeFixtures: Readonly<Record<string, Uses>> = {
  'sap edge server': { servers: 1, volumes: 2, gigabytes: 3 },
  'sap edge NICs': { servers: 1 },
}

/** As long as a text may be, of characters of every kind that it may have. */
function filled(beginning: string, length: number, characters: string): string {
  return (beginning + characters.repeat(Math.ceil(length / characters.length))).slice(0, length)
}

interface EdgeServer extends Step {
  name: string
  image: string
  imageReply: TargetReply
  imageLooks: TargetReply[]
  images: TargetReply
}

const longestComment = filled('', 96, 'aZ9 -_.,äß日本語ＡＢ')

/** A server and a clone image of it, both with the longest names. */
function edgeServer(t: CheckContext): Promise<EdgeServer> {
  return t.shared('sap edge server', async owner => {
    const name = `${filled(owner.name('edge'), 63, '.A_b-9')}Z`
    const disks = [
      { index: 1, size: '1.5' },
      { index: 55, size: '1' },
    ]
    const order = { ...(await usualOrder(owner)), name, disks, computerName: filled('k5c', 63, '-A9z') }
    const reply = await createServer(owner, order)
    const id = resourceIdOf(reply)
    const step = await stepOf(owner, reply, id)
    const image = filled(imageName(owner), 32, '_aZ9')
    const fields = { Name: image, type: 'cloning', l_server_rid: id === '' ? owner.unknownId() : id }
    const imageReply = await ask(owner, 'images.create', form({ ...fields, comment: longestComment }))
    const imageLooks = await looksOf(owner, imageReply)
    const images = await listImages(owner, { verbose: 'true' })
    return { ...step, name, image, imageReply, imageLooks, images }
  })
}

/** Ten NICs, which is as many as there are numbers. */
function manyNics(t: CheckContext): Promise<Step> {
  return t.shared('sap edge NICs', async owner => {
    const order = await usualOrder(owner)
    const network = order.nics?.[0]?.network ?? owner.notRun('there is no network')
    const nics = [...Array(10).keys()].map(index => ({ index, network }))
    const reply = await createServer(owner, { ...order, disks: [], nics, name: owner.name('nics') })
    return stepOf(owner, reply, resourceIdOf(reply))
  })
}

const create = 'sap.servers.create'

export const edgeChecks: Check[] = [
  check(`${create}.longest-names-taken`, {
    title: 'a server may have a name of 64 characters with every sign, and a computer name of 63',
    clause: ['§1.7.5.2 request body virtualServerName', '§1.7.5.2 request body computerName, hostName'],
    level: 'required',
    effect: 'create',
    covers: ['#body.virtualservername', '#body.computername'],
    run: async t => {
      const step = await edgeServer(t)
      t.focus(step.reply)
      t.expect([step.reply.status, endOf(step)], 'status and end of the task').toEqual([202, 'completed'])
      t.expect(nameIn(done(t, step)), 'its name').toBe(step.name)
    },
  }),
  check(`${create}.last-disk-number-taken`, {
    title: 'a server may have disks 1 and 55, whose sizes have up to one decimal place',
    clause: ['§1.7.5.2 request body diskNum', '§1.7.5.2 request body diskSize'],
    level: 'required',
    effect: 'create',
    covers: ['#body.disknum', '#body.disksize'],
    errata: ['sap.servers.disk-number-zero'],
    run: async t => {
      const disks = disksIn(done(t, await edgeServer(t))).filter(({ index }) => index !== 0)
      t.expect(
        disks.map(({ index, size }) => [index, size]),
        'numbers and sizes',
      ).toEqual([
        [1, 1.5],
        [55, 1],
      ])
    },
  }),
  check(`${create}.ten-nics-taken`, {
    title: 'a server may have NICs 0 to 9',
    clause: '§1.7.5.2 request body nicNum',
    level: 'advisory',
    effect: 'create',
    covers: ['#body.nicnum'],
    run: async t => {
      const step = await manyNics(t)
      t.focus(step.reply)
      t.expect([step.reply.status, endOf(step)], 'status and end of the task').toEqual([202, 'completed'])
      t.expect(
        nicsIn(done(t, step)).map(({ index }) => index),
        'numbers',
      ).toEqual([...Array(10).keys()])
    },
  }),
  check('sap.images.create.longest-name-taken', {
    title: 'a clone image may have a name of 32 characters and a comment of 96, of any width',
    clause: ['§1.7.5.14 form argument Name', '§1.7.5.14 form argument comment'],
    level: 'required',
    effect: 'create',
    covers: ['#form.name', '#form.comment'],
    errata: ['sap.images.create.name', 'sap.images.comment-length'],
    run: async t => {
      const step = await edgeServer(t)
      done(t, step)
      t.focus(step.imageReply)
      t.expect(step.imageReply.status, 'accepted').toBe(202)
      t.expect(endOf({ looks: step.imageLooks }), 'the end of the task').toBe('completed')
      t.focus(t.prepared(step.images, 200))
      const [row] = imagesNamed(step.images, step.image)
      t.expect(find(row, 'Comment')?.text.trim(), 'its comment').toBe(longestComment.trim())
    },
  }),
  check('sap.servers.update.undefined-elements-ignored', {
    title: 'elements and attributes that the manual does not define are ignored in a change',
    clause: ['§1.7.3 elements that no section names', '§1.7.5.9 example request'],
    level: 'advisory',
    effect: 'create',
    covers: ['#body.virtualservername'],
    run: async t => {
      const step = await edgeServer(t)
      const before = done(t, step)
      const id = resourceIdOf(step.reply)
      const more = '<Comment kind="k5c">not defined</Comment><Tags><Tag>a</Tag></Tags></LServer>'
      const body = serverXml({ name: step.name, template: templateIn(before) }).replace('</LServer>', more)
      const reply = await ask(t, 'servers.update', {
        ...ofServer(id),
        ...xml(body.replace('<LServer ', '<LServer owner="k5c" ')),
      })
      const changed = await stepOf(t, reply, id)
      t.focus(reply)
      t.expect([reply.status, endOf(changed)], 'status and end of the task').toEqual([202, 'completed'])
      t.expect([nameIn(changed.after), templateIn(changed.after)], 'name and template').toEqual([
        step.name,
        templateIn(before),
      ])
    },
  }),
]
