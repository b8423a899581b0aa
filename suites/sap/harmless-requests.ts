import type { CallOptions, CheckContext } from '../../tools/model/check.ts'
import type { Effect } from '../../tools/model/verdict.ts'
import { guardedServer, imageName } from './fixtures.ts'
import { ownProject, projectFolder, serverImage, smallestTemplate } from './found.ts'
import { networkXml } from './network-life.ts'
import { form, ofImage, ofServer, ofSnapshot, serverXml, unknownId, wanted, withoutHyphens, xml } from './requests.ts'

type Options = (t: CheckContext) => CallOptions | Promise<CallOptions>

/** A request on something that there is not; `more`: its arguments. */
const onUnknown =
  (of: (id: string) => CallOptions, more: (t: CheckContext) => CallOptions = () => wanted): Options =>
  t => ({ ...more(t), ...of(unknownId(t)) })

const withForm =
  (fields: Readonly<Record<string, string>>): ((t: CheckContext) => CallOptions) =>
  () =>
    form(fields)

const listing: Options = () => wanted

/**
 * The run's own project, in a zone that there is not. A target that does not look at the zone finds a server in the
 * project, which keeps it from being disabled (§1.7.5.23).
 */
const disabling: Options = async t => {
  await guardedServer(t)
  return { ...wanted, path: { projId: ownProject(t) }, query: { availability_zone: t.name('zone') } }
}

/** An image that there is not: nothing can be made of it. */
const creating: Options = async t => {
  const [template, { zone }] = await Promise.all([smallestTemplate(t), serverImage(t)])
  const image = imageName(t)
  return xml(serverXml({ name: t.name('nothing'), template: template.name, image, zone }))
}

/** Enables again what is enabled already. */
const enabling: Options = async t => {
  const [zone] = (await projectFolder(t)).zones
  return form({ project_id: withoutHyphens(ownProject(t)), availability_zone: zone })
}

/**
 * What a check may do to a target that sends the request of an operation below, good or not. Only that to disable a project is
 * about something that the run did not make: a target that looks neither at the zone nor at the server would end the project.
 */
export function effectOf(operation: string): Effect {
  return operation === 'sap.projects.disable' ? 'destructive' : 'create'
}

/**
 * A request of each operation that changes nothing, whoever sends it and whatever a target does with it: it only asks,
 * or is about something that there is not, or what it wants is so already.
 */
export const harmless: Readonly<Record<string, Options>> = {
  'templates.list': listing,
  'servers.create': creating,
  'servers.list': listing,
  'servers.show': onUnknown(ofServer),
  'servers.start': onUnknown(ofServer),
  'servers.stop': onUnknown(ofServer, withForm({ force: 'false' })),
  'servers.restart': onUnknown(ofServer, withForm({ force: 'false' })),
  'servers.delete': onUnknown(ofServer),
  'servers.update': onUnknown(ofServer, t => xml(serverXml({ name: t.name('nothing') }))),
  'servers.attach-disk': onUnknown(ofServer, withForm({ disk_size: '1' })),
  'servers.detach-disk': onUnknown(ofServer, t => form({ disk_rid: unknownId(t) })),
  'servers.attach-nic': onUnknown(ofServer, t => form({ type: 'nic', network_rid: unknownId(t) })),
  'servers.detach-nic': onUnknown(ofServer, withForm({ type: 'nic', index: '0' })),
  'images.create': t => form({ Name: imageName(t), type: 'cloning', l_server_rid: unknownId(t) }),
  'images.delete': onUnknown(ofImage),
  'images.list': () => ({ ...wanted, query: { mode: 'cloning' } }),
  'images.change-scope': onUnknown(ofImage, withForm({ scope: 'private' })),
  'snapshots.create': t => form({ type: 'snapshot', l_server_rid: unknownId(t) }),
  'snapshots.restore': onUnknown(ofSnapshot),
  'snapshots.delete': onUnknown(ofSnapshot),
  'tasks.show': onUnknown(taskId => ({ path: { taskId } })),
  'projects.enable': enabling,
  'projects.disable': disabling,
  'projects.show': t => ({ ...wanted, path: { projId: ownProject(t) } }),
  'networks.create': t => xml(networkXml(t.unknownId())),
  'networks.delete': onUnknown(networkResourceId => ({ path: { networkResourceId } })),
  'networks.list': listing,
}
