import type { SapProject } from './operation.ts'

export type ImageScope = 'public' | 'domain' | 'private'

/** An image in one availability zone; a public one has a record in each. */
export interface SapImage {
  name: string
  scope: ImageScope
  /** Absent: it is public. */
  project?: SapProject
  zone: string
  comment: string
  /** Milliseconds since the epoch. */
  createdAt: number
  /** GB of disk 0, the only one that an image keeps. */
  diskSize: number
  windows: boolean
  /** Id of the public image that it comes from in the end. */
  baseId: string
  /** False: it was cloned from a server that was never started, and no server can be made of it (§1.7.5.14). */
  prepared: boolean
  /** False: it is still being made, or deleted. */
  ready: boolean
}

/** Public images and the clone images of all projects. */
export class ImageStore {
  readonly #images: SapImage[] = []

  add(image: SapImage): void {
    this.#images.push(image)
  }

  remove(image: SapImage): void {
    const index = this.#images.indexOf(image)
    if (index !== -1) this.#images.splice(index, 1)
  }

  /** What a project may use: public images, its own, and those that others disclose inside of its domain. */
  visibleTo(project: SapProject): SapImage[] {
    return this.#images.filter(
      image =>
        image.ready &&
        (image.project === undefined ||
          image.project.id === project.id ||
          (image.scope === 'domain' && image.project.domainId === project.domainId)),
    )
  }

  /** A project's own image, whether it is ready or not. */
  findOwn(projectId: string, name: string): SapImage | undefined {
    return this.ownedBy(projectId).find(image => image.name === name)
  }

  ownedBy(projectId: string): SapImage[] {
    return this.#images.filter(image => image.project?.id === projectId)
  }
}
