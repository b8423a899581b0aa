import { isObject } from '../rest/json-members.ts'
import type { RestHandler, RestRequest } from '../rest/rest-request.ts'
import { memberDocument } from './image-document.ts'
import { imageProblem, noImage } from './image-problem.ts'
import type { Image, ImageMember, ImageStore, MemberStatus } from './image-store.ts'

const statuses: readonly string[] = ['pending', 'accepted', 'rejected']

/** Sharing of images between projects (§1.8.6.13 to 17), by method and path below the image. */
export function memberHandlers(
  store: ImageStore,
): Record<'create' | 'list' | 'show' | 'update' | 'remove', RestHandler> {
  const imageOf = ({ caller, parameters: [id = ''] }: RestRequest): Image => {
    const image = store.find(caller.projectId, id)
    if (image === undefined) throw noImage(id)
    return image
  }
  return {
    create: async request => {
      const image = imageOf(request)
      onlyOwner(image, request)
      if (image.visibility === 'public') throw imageProblem(403, 'Public images do not have members.')
      const body = await request.body()
      const project = isObject(body) ? body.member : undefined
      if (typeof project !== 'string' || project === '') throw imageProblem(400, 'Member to be added not specified')
      if (image.members.has(project)) throw imageProblem(409, `The member ${project} is there already.`)
      return { status: 200, body: memberDocument(image, store.share(image, project)) }
    },
    list: request => {
      const image = imageOf(request)
      if (image.visibility === 'public') throw imageProblem(404, 'Public images do not have members.')
      const members = seenBy(image, request.caller.projectId).map(member => memberDocument(image, member))
      return { status: 200, body: { members, schema: '/v2/schemas/members' } }
    },
    show: request => {
      const image = imageOf(request)
      return { status: 200, body: memberDocument(image, memberOf(image, request)) }
    },
    update: async request => {
      const image = imageOf(request)
      const member = memberOf(image, request)
      if (member.id !== request.caller.projectId) throw imageProblem(403, 'Only the member may answer.')
      const body = await request.body()
      const status = isObject(body) ? body.status : undefined
      if (typeof status !== 'string' || !statuses.includes(status)) throw imageProblem(400, 'Invalid member status')
      member.status = status as MemberStatus
      store.touch(member)
      return { status: 200, body: memberDocument(image, member) }
    },
    remove: request => {
      const image = imageOf(request)
      onlyOwner(image, request)
      image.members.delete(memberOf(image, request).id)
      return { status: 204 }
    },
  }
}

function onlyOwner({ owner }: Image, { caller }: RestRequest): void {
  if (owner !== caller.projectId) throw imageProblem(403, 'Only the owner of an image may share it.')
}

/** A member sees itself alone (§1.8.6.14). */
function seenBy({ owner, members }: Image, projectId: string): ImageMember[] {
  return [...members.values()].filter(({ id }) => owner === projectId || id === projectId)
}

function memberOf(image: Image, { caller, parameters: [, id = ''] }: RestRequest): ImageMember {
  const member = seenBy(image, caller.projectId).find(other => other.id === id)
  if (member === undefined) throw imageProblem(404, `${id} is no member of the image.`)
  return member
}
