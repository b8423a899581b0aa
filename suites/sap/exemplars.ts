import type { CallOptions, CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import type { Exemplar } from '../contract/exemplar.ts'
import { guardedImage, theServer } from './fixtures.ts'
import { ownProject, projectFolder } from './found.ts'
import { changed, cloned } from './lives/changing-life.ts'
import { disclosed, imageDeleted } from './lives/image-life.ts'
import { deleted, restarted, restored, snapshotDeleted, snapshotTaken, started, stopped } from './lives/later-life.ts'
import { created, diskAttached, diskDetached } from './lives/life.ts'
import { nicAttached, nicDetached } from './lives/nic-life.ts'
import { networkDeleted, networkMade } from './network-life.ts'
import { projectLife } from './project-life.ts'
import { ask, form, ofServer, showServer, showTask, withoutHyphens } from './requests.ts'
import { tasksOf } from './tasks.ts'
import { textAt } from './xml.ts'

/** An exemplar, and which documented elements its form of the answer does not show. */
export interface SapExemplar extends Exemplar {
  /** As `parent.name` of the catalog. */
  without: readonly string[]
  /** Whether it shows what others have made too, which need not have all that the sample has, e.g. a gateway. */
  others?: true
}

type Send = Exemplar['send']
type Rest = Partial<Omit<SapExemplar, 'operation' | 'variant' | 'send'>>

const exchange = (operation: string, variant: string, send: Send, rest: Rest): SapExemplar => ({
  operation: `sap.${operation}`,
  variant,
  effect: 'create',
  statuses: [202],
  body: 'xml',
  without: [],
  send,
  ...rest,
})

/** An answer that lists or shows something. */
const reading = (operation: string, variant: string, send: Send, rest: Rest = {}): SapExemplar =>
  exchange(operation, variant, send, {
    statuses: [200],
    ...rest,
    covers: ['#request-header.accept', ...(rest.covers ?? [])],
  })

/** An answer that begins something: a step of a life, with what its request exercises. */
const doing = (
  operation: string,
  step: (t: CheckContext) => Promise<{ reply: TargetReply }>,
  covers: readonly string[],
  rest: Rest = {},
): SapExemplar => exchange(operation, 'task', async t => (await step(t)).reply, { ...rest, covers: [...covers] })

const asking =
  (operation: string, query: NonNullable<CallOptions['query']> = {}): Send =>
  t =>
    ask(t, operation, { query })

const afterServer =
  (operation: string, query: NonNullable<CallOptions['query']> = {}): Send =>
  async t => {
    await theServer(t)
    return ask(t, operation, { query })
  }

const afterImage =
  (query: NonNullable<CallOptions['query']>): Send =>
  async t => {
    await guardedImage(t)
    return ask(t, 'images.list', { query: { mode: 'cloning', ...query } })
  }

const verbose = { verbose: 'true' }
const terse = { verbose: 'false' }

/** One good exchange of every operation that only reads, for each form of its answer. */
const readings: SapExemplar[] = [
  reading('templates.list', 'names', asking('templates.list', terse), {
    effect: 'read',
    covers: ['#query.verbose'],
    without: ['LServerTemplate.CPU', 'LServerTemplate.Memory'],
  }),
  reading('templates.list', 'verbose', asking('templates.list', verbose), { effect: 'read' }),
  reading('servers.list', 'servers', afterServer('servers.list'), { errata: ['sap.servers.list.status'] }),
  reading('servers.list', 'registered', afterServer('servers.list', { state: 'registered' }), {
    covers: ['#query.state'],
    errata: ['sap.servers.list.status'],
  }),
  reading('servers.show', 'server', async t => showServer(t, (await theServer(t)).id), {
    covers: ['#path.virtualserverresourceid'],
    without: ['Status.BaseImageId'],
  }),
  reading(
    'servers.show',
    'internal',
    async t => ask(t, 'servers.show', { ...ofServer((await theServer(t)).id), query: { internal: 'true' } }),
    { covers: ['#query.internal'] },
  ),
  // Who has begun it may look at it; an error is told only where there was one (§1.7.5.21).
  reading(
    'tasks.show',
    'task',
    async t => {
      const [task] = tasksOf(t.prepared((await theServer(t)).created, 202))
      return showTask(t, textAt(task, 'id'))
    },
    { covers: ['#path.taskid'], without: ['task.error'], errata: ['sap.times.offset'] },
  ),
  reading('projects.show', 'project', t => ask(t, 'projects.show', { path: { projId: ownProject(t) } }), {
    effect: 'read',
    covers: ['#path.projid'],
    // A zone without dedicated instances has none to name.
    without: ['Project.Dedicated', 'Dedicated.DedicatedAZ'],
  }),
  reading('networks.list', 'networks', asking('networks.list', terse), {
    effect: 'read',
    covers: ['#query.verbose'],
    without: ['AddressSet.Exclude', 'AddressSet.Reserve'],
    others: true,
  }),
  reading('networks.list', 'verbose', asking('networks.list', verbose), {
    effect: 'read',
    // Left out where no range for manual setup is set.
    without: ['Exclude.AddressRange'],
    others: true,
  }),
  reading('images.list', 'images', afterImage({ verbose: 'false', disksize: 'false' }), {
    covers: ['#query.verbose', '#query.mode', '#query.disksize'],
    // Public images are without a project.
    without: ['ServerImage.Project', 'ServerImage.Comment', 'ServerImage.CreateTime', 'ServerImage.Disks'],
  }),
  reading('images.list', 'verbose', afterImage({ verbose: 'true', disksize: 'false' }), {
    without: ['ServerImage.Project', 'ServerImage.Comment', 'ServerImage.Disks'],
    errata: ['sap.times.offset'],
  }),
  reading('images.list', 'disks', afterImage({ verbose: 'true', disksize: 'true' }), {
    // A comment is optional (§1.7.5.14); the sample shows a disk without a size.
    without: ['ServerImage.Project', 'ServerImage.Comment', 'Disk.DiskSize'],
    errata: ['sap.times.offset', 'sap.images.list.disk-number'],
  }),
]

const ofServerCovers = ['#path.virtualserverresourceid', '#request-header.accept']
const withBody = [...ofServerCovers, '#request-header.content-type']

/** One good exchange of every operation that begins a task. */
const beginnings: SapExemplar[] = [
  doing(
    'servers.create',
    created,
    [
      '#request-header.accept',
      '#request-header.content-type',
      ...['virtualservername', 'virtualservertemplname', 'imagename', 'disknum', 'disksize', 'nicnum'].map(bodyFact),
      ...['networkid', 'computername', 'availzone', 'deploytodedicatedinstance'].map(bodyFact),
    ],
    { errata: ['sap.servers.create.without-template'] },
  ),
  doing('servers.start', started, ofServerCovers),
  doing('servers.stop', stopped, [...withBody, '#form.force']),
  doing('servers.restart', restarted, [...withBody, '#form.force']),
  doing('servers.delete', deleted, ['#path.virtualserverresourceid']),
  doing('servers.update', changed, [...withBody, '#body.virtualservername', '#body.virtualservertemplname'], {
    errata: ['sap.servers.update.what-changes'],
  }),
  doing('servers.attach-disk', diskAttached, [...withBody, '#form.index', '#form.disk_size']),
  doing('servers.detach-disk', diskDetached, [...ofServerCovers, '#form.disk_rid']),
  doing('servers.attach-nic', nicAttached, [...withBody, '#form.type', '#form.network_rid']),
  doing('servers.detach-nic', nicDetached, [...withBody, '#form.type', '#form.index']),
  doing(
    'images.create',
    cloned,
    [
      '#request-header.accept',
      '#request-header.content-type',
      ...['name', 'type', 'l_server_rid', 'comment'].map(formFact),
    ],
    { without: ['task.resource'], errata: ['sap.images.create.name'] },
  ),
  doing('images.delete', imageDeleted, ['#path.cloneimagename', '#query.type', '#request-header.accept']),
  doing(
    'images.change-scope',
    disclosed,
    ['#path.cloneimagename', '#request-header.accept', '#request-header.content-type', '#form.scope'],
    { errata: ['sap.rst.images.change-scope.move-or-scope'] },
  ),
  doing('snapshots.create', snapshotTaken, [
    '#request-header.accept',
    '#request-header.content-type',
    '#form.type',
    '#form.l_server_rid',
  ]),
  doing('snapshots.restore', restored, ['#path.snapshotresourceid']),
  doing('snapshots.delete', snapshotDeleted, ['#path.snapshotresourceid', '#query.type', '#request-header.accept']),
  // A project that is enabled stays as it is, and the request is well.
  exchange(
    'projects.enable',
    'enabled-before',
    async t => {
      const [zone] = (await projectFolder(t)).zones
      return ask(t, 'projects.enable', form({ project_id: withoutHyphens(ownProject(t)), availability_zone: zone }))
    },
    {
      covers: ['#request-header.accept', '#request-header.content-type', '#form.project_id', '#form.availability_zone'],
    },
  ),
  exchange('projects.enable', 'by-system-administrator', async t => (await projectLife(t)).enabled, {
    needs: ['system-administrator'],
    covers: ['#request-header.x-va-project-id', '#request-header.x-va-domain-id'],
  }),
  exchange('projects.disable', 'by-system-administrator', async t => (await projectLife(t)).disabled, {
    needs: ['system-administrator'],
    covers: [
      '#path.projid',
      '#request-header.accept',
      '#request-header.x-va-project-id',
      '#request-header.x-va-domain-id',
    ],
  }),
  doing('networks.create', networkMade, [
    '#request-header.accept',
    '#request-header.content-type',
    '#body.subnetidcreatedusingopenstack',
  ]),
  doing('networks.delete', networkDeleted, ['#path.networkresourceid', '#request-header.accept']),
]

function bodyFact(name: string): string {
  return `#body.${name}`
}

function formFact(name: string): string {
  return `#form.${name}`
}

/** One good exchange of every operation. */
export const exemplars: readonly SapExemplar[] = [...readings, ...beginnings]
