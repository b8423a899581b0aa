import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'undici'
import { createEmulatorServer } from '../http/server.ts'
import type { Caller } from '../http/service.ts'
import { createObjectStorage } from './service.ts'

/** 32 digits, as in the manual's samples, so that their lengths come true. */
export const projectId = 'd6cd6d40b27d4cc8a8cfbfa7cd1d5a69'
export const accountPath = `/v1/AUTH_${projectId}`

const callers: Record<string, Caller> = {
  owner: caller('u1', 'ann', projectId, 'reading'),
  reader: caller('u4', 'dee', projectId, 'reading', 'reader'),
  colleague: caller('u3', 'cem', projectId, 'reading'),
  stranger: caller('u2', 'bob', '0123456789abcdef0123456789abcdef', 'writing'),
}

function caller(userId: string, userName: string, project: string, projectName: string, role = 'member'): Caller {
  return { userId, userName, projectId: project, projectName, domainId: 'default', roles: [role] }
}

export interface Answer {
  status: number
  headers: Record<string, string>
  text: string
}

export interface SendOptions {
  /** Token, default `owner`; empty for none. */
  as?: string
  headers?: Record<string, string>
  body?: string | Buffer
}

/** A store on a real socket with a folder of its own and a clock that tests may turn; for tests. */
export class StorageFixture {
  /** Milliseconds. */
  now = Date.UTC(2026, 0, 2, 3, 4, 5)
  readonly folder = mkdtempSync(join(tmpdir(), 'k5c-storage-'))
  readonly #server: Server
  #pool: Pool | undefined

  constructor(bodyTimeoutMs = 60_000) {
    const service = createObjectStorage({
      authenticator: { authenticate: token => callers[token] },
      dataFolder: this.folder,
      clock: () => this.now,
      bodyTimeoutMs,
    })
    this.#server = createEmulatorServer(service.handle)
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  async start(): Promise<this> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve))
    this.#pool = new Pool(`http://127.0.0.1:${this.port}`)
    return this
  }

  /** @param path below the owner's account, or from `/v1/` or `/info` on */
  async send(method: string, path: string, options: SendOptions = {}): Promise<Answer> {
    const { as = 'owner', headers = {}, body } = options
    const token: Record<string, string> = as === '' ? {} : { 'x-auth-token': as }
    const length: Record<string, string> = body === undefined && method === 'PUT' ? { 'content-length': '0' } : {}
    const reply = await (this.#pool as Pool).request({
      method: method as 'GET',
      path: /^\/(v1\/|info|healthcheck)/.test(path) ? path : accountPath + path,
      headers: { ...token, ...length, ...headers },
      body: body ?? null,
    })
    const received = Object.entries(reply.headers).map(([name, value]) => [name, String(value)])
    return { status: reply.statusCode, headers: Object.fromEntries(received), text: await reply.body.text() }
  }

  /** Names of the body files that are on disk. */
  files(): string[] {
    return readdirSync(this.folder)
  }

  async stop(): Promise<void> {
    await this.#pool?.destroy()
    this.#server.closeAllConnections()
    await new Promise<void>(resolve => this.#server.close(() => resolve()))
    rmSync(this.folder, { recursive: true, force: true })
  }
}
