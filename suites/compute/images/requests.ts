import type { CallOptions, CheckContext } from '../../../tools/model/check.ts'
import type { TargetReply } from '../../../tools/model/target.ts'
import { type JsonObject, jsonBody, jsonOf, member, rowsOf } from '../../openstack/json.ts'
import { oneOf } from '../../openstack/one-of.ts'
import { type Asker, list } from '../requests.ts'

/** Path of an image, and of one of its items where a key is given, with the body, where there is one. */
export function ofImage(id: string, { key, body }: { key?: string; body?: unknown } = {}): CallOptions {
  return {
    path: { image_id: id, ...(key === undefined ? {} : { key }) },
    ...(body === undefined ? { headers: { Accept: 'application/json' } } : jsonBody(body)),
  }
}

export function showImage(t: CheckContext, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.images.show', { ...ofImage(id), ...asker })
}

export function deleteImage(t: CheckContext, id: string, asker: Asker = {}): Promise<TargetReply> {
  return t.call('compute.images.delete', { ...ofImage(id), ...asker })
}

export function showMetadata(t: CheckContext, id: string): Promise<TargetReply> {
  return t.call('compute.image-metadata.show', ofImage(id))
}

/** PUT, which says what there shall be. */
export function replaceMetadata(t: CheckContext, id: string, metadata: object): Promise<TargetReply> {
  return t.call('compute.image-metadata.replace', ofImage(id, { body: { metadata } }))
}

/** POST, which says what shall change. */
export function updateMetadata(
  t: CheckContext,
  id: string,
  metadata: object,
  more: Pick<CallOptions, 'repeat'> = {},
): Promise<TargetReply> {
  return t.call('compute.image-metadata.update', { ...ofImage(id, { body: { metadata } }), ...more })
}

export function showItem(t: CheckContext, id: string, key: string): Promise<TargetReply> {
  return t.call('compute.image-metadata.show-item', ofImage(id, { key }))
}

export function updateItem(t: CheckContext, id: string, key: string, meta: object): Promise<TargetReply> {
  return t.call('compute.image-metadata.update-item', ofImage(id, { key, body: { meta } }))
}

export function deleteItem(t: CheckContext, id: string, key: string): Promise<TargetReply> {
  return t.call('compute.image-metadata.delete-item', ofImage(id, { key }))
}

/** The items of an answer (`metadata` of all, `meta` of one). */
export function itemsOf(reply: TargetReply, envelope: 'metadata' | 'meta' = 'metadata'): JsonObject {
  const items = member(jsonOf(reply), envelope)
  return typeof items === 'object' && items !== null ? (items as JsonObject) : {}
}

/** The image of an answer that shows one. */
export function imageOf(reply: TargetReply): unknown {
  return member(jsonOf(reply), 'image')
}

/** Statuses of what is shown: a proxy on the way may have changed it (203). */
export const shown = [200, 203]

/** The rows of the detailed list, which must have come. */
export async function listedImages(
  t: CheckContext,
  query?: CallOptions['query'],
  asker: Asker = {},
): Promise<JsonObject[]> {
  const reply = await list(t, 'images.list-details', query, asker)
  t.expect(reply.status, 'the status of the list').toBe(oneOf(shown, reply.status))
  return rowsOf(reply, 'images')
}
