import type { CallOptions, Resource, ServiceSuite } from '../../tools/model/check.ts'
import { member, sentJson } from '../openstack/json.ts'
import { type NamedKind, namedResources } from '../openstack/named-resources.ts'
import { imagesOfAPage } from './requests.ts'

const images: NamedKind = {
  kind: 'image',
  makes: { 'image.images.create': { name: ['name'], id: ['id'] } },
  mayBeNamed: true,
  list: { operation: 'image.images.list', rows: 'images', limit: imagesOfAPage, query: name => ({ name }) },
  show: 'image.images.show',
  remove: 'image.images.delete',
  variable: 'image_id',
}
const named = namedResources([images])

type Made = Omit<Resource, 'service'>

/** What a call would create; see `ServiceSuite.creates`. A member may be added to an image that the run did not make. */
export function creates(operation: string, options: CallOptions): Made[] {
  if (operation === 'image.members.create') return memberOf(options.path?.image_id, member(sentJson(options), 'member'))
  if (operation === 'image.images.update') return renamed(options)
  return named.creates(operation, options)
}

/** What a successful call removed; see `ServiceSuite.removes`. Images stay until clean-up does not find their name. */
export function removes(operation: string, { path }: CallOptions): Made[] {
  return operation === 'image.members.delete' ? memberOf(path?.image_id, path?.member_id) : []
}

export const { standing, identifies, find } = named

/** Deletes what is left of a resource, and waits until it is gone. */
export const cleanup: ServiceSuite['cleanup'] = async (resource, send) => {
  if (resource.kind !== 'member') return named.cleanup(resource, send)
  const [image_id = '', member_id = ''] = resource.path.split('/').slice(2).map(decodeURIComponent)
  const reply = await send('image.members.delete', { path: { image_id, member_id } })
  if (reply.status !== 204 && reply.status !== 404)
    throw new Error(`removing the member ${member_id} answered ${reply.status} ${reply.reason}`)
}

/** A changed name is another one to find the image by. */
function renamed(options: CallOptions): Made[] {
  const changes = sentJson(options)
  if (!Array.isArray(changes)) return []
  return changes.flatMap(({ path, value }) =>
    path === '/name' && typeof value === 'string'
      ? named.creates('image.images.create', { body: nameOnly(value) })
      : [],
  )
}

const nameOnly = (name: string): string => JSON.stringify({ name })

function memberOf(image: unknown, member: unknown): Made[] {
  if (typeof image !== 'string' || typeof member !== 'string') return []
  return [{ kind: 'member', path: `/member/${encodeURIComponent(image)}/${encodeURIComponent(member)}` }]
}
