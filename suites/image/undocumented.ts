import type { Operation } from '../../tools/model/catalog.ts'

const clause = { document: 'k5-foundation-1.12', section: '1.8.2', detail: 'Image Service API v2 Images' } as const

const nothing = {
  clause,
  errorCodes: [],
  parameters: [],
  responseHeaders: [],
  responseElements: [],
  samples: [],
} satisfies Partial<Operation>

/**
 * How the image service makes an image. The manual documents no request for it (images come from volumes, §2.1.6.19,
 * and by import, §1.6), so nothing is judged of these; a target that has them gives the checks images of their own.
 */
export const undocumented: Operation[] = [
  {
    ...nothing,
    id: 'image.images.create',
    title: 'Create an image',
    method: 'POST',
    path: '/v2/images',
    normalCodes: [{ code: 201, reason: 'Created', clause }],
  },
  {
    ...nothing,
    id: 'image.image-data.upload',
    title: 'Upload the data of an image',
    method: 'PUT',
    path: '/v2/images/{image_id}/file',
    normalCodes: [{ code: 204, reason: 'No Content', clause }],
  },
]
