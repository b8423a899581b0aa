import { fault } from '../rest/fault.ts'
import type { RestHandler, RestRequest, RestRoutes } from '../rest/rest-request.ts'
import { imageFilter } from './image-filters.ts'
import type { ImageSource, ProxiedImage } from './image-source.ts'
import { describeImage, type ImageAddresses, imageLinks } from './image-view.ts'

export interface ImageProxyOptions extends ImageAddresses {
  images: ImageSource
}

/** Images as compute shows them (§1.2.6.11 to 13, 30, 31 and §1.8.6.6, 7): those of the image service. */
export function imageProxyRoutes({ images, ...addresses }: ImageProxyOptions): RestRoutes {
  const list =
    (describe: (image: ProxiedImage, projectId: string) => object): RestHandler =>
    ({ caller: { projectId }, query }) => {
      const found = images.list(projectId).filter(imageFilter(query))
      return { status: 200, body: { images: found.map(image => describe(image, projectId)) } }
    }
  return {
    '/images': {
      GET: list((image, projectId) => ({
        id: image.id,
        name: image.name,
        links: imageLinks(image, projectId, addresses),
      })),
    },
    '/images/detail': { GET: list((image, projectId) => describeImage(image, projectId, addresses)) },
    '/images/{image}': {
      GET: request => {
        const image = findImage(images, request)
        return { status: 200, body: { image: describeImage(image, request.caller.projectId, addresses) } }
      },
      DELETE: request => {
        const image = findOwnImage(images, request)
        if (image.protected) throw fault(403, `Image ${image.id} is protected and cannot be deleted.`)
        images.remove(image.id)
        return { status: 204 }
      },
    },
  }
}

/** @throws {Problem} 404 */
export function findImage(images: ImageSource, { caller, parameters: [id = ''] }: RestRequest): ProxiedImage {
  const image = images.find(caller.projectId, id)
  if (image === undefined) throw fault(404, 'Image not found.')
  return image
}

/** An image the caller may change. @throws {Problem} 403, 404 */
export function findOwnImage(images: ImageSource, request: RestRequest): ProxiedImage {
  const image = findImage(images, request)
  if (image.owner !== request.caller.projectId) throw fault(403, `Not authorized for image ${image.id}.`)
  return image
}
