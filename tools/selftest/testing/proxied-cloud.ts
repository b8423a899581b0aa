import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { emulatorTarget } from '../../cli/emulator-target.ts'
import { startEmulator } from '../../emulator/server.ts'
import type { ResolvedTarget } from '../../target/resolved-target.ts'

/** A request as far as who stands before a cloud needs it. */
export interface ProxiedRequest {
  method: string
  /** Path and query. */
  url: string
  /** Empty where none was sent. */
  token: string
  body: string
}

/** How what is seen of a cloud through a proxy differs from what the cloud answers. */
export interface Proxying {
  /** What is answered without asking the cloud; undefined where it is asked. */
  answer?(request: ProxiedRequest): { status: number; body: string } | undefined
  /** Milliseconds by which the cloud's answer comes later; default none. */
  delayMs?(request: ProxiedRequest): number
  /** The body instead of that of the cloud's answer. */
  body?(request: ProxiedRequest, status: number, whole: Buffer): Uint8Array
}

export interface ProxiedCloud {
  /** All its services are reached through the proxy, the identity service directly. */
  target: ResolvedTarget
  close(): Promise<void>
}

/** Starts the emulator, and a proxy before it on 127.0.0.1. */
export async function startProxiedCloud(name: string, proxying: Proxying): Promise<ProxiedCloud> {
  const emulator = await startEmulator({ stepMs: 10 })
  const { origin } = new URL(emulator.info.authUrl)
  const proxy = await startProxy(origin, proxying)
  const { default: identity, tls } = emulatorTarget(emulator.info)
  const endpoints = Object.entries(emulator.info.endpoints).map(([type, url]) => [
    type,
    url.replace(origin, proxy.origin),
  ])
  return {
    target: {
      name,
      kind: 'cloud',
      default: { ...identity, endpoints: Object.fromEntries(endpoints) as Record<string, string> },
      tls,
    },
    close: async () => {
      proxy.close()
      await emulator.close()
    },
  }
}

async function startProxy(cloud: string, proxying: Proxying): Promise<{ origin: string; close(): void }> {
  const server = createServer(async (incoming, outgoing) => {
    const { method = 'GET', headers, url = '/' } = incoming
    const sent = await wholeOf(incoming)
    const token = String(headers['x-auth-token'] ?? '')
    const proxied = { method, url, token, body: sent.toString('utf8') }
    const answer = proxying.answer?.(proxied)
    if (answer !== undefined) {
      outgoing.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(answer.body)
      return
    }
    const onward = request(cloud + url, { method, headers }, async reply => {
      const status = reply.statusCode ?? 502
      const whole = await wholeOf(reply)
      const body = proxying.body?.(proxied, status, whole) ?? whole
      await sleep(proxying.delayMs?.(proxied) ?? 0)
      const length = method === 'HEAD' ? reply.headers['content-length'] : String(body.length)
      outgoing.writeHead(status, { ...reply.headers, ...(length === undefined ? {} : { 'content-length': length }) })
      outgoing.end(method === 'HEAD' ? undefined : body)
    })
    onward.on('error', () => outgoing.destroy())
    onward.end(sent)
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

async function wholeOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
