import type { CallOptions, CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { type JsonObject, jsonBody, rowsOf, textAt } from '../openstack/json.ts'

/** In whose name something is asked; default: the run's own project. */
export type Asker = Pick<CallOptions, 'identity'>

/** The other project. The endpoint names no project, so both ask at the same one. */
export const other = { identity: 'alternate' } as const satisfies Asker

/** Rows that are asked for where all images are wanted; some services give 25 by themselves, and none more than so many. */
export const imagesOfAPage = 1000

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
