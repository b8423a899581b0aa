import { createHash, randomUUID } from 'node:crypto'

/** Whether a member has taken an image that is shared with it (§1.8.6.17). */
export type MemberStatus = 'pending' | 'accepted' | 'rejected'

export interface ImageMember {
  /** Id of the project. */
  readonly id: string
  status: MemberStatus
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  updatedAt: number
}

/** An image as the service keeps it. */
export interface Image {
  readonly id: string
  name: string | null
  status: 'queued' | 'saving' | 'active' | 'deleted'
  visibility: 'public' | 'private'
  /** Id of the project that may change it. */
  readonly owner: string
  /** GiB. */
  minDisk: number
  /** MiB. */
  minRam: number
  /** Bytes; null until there is data. */
  size: number | null
  /** MD5 of the data in hexadecimal; null until there is data. */
  checksum: string | null
  /** The data itself, of images that were uploaded here; others have none. */
  data?: Buffer
  diskFormat: string | null
  containerFormat: string | null
  protected: boolean
  /** What users have added; names are the members of the document. */
  properties: Map<string, string>
  tags: string[]
  members: Map<string, ImageMember>
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  updatedAt: number
}

/** Without an id it gets one. */
export type NewImage = Partial<Omit<Image, 'owner' | 'createdAt' | 'updatedAt' | 'members'>> & {
  owner: string
}

/** Every image of the cloud, in the order in which they were made. */
export class ImageStore {
  readonly #images = new Map<string, Image>()
  readonly #clock: () => number

  constructor(clock: () => number) {
    this.#clock = clock
  }

  add(given: NewImage): Image {
    const now = this.#clock()
    const image: Image = {
      name: null,
      status: 'queued',
      visibility: 'private',
      minDisk: 0,
      minRam: 0,
      size: null,
      checksum: null,
      diskFormat: null,
      containerFormat: null,
      protected: false,
      properties: new Map(),
      tags: [],
      ...given,
      id: given.id ?? randomUUID(),
      members: new Map(),
      createdAt: now,
      updatedAt: now,
    }
    this.#images.set(image.id, image)
    return image
  }

  /** Whether there is such an image, whoever may see it. */
  has(id: string): boolean {
    return this.#images.has(id)
  }

  /** An image that the project may see: its own, a public one, or one that is shared with it. */
  find(projectId: string, id: string): Image | undefined {
    const image = this.#images.get(id)
    return image !== undefined && (isOpenTo(image, projectId) || image.members.has(projectId)) ? image : undefined
  }

  /** What a project's list shows: a shared image only once the project has accepted it (§1.8.6.13). */
  list(projectId: string): Image[] {
    return [...this.#images.values()].filter(
      image => isOpenTo(image, projectId) || image.members.get(projectId)?.status === 'accepted',
    )
  }

  /** The images that others share with a project, by what it has said to them. */
  sharedWith(projectId: string, status: MemberStatus | 'all'): Image[] {
    return [...this.#images.values()].filter(({ members }) => {
      const member = members.get(projectId)
      return member !== undefined && (status === 'all' || member.status === status)
    })
  }

  remove(id: string): void {
    this.#images.delete(id)
  }

  /** The data of an image that was begun elsewhere has arrived; nothing where it was deleted meanwhile. */
  complete(id: string, bytes: number): void {
    const image = this.#images.get(id)
    if (image === undefined) return
    Object.assign(image, { status: 'active', size: bytes, checksum: createHash('md5').update(id).digest('hex') })
    this.touch(image)
  }

  /** Notes that an image, or who shares it, has changed. */
  touch(changed: { updatedAt: number }): void {
    changed.updatedAt = this.#clock()
  }

  /** @returns the new member, who has not answered yet. */
  share(image: Image, projectId: string): ImageMember {
    const now = this.#clock()
    const member: ImageMember = { id: projectId, status: 'pending', createdAt: now, updatedAt: now }
    image.members.set(projectId, member)
    return member
  }
}

function isOpenTo({ owner, visibility }: Image, projectId: string): boolean {
  return visibility === 'public' || owner === projectId
}
