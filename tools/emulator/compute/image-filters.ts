import { fault } from '../rest/fault.ts'
import type { ProxiedImage } from './image-source.ts'
import { imageStatus } from './image-view.ts'

/**
 * Which images a list shall have, by the query of §1.2.6.11.
 * @throws {Problem} 400 when `changes-since` is no time or `type` none of the documented words.
 */
export function imageFilter(query: URLSearchParams): (image: ProxiedImage) => boolean {
  const tests: ((image: ProxiedImage) => boolean)[] = []
  const name = query.get('name')
  if (name !== null) tests.push(image => image.name === name)
  const status = query.get('status')?.toUpperCase()
  if (status !== undefined) tests.push(image => imageStatus(image) === status)
  const since = query.get('changes-since')
  if (since !== null) {
    const moment = readTime(since)
    tests.push(image => image.updatedAt >= moment)
  }
  // A server is named by its URL; a bare id is taken as well.
  const server = query.get('server')?.split('/').at(-1)
  if (server !== undefined) tests.push(image => image.properties.get('instance_uuid') === server)
  const type = query.get('type') ?? 'ALL'
  if (!['BASE', 'SERVER', 'ALL'].includes(type)) throw fault(400, `Invalid image type: ${type}`)
  if (type !== 'ALL') tests.push(image => isOfServer(image) === (type === 'SERVER'))
  return image => tests.every(test => test(image))
}

/** Whether the image was made from a server. */
function isOfServer({ properties }: ProxiedImage): boolean {
  return properties.has('instance_uuid') || properties.get('image_type') === 'snapshot'
}

function readTime(text: string): number {
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(time)) throw fault(400, 'Invalid changes-since value')
  return time
}
