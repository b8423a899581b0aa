import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as far as a peculiarity needs it. */
export interface ProxiedRequest {
  method: string
  /** Path and query. */
  url: string
  body: string
}

/** What is answered instead of asking the cloud. */
export interface ProxyAnswer {
  status: number
  body: string
}

/** How a cloud differs from the embedded one without breaking a promise. */
export interface Peculiarity {
  /** Answers by itself, or undefined where the cloud is asked. */
  answer(request: ProxiedRequest): ProxyAnswer | undefined
  /** Milliseconds by which the cloud's answer comes later; default none. */
  delayMs?(request: ProxiedRequest): number
}

export interface PeculiarProxy {
  origin: string
  close(): void
}

/** Starts it on 127.0.0.1 before a cloud. */
export async function startPeculiarProxy(cloud: string, peculiarity: Peculiarity): Promise<PeculiarProxy> {
  const server = createServer(async (incoming, outgoing) => {
    const { method = 'GET', headers, url = '/' } = incoming
    const parts: Buffer[] = []
    for await (const part of incoming) parts.push(part as Buffer)
    const body = Buffer.concat(parts)
    const proxied = { method, url, body: body.toString('utf8') }
    const answer = peculiarity.answer(proxied)
    if (answer !== undefined) {
      outgoing.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(answer.body)
      return
    }
    const delayMs = peculiarity.delayMs?.(proxied) ?? 0
    const onward = request(cloud + url, { method, headers }, reply =>
      setTimeout(() => reply.pipe(outgoing.writeHead(reply.statusCode ?? 502, reply.headers)), delayMs),
    )
    onward.on('error', () => outgoing.destroy())
    onward.end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
