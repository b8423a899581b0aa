import type { Uses } from '../../tools/model/uses.ts'
import { larger, smallest } from './fixtures.ts'

/** A volume made of an image is as large as the image wants; images that want more are left alone. In GB. */
export const largestFromImage = 40

const one: Uses = { volumes: 1, gigabytes: smallest }

/** Shared volumes, by the keys they are shared by, with what each takes. */
export const sharedVolumes: Readonly<Record<string, Uses>> = {
  'described volume': one,
  'guarded volume': one,
  'life: volume created': { volumes: 1, gigabytes: larger },
  'volume from snapshot': one,
  'volume from volume': one,
  'volume from image': { volumes: 1, gigabytes: largestFromImage },
}
