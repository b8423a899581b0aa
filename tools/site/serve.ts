import { readFile } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import sirv from 'sirv'
import { ConformanceError } from '../shared/errors.ts'

export interface ServedFolder {
  /** With a slash at the end. */
  url: string
  close: () => Promise<void>
}

const host = '127.0.0.1'

/**
 * Serves a folder on loopback, with its `404.html` in the place of what is not there.
 * @param base path that the site stands under, e.g. `/docs/`
 * @throws {ConformanceError} `SITE_PORT` where the port cannot be had.
 */
export async function serveFolder(
  folder: string,
  { port = 0, base = '/' }: { port?: number; base?: string } = {},
): Promise<ServedFolder> {
  const serve = sirv(folder, { dev: true, etag: true })
  const server = createServer((request, response) => {
    const missing = (): void => void answerMissing(folder, response)
    if (!(request.url ?? '').startsWith(base)) return missing()
    request.url = `/${(request.url ?? '').slice(base.length)}`
    serve(request, response, missing)
  })
  await listen(server, port)
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://${host}:${taken}${base}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close(error => (error === undefined ? resolve() : reject(error)))
        server.closeAllConnections()
      }),
  }
}

/** As static hosts do. */
async function answerMissing(folder: string, response: ServerResponse): Promise<void> {
  const page = await readFile(join(folder, '404.html')).catch(() => 'There is no such page.')
  response.writeHead(404, { 'content-type': typeof page === 'string' ? 'text/plain' : 'text/html' }).end(page)
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new ConformanceError(
          'SITE_PORT',
          cause.code === 'EADDRINUSE' ? 'the port is in use' : `cannot listen: ${cause.message}`,
          {
            where: `http://${host}:${port}/`,
            next: 'choose another port: --serve PORT, or 0 for any that is free; the site itself is written',
            cause,
          },
        ),
      ),
    )
    server.listen(port, host, resolve)
  })
}
