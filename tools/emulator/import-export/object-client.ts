/** Object storage as a job uses it: by HTTP, with the token of who has asked, so that their rights and ACLs hold. */
export class ObjectClient {
  readonly #origin: string

  /** @param origin the URL of object storage without a path. */
  constructor(origin: string) {
    this.#origin = origin
  }

  /** Whether there is such a container or object that the token may see. @param path from `/v1/` on, not encoded. */
  async exists(path: string, token: string): Promise<boolean> {
    return (await this.#send('HEAD', path, token))?.ok === true
  }

  /** Undefined where it is not there, may not be read, or is larger than the emulator takes in. */
  async read(path: string, token: string): Promise<Buffer | undefined> {
    const answer = await this.#send('GET', path, token)
    const bytes = Number(answer?.headers.get('content-length') ?? Number.POSITIVE_INFINITY)
    if (answer?.ok !== true || bytes > largest) {
      await answer?.body?.cancel()
      return undefined
    }
    return answer.arrayBuffer().then(
      data => Buffer.from(data),
      () => undefined,
    )
  }

  /** False where it could not be written. */
  async write(path: string, token: string, data: Uint8Array): Promise<boolean> {
    const answer = await this.#send('PUT', path, token, data)
    await answer?.body?.cancel()
    return answer?.ok === true
  }

  async remove(path: string, token: string): Promise<void> {
    await (await this.#send('DELETE', path, token))?.body?.cancel()
  }

  /** Undefined where there is no answer: the emulator is about to stop. */
  async #send(method: string, path: string, token: string, data?: Uint8Array): Promise<Response | undefined> {
    const url = this.#origin + path.split('/').map(encodeURIComponent).join('/')
    const headers = { 'X-Auth-Token': token }
    return fetch(url, {
      method,
      headers,
      ...(data === undefined ? {} : { body: data as Uint8Array<ArrayBuffer> }),
    }).catch(() => undefined)
  }
}

/** Bytes that an image may have here, since its data is kept in memory. */
const largest = 256 * 1024 * 1024
