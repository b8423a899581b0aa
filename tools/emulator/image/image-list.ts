import type { RestAnswer, RestRequest } from '../rest/rest-request.ts'
import { imageDocument } from './image-document.ts'
import { imageProblem } from './image-problem.ts'
import type { Image, ImageStore, MemberStatus } from './image-store.ts'

/** Most images of one answer; the rest follows by `next`. */
const largestPage = 1000
/** How many a page has that no limit asks for. */
const usualPage = 25
/** What no filter and no order can be made of (§1.8.6.10). */
const unordered = ['tags', 'self', 'file', 'schema']
const memberStatuses = ['pending', 'accepted', 'rejected', 'all']
/** Names that are no plain comparison with a member of the document. */
const ownMeaning = ['limit', 'marker', 'sort_key', 'sort_dir', 'size_min', 'size_max', 'tag', 'member_status']

/** `GET /v2/images` (§1.8.6.10): filters, order, pages. */
export function listImages(store: ImageStore, { caller, query }: RestRequest): RestAnswer {
  const found = visible(store, caller.projectId, query).filter(filterOf(query)).sort(orderOf(query))
  const { limit, start } = pageOf(found, query)
  const page = found.slice(start, start + limit)
  const rest = new URLSearchParams(query)
  rest.delete('marker')
  const link = (parameters: URLSearchParams): string => `/v2/images${parameters.size === 0 ? '' : `?${parameters}`}`
  const last = page.at(-1)
  const goesOn = last !== undefined && start + limit < found.length
  return {
    status: 200,
    body: {
      images: page.map(imageDocument),
      first: link(rest),
      ...(goesOn ? { next: link(new URLSearchParams([...rest, ['marker', last.id]])) } : {}),
      schema: '/v2/schemas/images',
    },
  }
}

function visible(store: ImageStore, projectId: string, query: URLSearchParams): Image[] {
  const status = query.get('member_status') ?? 'accepted'
  if (!memberStatuses.includes(status)) throw imageProblem(400, `Invalid status: ${status}`)
  if (query.get('visibility') === 'shared') return store.sharedWith(projectId, status as MemberStatus | 'all')
  if (!query.has('member_status')) return store.list(projectId)
  const shared = store.sharedWith(projectId, status as MemberStatus | 'all')
  return [...store.list(projectId).filter(({ members }) => !members.has(projectId)), ...shared]
}

function filterOf(query: URLSearchParams): (image: Image) => boolean {
  const least = sizeOf(query, 'size_min') ?? 0
  const most = sizeOf(query, 'size_max') ?? Number.POSITIVE_INFINITY
  const bounded = query.has('size_min') || query.has('size_max')
  const tags = query.getAll('tag')
  const plain = [...query].filter(
    ([name, value]) => !ownMeaning.includes(name) && !(name === 'visibility' && value === 'shared'),
  )
  return image => {
    const document = imageDocument(image)
    const fits = !bounded || (image.size !== null && image.size >= least && image.size <= most)
    return (
      fits && tags.every(tag => image.tags.includes(tag)) && plain.every(([n, value]) => `${document[n]}` === value)
    )
  }
}

function sizeOf(query: URLSearchParams, name: string): number | undefined {
  const value = query.get(name)
  if (value === null) return undefined
  if (!/^\d+$/.test(value)) throw imageProblem(400, `${name} must be an integer of at least 0`)
  return Number(value)
}

function orderOf(query: URLSearchParams): (one: Image, other: Image) => number {
  const key = query.get('sort_key') ?? 'created_at'
  const direction = query.get('sort_dir') ?? 'desc'
  if (direction !== 'asc' && direction !== 'desc') throw imageProblem(400, `Invalid sort direction: ${direction}`)
  const sign = direction === 'asc' ? 1 : -1
  const value = (image: Image): unknown => (key === 'created_at' ? image.createdAt : imageDocument(image)[key])
  if (unordered.includes(key)) throw imageProblem(400, `Invalid sort key: ${key}`)
  return (one, other) => sign * (compare(value(one), value(other)) || compare(one.id, other.id))
}

function compare(one: unknown, other: unknown): number {
  if (one === other) return 0
  if (one === null || one === undefined) return -1
  if (other === null || other === undefined) return 1
  return (one as string | number) < (other as string | number) ? -1 : 1
}

function pageOf(found: readonly Image[], query: URLSearchParams): { limit: number; start: number } {
  const given = query.get('limit')
  if (given !== null && !/^\d+$/.test(given)) throw imageProblem(400, 'limit must be an integer of at least 0')
  const limit = Math.min(given === null ? usualPage : Number(given), largestPage)
  const marker = query.get('marker')
  if (marker === null) return { limit, start: 0 }
  const at = found.findIndex(({ id }) => id === marker)
  if (at === -1) throw imageProblem(400, `Invalid marker: ${marker}`)
  return { limit, start: at + 1 }
}
