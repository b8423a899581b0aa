import { createHash } from 'node:crypto'
import type { Authenticator, EmulatedService } from '../http/service.ts'
import { isObject } from '../rest/json-members.ts'
import type { RestHandler, RestRequest, RestRoutes } from '../rest/rest-request.ts'
import { createRestService } from '../rest/rest-service.ts'
import { versionList } from '../rest/version-documents.ts'
import { imageDocument } from './image-document.ts'
import { listImages } from './image-list.ts'
import { memberHandlers } from './image-members.ts'
import { imageProblem, noImage } from './image-problem.ts'
import type { Image, ImageStore } from './image-store.ts'
import { patchImage, setMember } from './image-update.ts'

/** Media type of the changes to an image (§1.8.6.9). */
const patchType = 'application/openstack-images-v2.1-json-patch'

/** What stands before the image service's paths. */
const mount = '/image'

/**
 * The image service, API v2 (§1.8.6.9 to 17), with what of deployed Glance is needed beyond: its versions, and the
 * requests that make an image and read its data.
 */
export function createImageService(options: {
  authenticator: Authenticator
  /** The server's URL without a path. */
  origin: string
  images: ImageStore
  settle: () => void
}): EmulatedService {
  const url = `${options.origin}${mount}/v2/`
  const versions = [
    { id: 'v2.1', status: 'CURRENT', url },
    { id: 'v2.0', status: 'SUPPORTED', url },
  ] as const
  return createRestService({
    authenticator: options.authenticator,
    settle: options.settle,
    mount,
    documents: { '': versionList(300, versions), '/versions': versionList(200, versions) },
    refuse: imageProblem,
    mediaTypes: ['application/json', patchType],
    requestIdHeader: 'X-Openstack-Request-Id',
    routes: imageRoutes(options.images),
  })
}

function imageRoutes(store: ImageStore): RestRoutes {
  const members = memberHandlers(store)
  const seen = ({ caller, parameters: [id = ''] }: RestRequest): Image => {
    const image = store.find(caller.projectId, id)
    if (image === undefined) throw noImage(id)
    return image
  }
  const own = (request: RestRequest): Image => {
    const image = seen(request)
    if (image.owner !== request.caller.projectId) throw imageProblem(403, 'You are not permitted to modify this image.')
    return image
  }
  return {
    '/v2/images': { GET: request => listImages(store, request), POST: createImage(store) },
    '/v2/images/{image}': {
      GET: request => ({ status: 200, body: imageDocument(seen(request)) }),
      PATCH: async request => {
        const image = own(request)
        const type = request.header('content-type')?.split(';')[0]?.trim()
        if (type !== patchType) throw imageProblem(415, `Unsupported Content-Type ${type ?? ''}; use ${patchType}`)
        patchImage(store, image, await request.body())
        return { status: 200, body: imageDocument(image) }
      },
      DELETE: request => {
        const image = own(request)
        if (image.protected) throw imageProblem(403, `Image ${image.id} is protected and cannot be deleted.`)
        store.remove(image.id)
        return { status: 204 }
      },
    },
    '/v2/images/{image}/file': { GET: download(seen), PUT: upload(store, own) },
    '/v2/images/{image}/members': { GET: members.list, POST: members.create },
    '/v2/images/{image}/members/{member}': { GET: members.show, PUT: members.update, DELETE: members.remove },
  }
}

function createImage(store: ImageStore): RestHandler {
  return async ({ caller, body }) => {
    const given = (await body()) ?? {}
    if (!isObject(given)) throw imageProblem(400, 'Request body must be a JSON object.')
    const draft = store.add({ owner: caller.projectId })
    try {
      for (const [name, value] of Object.entries(given)) setMember(draft, name, value)
    } catch (error) {
      store.remove(draft.id)
      throw error
    }
    return { status: 201, body: imageDocument(draft), headers: { Location: `/v2/images/${draft.id}` } }
  }
}

function upload(store: ImageStore, own: (request: RestRequest) => Image): RestHandler {
  return async request => {
    const image = own(request)
    if (image.status !== 'queued') throw imageProblem(409, `Image ${image.id} has its data already.`)
    const data = await request.bytes()
    image.data = data
    image.size = data.length
    image.checksum = createHash('md5').update(data).digest('hex')
    image.status = 'active'
    store.touch(image)
    return { status: 204 }
  }
}

/** Images that were not uploaded here have no data, which Glance answers 204. */
function download(seen: (request: RestRequest) => Image): RestHandler {
  return request => {
    const { data, checksum } = seen(request)
    if (data === undefined) return { status: 204 }
    const type = { 'Content-Type': 'application/octet-stream' }
    return { status: 200, body: data, headers: { ...type, 'Content-MD5': checksum ?? '' } }
  }
}
