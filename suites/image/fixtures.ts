import type { CallOptions, CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { type JsonObject, jsonBody, jsonOf, rowsOf, textAt } from '../openstack/json.ts'
import { untilStatus } from '../openstack/wait.ts'

/** An image of the run's own. */
export interface OwnImage {
  id: string
  name: string
}

interface Wanted {
  name?: string
  /** Bytes of its data; default 8. */
  size?: number
  tags?: string[]
  visibility?: 'private'
}

/** Statuses of a target that has no such request, or lets this user make none. */
const cannot = [403, 404, 405, 501]

/**
 * A new image with data, of this project alone. Its visibility is the service's default (`private`, or `shared` in later
 * editions), so that it can have members.
 */
export async function ownImage(t: CheckContext, wanted: Wanted = {}): Promise<OwnImage> {
  const { name = t.name('image'), size = 8, ...more } = wanted
  const image = { name, disk_format: 'raw', container_format: 'bare', ...more }
  const reply = await t.call('image.images.create', jsonBody(image))
  if (cannot.includes(reply.status))
    t.unsupported(`an image of the run's own is needed, and POST /v2/images answers ${reply.status}`)
  const id = textAt(jsonOf(t.prepared(reply, 201)), 'id')
  const data = await t.call('image.image-data.upload', {
    path: { image_id: id },
    headers: { 'Content-Type': 'application/octet-stream' },
    body: t.bytes(size),
  })
  t.prepared(data, 204)
  await untilStatus(t, { ask: () => show(t, id), at: ['status'], wanted: ['active'] })
  return { id, name }
}

/** In whose name something is asked; default: the run's own project. */
export type Asker = Pick<CallOptions, 'identity' | 'account'>

/** The other project. */
export const other = { identity: 'alternate', account: 'alternate' } as const satisfies Asker

const accept = { headers: { Accept: 'application/json' } }

export function show(t: CheckContext, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('image.images.show', { path: { image_id: id }, ...accept, ...asker })
}

export function remove(t: CheckContext, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('image.images.delete', { path: { image_id: id }, ...asker })
}

type Query = NonNullable<CallOptions['query']>

export function list(t: CheckContext, query: Query, asker: Asker = {}): Promise<TargetReply> {
  return t.call('image.images.list', { query, ...accept, ...asker })
}

/** The images of one page, which must have come. */
export async function listed(t: CheckContext, query: Query, asker: Asker = {}): Promise<JsonObject[]> {
  const reply = await list(t, query, asker)
  t.expect(reply.status, 'the status of the list').toBe(200)
  return rowsOf(reply, 'images')
}

export const idOf = (row: JsonObject): string => textAt(row, 'id')

/** A change as JSON Patch writes it (§1.8.6.9). */
export interface Change {
  op: 'add' | 'replace' | 'remove'
  path: string
  value?: unknown
}

/** The media type that the section demands. */
export const patchType = 'application/openstack-images-v2.1-json-patch'

export function patch(t: CheckContext, id: string, changes: Change[], asker: Asker = {}): Promise<TargetReply> {
  return t.call('image.images.update', { path: { image_id: id }, ...jsonBody(changes, patchType), ...asker })
}

/** Id of a project that is nobody's: the service keeps what it is given. */
export const strangerId = (t: CheckContext): string => t.unknownId().replaceAll('-', '')

/** Id of the other project, as members are named by it. */
export function otherProject(t: CheckContext): string {
  return t.project('alternate') ?? t.skip('the id of the other project is not known: its token names none')
}

/** Id of this project. */
export function ownProject(t: CheckContext): string {
  return t.project() ?? t.skip('the id of this project is not known: its token names none')
}

/** Sizes of the listed images in bytes, in the order in which they are made: neither rising nor falling. */
export const listedSizes = [20, 40, 10, 30] as const

/** Tag of the listed images of 20 and 10 bytes alone. */
export const listedTag = 'k5c-tagged'

/** Images for the checks of lists: four of one name, with different sizes, and one of a name that sorts before it. */
export function listedImages(t: CheckContext): Promise<{ name: string; ids: string[]; before: OwnImage }> {
  return t.shared('listed images', async owner => {
    const name = owner.name('listed')
    const before = await ownImage(owner, { name: owner.name('before') })
    const ids: string[] = []
    for (const [index, size] of listedSizes.entries()) {
      const tags = index % 2 === 0 ? [listedTag] : []
      ids.push((await ownImage(owner, { name, size, tags })).id)
    }
    return { name, ids, before }
  })
}

/** An image that every check may look at and none changes. */
export function stillImage(t: CheckContext): Promise<OwnImage> {
  return t.shared('still image', owner => ownImage(owner, { name: owner.name('still'), tags: ['ping', 'pong'] }))
}
