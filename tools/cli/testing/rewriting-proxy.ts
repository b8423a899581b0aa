import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Stands before one endpoint and answers creates with the id of something else. */
export interface RewritingProxy {
  /** The endpoint, behind the proxy. */
  url: string
  /** `METHOD /path` of each request that may change something, in order. */
  changes: string[]
  close(): Promise<void>
}

const notForwarded = ['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive']

/** Answers of a POST, but for those to `…/action`, tell `id` in place of each id that is new to who listens. */
export async function startRewritingProxy(endpoint: string, id: string): Promise<RewritingProxy> {
  const changes: string[] = []
  const server = createServer(async (request, response) => {
    const body: Buffer[] = []
    for await (const part of request) body.push(part as Buffer)
    const { method = 'GET', url = '/' } = request
    if (!['GET', 'HEAD'].includes(method)) changes.push(`${method} ${url}`)
    const reply = await fetch(new URL(url, endpoint), {
      method,
      headers: forwarded(request.headers),
      redirect: 'manual',
      ...(body.length === 0 ? {} : { body: Buffer.concat(body) }),
    })
    const text = await reply.text()
    const rewritten = method === 'POST' && reply.ok ? rewrite(text, id) : text
    const headers = [...reply.headers].filter(([name]) => !notForwarded.includes(name) && name !== 'content-encoding')
    response.writeHead(reply.status, Object.fromEntries(headers)).end(rewritten)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${new URL(endpoint).pathname}`,
    changes,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** The first id of a JSON body, or of the resource of a task in XML, is that of the thing that was made. */
function rewrite(text: string, id: string): string {
  return text.replace(/("(?:id|image_id)": *")[^"]+/, `$1${id}`).replace(/(<resource\b[^>]*\bid=")[^"]+/, `$1${id}`)
}

function forwarded(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && !notForwarded.includes(name) ? [[name, value]] : [],
    ),
  )
}
