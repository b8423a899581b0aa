import { createHash } from 'node:crypto'
import type { ImageStore } from '../image/image-store.ts'
import type { Timeline } from '../timeline.ts'
import type { ImportOrder } from './import-order.ts'
import { type Job, JobShelf } from './job-shelf.ts'
import type { ObjectClient } from './object-client.ts'

export interface ImportJob extends Job {
  status: 'queued' | 'processing' | 'succeeded' | 'failed'
  readonly order: ImportOrder
}

/** Jobs of one project that may be under way at once. */
const mostAtOnce = 20
/** What the files that can be converted begin with: sparse disks, and descriptors in text. */
const beginnings = ['KDMV', '# Disk DescriptorFile']

/** Makes images of files in object storage. Each takes three steps: queued, processing, processing at 50 %. */
export class Imports {
  readonly jobs: JobShelf<ImportJob>
  readonly #timeline: Timeline
  readonly #images: ImageStore
  readonly #objects: ObjectClient

  constructor(timeline: Timeline, images: ImageStore, objects: ObjectClient) {
    this.jobs = new JobShelf(() => timeline.now)
    this.#timeline = timeline
    this.#images = images
    this.#objects = objects
  }

  isFull(projectId: string): boolean {
    return this.jobs.underWay(projectId).length >= mostAtOnce
  }

  /** Whether an image has that id, or will have. */
  isTaken(projectId: string, imageId: string): boolean {
    return this.#images.has(imageId) || this.jobs.underWay(projectId).some(({ order }) => order.imageId === imageId)
  }

  /** @param failure what it shall fail with instead of making an image. */
  start(projectId: string, order: ImportOrder, token: string, failure?: string): ImportJob {
    const job = this.jobs.add(projectId, { order, status: 'queued' })
    this.#timeline.after(1, () => {
      job.status = 'processing'
      void this.#read(order, token).then(outcome => this.#proceed(job, failure ?? outcome))
    })
    return job
  }

  #proceed(job: ImportJob, outcome: Buffer | string): void {
    this.#timeline.after(1, () => {
      job.progress = 50
    })
    this.#timeline.after(2, () => {
      const failure = typeof outcome === 'string' ? outcome : this.#register(job, outcome)
      job.endedAt = this.#timeline.now
      if (failure === undefined) Object.assign(job, { status: 'succeeded', progress: 100 })
      else Object.assign(job, { status: 'failed', failure })
    })
  }

  /** @returns the file, or why it is of no use. */
  async #read({ location, checksum, ovfLocation }: ImportOrder, token: string): Promise<Buffer | string> {
    if (ovfLocation !== '' && !(await this.#objects.exists(ovfLocation, token))) return 'The ovf file is not found.'
    const data = await this.#objects.read(location, token)
    if (data === undefined) return 'The image file is not found.'
    if (checksum !== undefined && createHash('sha1').update(data).digest('hex') !== checksum)
      return 'The checksum of the image file does not match.'
    if (!beginnings.some(beginning => data.subarray(0, beginning.length).toString('latin1') === beginning))
      return 'The image file is not in the vmdk format.'
    return data
  }

  /** The file is taken as it is: what a conversion to raw would give is not made. */
  #register({ projectId, order }: ImportJob, data: Buffer): string | undefined {
    if (this.#images.has(order.imageId)) return 'The id is that of another image.'
    this.#images.add({
      id: order.imageId,
      owner: projectId,
      name: order.name,
      status: 'active',
      minDisk: order.minDisk,
      minRam: order.minRam,
      size: data.length,
      checksum: createHash('md5').update(data).digest('hex'),
      data,
      diskFormat: order.diskFormat,
      containerFormat: order.containerFormat,
      properties: new Map(Object.entries(order.properties)),
    })
    return undefined
  }
}
