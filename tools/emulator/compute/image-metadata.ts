import { fault } from '../rest/fault.ts'
import { type JsonObject, wrapped } from '../rest/json-members.ts'
import type { RestRequest, RestRoutes } from '../rest/rest-request.ts'
import type { Timeline } from '../timeline.ts'
import { findImage, findOwnImage } from './image-proxy.ts'
import type { ImageSource, ProxiedImage } from './image-source.ts'

/** Items of one image. */
const maximumItems = 128

/** Metadata of images (§1.2.6.14 to 19): the properties that the image service keeps. */
export function imageMetadataRoutes({ images, timeline }: { images: ImageSource; timeline: Timeline }): RestRoutes {
  /** @throws {Problem} 400, 403, 404 */
  function findChangeable(request: RestRequest): ProxiedImage {
    const image = findOwnImage(images, request)
    if (image.checksum === null || image.checksum === undefined)
      throw fault(400, `Metadata of image ${image.id} cannot be changed: it has no checksum.`)
    return image
  }

  /** @throws {Problem} 413 when there would be more items than the quota allows. */
  function store(image: ProxiedImage, items: ReadonlyMap<string, string>): void {
    if (items.size > maximumItems) throw fault(413, 'Image metadata limit exceeded', { 'Retry-After': '0' })
    image.properties = new Map(items)
    image.updatedAt = timeline.now
  }

  return {
    '/images/{image}/metadata': {
      GET: request => answer(findImage(images, request)),
      PUT: async request => {
        const items = readItems(wrapped(await request.body(), 'metadata', fault))
        const image = findChangeable(request)
        store(image, items)
        return answer(image)
      },
      POST: async request => {
        const items = readItems(wrapped(await request.body(), 'metadata', fault))
        const image = findChangeable(request)
        store(image, new Map([...image.properties, ...items]))
        return answer(image)
      },
    },
    '/images/{image}/metadata/{key}': {
      GET: request => {
        const [key, value] = findItem(findImage(images, request), request)
        return { status: 200, body: { meta: { [key]: value } } }
      },
      PUT: async request => {
        const [, key = ''] = request.parameters
        const items = readItems(wrapped(await request.body(), 'meta', fault))
        const value = items.get(key)
        if (value === undefined) throw fault(400, 'Request body and URI mismatch')
        if (items.size > 1) throw fault(400, 'Request body contains too many items')
        const image = findChangeable(request)
        store(image, new Map([...image.properties, [key, value]]))
        return { status: 200, body: { meta: { [key]: value } } }
      },
      DELETE: request => {
        const image = findChangeable(request)
        const [key] = findItem(image, request)
        store(image, new Map([...image.properties].filter(([name]) => name !== key)))
        return { status: 204 }
      },
    },
  }
}

function answer({ properties }: ProxiedImage): { status: number; body: object } {
  return { status: 200, body: { metadata: Object.fromEntries(properties) } }
}

/** @throws {Problem} 404 */
function findItem(
  { properties }: ProxiedImage,
  { parameters: [, key = ''] }: RestRequest,
): [key: string, value: string] {
  const value = properties.get(key)
  if (value === undefined) throw fault(404, 'Metadata item was not found')
  return [key, value]
}

/** @throws {Problem} 400 unless all values are strings and all keys have 1 to 255 characters (§1.2.6.17). */
function readItems(given: JsonObject): Map<string, string> {
  return new Map(
    Object.entries(given).map(([key, value]) => {
      if (key === '') throw fault(400, 'Image metadata key cannot be blank')
      if (key.length > 255) throw fault(400, 'Image metadata key too long')
      if (typeof value !== 'string') throw fault(400, `Image metadata value of ${key} is no string`)
      return [key, value]
    }),
  )
}
