import type { Image, ImageMember } from './image-store.ts'

/** Seconds are enough: `2012-08-10T19:23:50Z`. */
function moment(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}

/** An image as the API shows it (§1.8.6.11): what users have added stands beside the rest. */
export function imageDocument(image: Image): Record<string, unknown> {
  const path = `/v2/images/${image.id}`
  return {
    ...Object.fromEntries(image.properties),
    id: image.id,
    name: image.name,
    status: image.status,
    visibility: image.visibility,
    owner: image.owner,
    size: image.size,
    checksum: image.checksum,
    min_disk: image.minDisk,
    min_ram: image.minRam,
    disk_format: image.diskFormat,
    container_format: image.containerFormat,
    protected: image.protected,
    tags: image.tags,
    created_at: moment(image.createdAt),
    updated_at: moment(image.updatedAt),
    self: path,
    file: `${path}/file`,
    schema: '/v2/schemas/image',
  }
}

/** A member of an image as the API shows it (§1.8.6.13). */
export function memberDocument(image: Image, { id, status, createdAt, updatedAt }: ImageMember): object {
  return {
    created_at: moment(createdAt),
    image_id: image.id,
    member_id: id,
    schema: '/v2/schemas/member',
    status,
    updated_at: moment(updatedAt),
  }
}
