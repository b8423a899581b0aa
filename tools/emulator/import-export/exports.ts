import type { Image, ImageStore } from '../image/image-store.ts'
import type { Timeline } from '../timeline.ts'
import { type Job, JobShelf } from './job-shelf.ts'
import type { ObjectClient } from './object-client.ts'

export interface ExportJob extends Job {
  status: 'queued' | 'processing' | 'succeeded' | 'failed' | 'cancelling' | 'canceled'
  readonly imageId: string
  readonly imageName: string
  /** `/v1/AUTH_…/container` */
  readonly storageContainer: string
}

export interface ExportOrder {
  image: Image
  storageContainer: string
}

const mostAtOnce = 20
/** A quarter of a mebibyte a second by the clock, however long a step is: who wants to see an export under way exports a large image. */
const bytesPerMs = 256

/**
 * Writes images into object storage. Each takes three steps: queued, processing, processing at 50 %; and between the
 * last two as long as its bytes take.
 */
export class Exports {
  readonly jobs: JobShelf<ExportJob>
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

  /** Whether the same is under way already. */
  isRunning(projectId: string, { image, storageContainer }: ExportOrder): boolean {
    const same = (job: ExportJob): boolean => job.imageId === image.id && job.storageContainer === storageContainer
    return this.jobs.underWay(projectId).some(same)
  }

  /** @param failure what it shall fail with instead of writing a file. */
  start(projectId: string, { image, storageContainer }: ExportOrder, token: string, failure?: string): ExportJob {
    const job = this.jobs.add(projectId, {
      status: 'queued',
      imageId: image.id,
      imageName: image.name ?? '',
      storageContainer,
    })
    this.#next(job, () => {
      job.status = 'processing'
      this.#next(job, () => {
        job.progress = 50
        this.#timeline.at(this.#timeline.now + Math.floor((image.data?.length ?? 0) / bytesPerMs), () =>
          this.#next(job, () => {
            if (failure === undefined) void this.#write(job, token)
            else this.#end(job, 'failed', failure)
          }),
        )
      })
    })
    return job
  }

  /** @param failure why it shall not be cancelled. */
  cancel(job: ExportJob, failure?: string): void {
    job.status = 'cancelling'
    this.#timeline.after(1, () => {
      if (failure === undefined) this.#end(job, 'canceled')
      else this.#end(job, 'failed', failure)
    })
  }

  /** What comes next unless it is cancelled meanwhile. */
  #next(job: ExportJob, change: () => void): void {
    this.#timeline.after(1, () => {
      if (job.status === 'queued' || job.status === 'processing') change()
    })
  }

  async #write(job: ExportJob, token: string): Promise<void> {
    const image = this.#images.find(job.projectId, job.imageId)
    if (image === undefined) return this.#end(job, 'failed', 'Specified id is not found.')
    if (image.data === undefined) return this.#end(job, 'failed', 'Specified id is not valid image.')
    const path = exportedPath(job.storageContainer, job.imageId)
    const written = await this.#objects.write(path, token, image.data)
    // Who has cancelled it meanwhile gets no file.
    if (job.status !== 'processing') return written ? this.#objects.remove(path, token) : undefined
    if (written) this.#end(job, 'succeeded')
    else this.#end(job, 'failed', 'VMexport process is failed (fail to upload image)')
  }

  #end(job: ExportJob, status: 'succeeded' | 'failed' | 'canceled', failure?: string): void {
    job.status = status
    job.endedAt = this.#timeline.now
    if (status === 'succeeded') job.progress = 100
    if (failure !== undefined) job.failure = failure
  }
}

/** The manual names no name of the file; it is the image's id here. */
export function exportedPath(storageContainer: string, imageId: string): string {
  return `${storageContainer}/${imageId}.vmdk`
}
