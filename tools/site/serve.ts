import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sirv from 'sirv'

export interface ServedFolder {
  /** With a slash at the end. */
  url: string
  close: () => Promise<void>
}

/**
 * Serves a folder on loopback.
 * @param base path that the site stands under, e.g. `/docs/`
 * @throws the system's error, e.g. where the port is taken.
 */
export async function serveFolder(
  folder: string,
  { port = 0, base = '/' }: { port?: number; base?: string } = {},
): Promise<ServedFolder> {
  const serve = sirv(folder, { dev: true, etag: true })
  const server = createServer((request, response) => {
    const missing = (): void => {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such page.')
    }
    if (!(request.url ?? '').startsWith(base)) return missing()
    request.url = `/${(request.url ?? '').slice(base.length)}`
    serve(request, response, missing)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${taken}${base}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close(error => (error === undefined ? resolve() : reject(error)))
        server.closeAllConnections()
      }),
  }
}
