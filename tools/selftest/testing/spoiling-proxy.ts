import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SpoiledBody } from '../spoiled-bodies.ts'

/** Stands before a healthy cloud and spoils some of its answers. */
export interface SpoilingProxy {
  origin: string
  close(): void
}

/** Starts it on 127.0.0.1. */
export async function startSpoilingProxy(cloud: string, spoiled: readonly SpoiledBody[]): Promise<SpoilingProxy> {
  const server = createServer((incoming, outgoing) => forward(incoming, outgoing, cloud, spoiled))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  cloud: string,
  spoiled: readonly SpoiledBody[],
): void {
  const { method, headers, url = '/' } = incoming
  const onward = request(cloud + url, { method, headers }, async reply => {
    const parts: Buffer[] = []
    for await (const part of reply) parts.push(part as Buffer)
    const whole = Buffer.concat(parts)
    const spoil = spoiled.find(({ path }) => path.test(url.split('?', 1)[0] ?? ''))
    const isSpoiled = spoil !== undefined && method === 'GET' && reply.statusCode === 200
    const body = isSpoiled ? spoil.body(whole) : whole
    outgoing.writeHead(reply.statusCode ?? 502, { ...reply.headers, 'content-length': String(body.length) })
    outgoing.end(method === 'HEAD' ? undefined : body)
  })
  onward.on('error', () => outgoing.destroy())
  incoming.pipe(onward)
}
