import { randomUUID } from 'node:crypto'
import type { ImageSource, ProxiedImage } from './image-source.ts'

/** An image that `project-one` owns, but for what a test says. */
export function exampleImage(differences: Partial<ProxiedImage> = {}): ProxiedImage {
  return {
    id: randomUUID(),
    name: 'example',
    status: 'active',
    owner: 'project-one',
    minDisk: 30,
    minRam: 512,
    size: 74_185_822,
    checksum: 'd41d8cd98f00b204e9800998ecf8427e',
    protected: false,
    properties: new Map([['architecture', 'x86_64']]),
    createdAt: Date.UTC(2011, 0, 1, 1, 2, 3),
    updatedAt: Date.UTC(2011, 0, 1, 1, 2, 3),
    ...differences,
  }
}

/** Images of which each project sees its own and those of `everyone`. */
export function exampleImages(...images: ProxiedImage[]): ImageSource {
  const all = new Map(images.map(image => [image.id, image]))
  const list = (projectId: string): ProxiedImage[] =>
    [...all.values()].filter(({ owner }) => owner === projectId || owner === 'everyone')
  return {
    list,
    find: (projectId, id) => list(projectId).find(image => image.id === id),
    remove: id => {
      all.delete(id)
    },
  }
}
