import type { CallOptions, CheckContext } from '../../tools/model/check.ts'
import type { GuardedRequest } from '../contract/refusals.ts'
import {
  detailsOf,
  diskId,
  diskSize,
  guardedImage,
  guardedServer,
  imageName,
  snapshotIds,
  usualOrder,
} from './fixtures.ts'
import { ownProject, serverNetwork } from './found.ts'
import { harmless } from './harmless-requests.ts'
import { form, ofImage, ofServer, ofSnapshot, serverXml, unknownId, wanted, withoutHyphens, xml } from './requests.ts'
import { tasksOf } from './tasks.ts'
import { textAt } from './xml.ts'

type Options = (t: CheckContext) => Promise<CallOptions>

const onServer =
  (more: (t: CheckContext) => CallOptions | Promise<CallOptions> = () => wanted): Options =>
  async t => ({ ...(await more(t)), ...ofServer((await guardedServer(t)).id) })

const onImage =
  (more: CallOptions = wanted): Options =>
  async t => ({ ...more, ...ofImage((await guardedImage(t)).name) })

const onSnapshot: Options = async t => {
  const [id] = snapshotIds(await detailsOf(t, (await guardedServer(t)).id))
  return { ...wanted, ...ofSnapshot(id ?? t.notRun('the guarded server has no snapshot')) }
}

const ofGuarded =
  (fields: (t: CheckContext) => Record<string, string>): Options =>
  async t =>
    form({ ...fields(t), l_server_rid: (await guardedServer(t)).id })

/**
 * One request of each operation that would be well, on things of the run's own that no other check touches, for those
 * who must not send it. What it would make has a name of the run. Requests on networks are about one that there is not,
 * and those on the project change nothing, since a run has none of its own to lose.
 */
export const guarded: Readonly<Record<string, Options>> = {
  'servers.create': async t => xml(serverXml({ ...(await usualOrder(t)), name: t.name('intruder') })),
  'servers.show': onServer(),
  'servers.start': onServer(),
  'servers.stop': onServer(() => form({ force: 'true' })),
  'servers.restart': onServer(() => form({ force: 'true' })),
  'servers.delete': onServer(),
  'servers.update': onServer(t => xml(serverXml({ name: t.name('intruder') }))),
  'servers.attach-disk': onServer(() => form({ disk_size: diskSize })),
  'servers.detach-disk': onServer(async t =>
    form({ disk_rid: diskId(await detailsOf(t, (await guardedServer(t)).id), 1) }),
  ),
  'servers.attach-nic': onServer(async t => form({ type: 'nic', network_rid: (await serverNetwork(t)).id })),
  'servers.detach-nic': onServer(() => form({ type: 'nic', index: '0' })),
  'images.create': ofGuarded(t => ({ Name: imageName(t), type: 'cloning' })),
  'images.delete': onImage(),
  'images.change-scope': onImage(form({ scope: 'private' })),
  'snapshots.create': ofGuarded(() => ({ type: 'snapshot' })),
  'snapshots.restore': onSnapshot,
  'snapshots.delete': onSnapshot,
  'tasks.show': async t => {
    const [task] = tasksOf((await guardedServer(t)).created)
    return { ...wanted, path: { taskId: textAt(task, 'id') } }
  },
}

/**
 * What a user of another project is answered about things of this one: that there is nothing of that name (§1.7.6 404 is
 * for that too), or that it is forbidden. Of other projects than one's own the chapter says that they are an error only.
 */
const foreign = [403, 404]
const elsewhere = [403, 404, 409]

/** Operations that another project's user may send as well: they are then about that project. */
const everybodys = [
  'templates.list',
  'servers.create',
  'servers.list',
  'images.list',
  'networks.list',
  'networks.create',
]

const ofForeignProject: Readonly<Record<string, Options>> = {
  'projects.enable': async t => form({ project_id: withoutHyphens(ownProject(t)) }),
  // For who must not see this project it is one like any that there is not, and nothing can be lost of that.
  'projects.disable': async t => ({ ...wanted, path: { projId: unknownId(t) } }),
}

export const guardedRequests: GuardedRequest[] = Object.entries(harmless).map(([name, options]) => ({
  operation: `sap.${name}`,
  effect: 'create',
  options: async t => (guarded[name] ?? ofForeignProject[name] ?? options)(t),
  otherProject: everybodys.includes(name) ? [] : name.startsWith('projects.') ? elsewhere : foreign,
}))
