import type { Check, CheckContext } from '../../../tools/model/check.ts'
import { check } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { usualOrder } from '../fixtures.ts'
import { ownProject, projectFolder } from '../found.ts'
import { tasksOf } from '../tasks.ts'
import { attributeAt, find, findAll, rootOf, textAt } from '../xml.ts'
import { cloned, comment } from './changing-life.ts'
import {
  clone,
  disclosed,
  hidden,
  type ImageStep,
  imageDeleted,
  imagesNamed,
  listed,
  serverOfImage,
  serverOfNeverStarted,
} from './image-life.ts'
import { serverIn } from './server-facts.ts'
import { done, endOf } from './steps.ts'

const create = 'sap.images.create'
const list = 'sap.images.list'
const scope = 'sap.images.change-scope'
const remove = 'sap.images.delete'

/** A clone image from its creation until it is in no list any more (§1.7.5.14 to 1.7.5.17). */
export const imageLifeChecks: Check[] = [
  check(`${create}.listed-as-private`, {
    title: 'a clone image is listed as private, with the project that made it and the zone of its server',
    clause: ['§1.7.5.16 item imageDisclosureScope', '§1.7.5.16 item idOfProjWhereImageWasCreated'],
    level: 'required',
    effect: 'create',
    covers: [
      '#form.type',
      '#form.l_server_rid',
      `${list}#element.serverimage.scope`,
      `${list}#element.serverimage.project`,
      `${list}#element.serverimage.availabilityzone`,
    ],
    run: async t => {
      const [row] = await rows(t, await listed(t), await clone(t))
      t.expect(textAt(row, 'Scope'), 'scope').toBe('private')
      t.expect(textAt(row, 'Project').toLowerCase(), 'project').toBe(ownProject(t).toLowerCase())
      t.expect(textAt(row, 'AvailabilityZone'), 'zone').toBe((await usualOrder(t)).zone)
    },
  }),
  check(`${create}.name-and-comment`, {
    title: 'a clone image has the name and the comment that it was made with, letter by letter',
    clause: ['§1.7.5.14 form argument Name', '§1.7.5.14 form argument comment'],
    level: 'required',
    effect: 'create',
    covers: ['#form.name', '#form.comment', `${list}#element.serverimage.comment`, `${list}#query.verbose`],
    errata: ['sap.images.create.name'],
    run: async t => {
      const [row] = await rows(t, await listed(t), await clone(t))
      t.expect(find(row, 'Comment')?.text, 'comment').toBe(comment)
    },
  }),
  check(`${create}.no-resource`, {
    title: 'the task that makes a clone image tells no resource',
    clause: '§1.7.5.14 text',
    level: 'required',
    effect: 'create',
    covers: ['rule:no-resource'],
    run: async t => {
      const { reply } = await cloned(t)
      t.focus(t.prepared(reply, 202))
      t.expect(find(rootOf(reply), 'resource'), 'a resource in the task').toBeUndefined()
    },
  }),
  check(`${create}.system-disk`, {
    title: 'the disk of a clone image is disk 0, with a size in GB',
    clause: ['§1.7.5.16 item diskNum', '§1.7.5.16 item diskSize'],
    level: 'required',
    effect: 'create',
    covers: [`${list}#element.disk.diskindex`, `${list}#element.disk.disksize`, `${list}#query.disksize`],
    errata: ['sap.images.list.disk-number'],
    run: async t => {
      const [row] = await rows(t, await listed(t), await clone(t))
      const disks = findAll(row, 'Disks', 'Disk')
      t.expect([...new Set(disks.map(disk => textAt(disk, 'DiskIndex')))], 'numbers of disks').toEqual(['0'])
      t.expect(Number(textAt(disks[0], 'DiskSize')), 'size in GB').toBeGreaterThan(0)
    },
  }),
  ...(
    [
      ['disclosed', 'domain', disclosed],
      ['hidden-again', 'private', hidden],
    ] as const
  ).map(([what, wanted, step]) =>
    check(`${scope}.${what}`, {
      title: `a clone image whose scope was changed to ${wanted} is listed so`,
      clause: '§1.7.5.17 form argument scope',
      level: 'required',
      effect: 'create',
      covers: ['#path.cloneimagename', '#form.scope', `${list}#element.serverimage.scope`],
      errata: ['sap.roles.scope-of-image', 'sap.images.list.scope-bracket'],
      run: async t => {
        const found = await rows(t, await moved(t, await step(t)), await clone(t))
        t.expect([...new Set(found.map(row => textAt(row, 'Scope')))], 'scope').toEqual([wanted])
      },
    }),
  ),
  check(`${scope}.seen-in-domain`, {
    title: 'another project of the domain sees a clone image when it is disclosed, and only then',
    clause: ['§1.7.5.17 form argument scope', '§1.7.5.16 item imageDisclosureScope'],
    level: 'required',
    effect: 'create',
    kind: 'security',
    covers: ['#form.scope'],
    needs: ['alternate'],
    run: async t => {
      const [shown, private_, name] = await Promise.all([disclosed(t), hidden(t), clone(t)])
      await moved(t, shown)
      const here = (await projectFolder(t)).domain
      const there = await neighbourDomain(t)
      const before = shown.others ?? t.notRun('there is no other project')
      t.focus(t.prepared(before, 200))
      t.expect(imagesNamed(before, name).length > 0, 'seen while disclosed').toBe(here === there)
      await moved(t, private_)
      const after = private_.others ?? t.notRun('there is no other project')
      t.focus(t.prepared(after, 200))
      t.expect(imagesNamed(after, name), 'seen while private').toEqual([])
    },
  }),
  ...(
    [
      [scope, disclosed],
      [remove, imageDeleted],
    ] as const
  ).map(([operation, step]) =>
    check(`${operation}.task-of-zone`, {
      title: 'the answer tells a task for each availability zone that has the image, and no resource',
      clause: [`§${operation === scope ? '1.7.5.17' : '1.7.5.15'} text`],
      level: 'required',
      effect: 'create',
      covers: ['#path.cloneimagename', '#element.tasks.task', '#element.task.availabilityzone'],
      run: async t => {
        const { reply } = await step(t)
        t.focus(t.prepared(reply, 202))
        const tasks = tasksOf(reply)
        t.expect(rootOf(reply)?.name, 'the root').toBe('tasks')
        t.expect(
          tasks.map(task => textAt(task, 'AvailabilityZone')),
          'zones',
        ).toContain((await usualOrder(t)).zone)
        t.expect(
          tasks.filter(task => find(task, 'resource') !== undefined),
          'resources',
        ).toEqual([])
      },
    }),
  ),
  check('sap.servers.create.of-clone', {
    title: 'a server can be made of a clone image, which is named with the project that owns it',
    clause: ['§1.7.5.2 request body imageName', '§1.7.5.2 request body projId'],
    level: 'required',
    effect: 'create',
    covers: ['#body.imagename', '#body.projid'],
    run: async t => {
      const step = await serverOfImage(t)
      t.focus(t.prepared(step.reply, 202))
      t.expect(endOf(step), 'the end of the task').toBe('completed')
      t.expect(serverIn(done(t, step))?.attributes.id, 'the server').toBe(step.id)
    },
  }),
  check('sap.servers.show.base-image-kept', {
    title: 'a server that was made of a clone image has the base image of the server that was cloned',
    clause: ['§1.7.5.4 query parameter internal', '§1.7.5.4 item baseImageId'],
    level: 'advisory',
    effect: 'create',
    covers: ['#query.internal', '#element.status.baseimageid'],
    run: async t => {
      const step = await serverOfImage(t)
      done(t, step)
      t.focus(t.prepared(step.base, 200))
      const [base, original] = [step.base, t.prepared(step.originalBase, 200)].map(reply =>
        textAt(serverIn(reply), 'Status', 'BaseImageId'),
      )
      t.expect(base, 'id of the base image').toMatch(/^[A-Za-z0-9-]+$/)
      t.expect(base, 'that of the server that was cloned').toBe(original)
    },
  }),
  check('sap.servers.create.of-never-started', {
    title: 'to make a server of an image whose own server was never started is an error',
    clause: '§1.7.5.14 Caution',
    level: 'required',
    effect: 'create',
    covers: ['rule:sap.images.create.started-once'],
    run: async t => {
      const step = await serverOfNeverStarted(t)
      t.focus(step.looks.at(-1) ?? step.reply)
      if (step.reply.status === 202) t.expect(endOf(step), 'the end of the task').toBe('error')
      else t.expect(step.reply.status, 'refused').toBeGreaterThanOrEqual(400)
    },
  }),
  check('sap.tasks.show.error-told', {
    title: 'a task that ended in an error tells it: a message in English with its arguments',
    clause: ['§1.7.5.21 Note', '§1.7.3 example error-of-environment response'],
    level: 'required',
    effect: 'create',
    covers: ['#element.task.error', '#element.error.message', '#element.error.arg', '#element.error.code'],
    errata: ['sap.errors.code-of-message'],
    run: async t => {
      const step = await serverOfNeverStarted(t)
      if (endOf(step) !== 'error') t.notRun('no task has ended in an error')
      const last = step.looks.at(-1) ?? step.reply
      t.focus(last)
      const error = find(rootOf(last), 'error')
      const message = textAt(error, 'message')
      t.expect(message, 'message').not.toBe('')
      const numbers = [...message.matchAll(/\$\{(\d+)\}/g)].map(([, number]) => Number(number))
      t.expect(findAll(error, 'arg').length > Math.max(-1, ...numbers), 'an argument for every number').toBe(true)
      const found = await t.violations('sap.tasks.show', 200, 'application/xml', last.body)
      t.expect(found, 'departures from the documented body').toEqual([])
    },
  }),
  check('sap.servers.create.failed-leaves-nothing', {
    title: 'a server whose creation failed is not among those that are registered',
    clause: '§1.7.5.3 query parameter state',
    level: 'advisory',
    effect: 'create',
    run: async t => {
      const step = await serverOfNeverStarted(t)
      if (endOf(step) !== 'error') t.notRun('no creation has failed')
      const id = attributeAt(rootOf(step.reply), 'id', 'resource')
      const reply = t.prepared(await t.call('sap.servers.list', { query: { state: 'registered' } }), 200)
      const ids = findAll(rootOf(reply), 'LServer').map(({ attributes }) => attributes.id)
      t.expect(ids, 'registered servers').not.toContain(id)
    },
  }),
  check(`${remove}.gone`, {
    title: 'a clone image that has been deleted is in no list any more',
    clause: '§1.7.5.15 description',
    level: 'required',
    effect: 'create',
    covers: ['#path.cloneimagename', '#query.type'],
    run: async t => {
      const { reply, looks, own } = await imageDeleted(t)
      t.prepared(reply, 202)
      t.expect(endOf({ looks }), 'the end of the task').toBe('completed')
      t.focus(t.prepared(own, 200))
      t.expect(imagesNamed(own, await clone(t)), 'images of that name').toEqual([])
    },
  }),
  check(`${remove}.twice-404`, {
    title: 'a clone image that has been deleted cannot be deleted again',
    clause: '§1.7.6 404',
    level: 'required',
    effect: 'create',
    covers: ['#error.404'],
    run: async t => {
      const { looks, again } = await imageDeleted(t)
      if (endOf({ looks }) !== 'completed') t.notRun('the image was not deleted')
      t.focus(again)
      t.expect(again.status, 'a second deletion').toBe(404)
    },
  }),
]

/** Rows of the image in a list; none are a failure. */
async function rows(t: CheckContext, reply: TargetReply, name: string) {
  t.focus(t.prepared(reply, 200))
  const found = imagesNamed(reply, name)
  t.expect(found.length, `rows of ${name}`).toBeGreaterThan(0)
  return found
}

/** The list after a change of scope that was done. */
async function moved(t: CheckContext, step: ImageStep): Promise<TargetReply> {
  t.prepared(step.reply, 202)
  if (endOf(step) !== 'completed') t.notRun(`a change of scope is ${endOf(step)}`)
  return step.own
}

async function neighbourDomain(t: CheckContext): Promise<string> {
  const projId = t.project('alternate') ?? t.notRun('the identity service has not told the other project')
  const shown = await t.call('sap.projects.show', {
    path: { projId },
    headers: { Accept: 'application/xml' },
    identity: 'alternate',
    account: 'alternate',
  })
  return textAt(rootOf(t.prepared(shown, 200)), 'Domain')
}
