import { createHash } from 'node:crypto'
import { type RunningEmulator, startEmulator } from '../server.ts'
import { IdentityClient, subjectOf } from '../testing/identity-client.ts'

const step = 1000

export interface Answer {
  status: number
  headers: Headers
  body: Record<string, unknown>
}

export interface AskOptions {
  /** Whose token; default `demo`. */
  as?: 'demo' | 'alternate' | 'reader' | 'system-owner' | 'developer' | 'unscoped' | ''
  json?: unknown
  text?: string
}

/** The whole emulator with a clock that stands still until it is told: jobs need object storage and images. */
export interface Fixture {
  account: string
  ask(method: string, path: string, options?: AskOptions): Promise<Answer>
  /** A request to another service; the body as text. */
  send(service: string, method: string, path: string, body?: string): Promise<{ status: number; text: string }>
  /** Lets time pass; default one step. */
  pass(milliseconds?: number): void
  /** Lets steps pass until a job is at an end: what reads and writes objects runs beside the clock. */
  ended(path: string): Promise<Record<string, unknown>>
  close(): Promise<void>
}

export const disk = `KDMV${'disk'.repeat(20)}`
export const sha1 = createHash('sha1').update(disk).digest('hex')

export async function serve(faults: string[] = []): Promise<Fixture> {
  let now = Date.UTC(2016, 3, 22, 0, 10, 24)
  const emulator: RunningEmulator = await startEmulator({
    clock: () => now,
    stepMs: step,
    tokenLifetimeMs: 30 * 24 * 3_600_000,
    faults,
  })
  const { info } = emulator
  const client = new IdentityClient(info)
  const { roleUsers } = info
  const tokens: Record<string, string> = {
    demo: await client.token(),
    alternate: await client.token(info.alternate),
    reader: await client.token(info.reader),
    'system-owner': await client.token(roleUsers['system-owner']),
    developer: await client.token(roleUsers.developer),
    unscoped: subjectOf(await client.authenticate(client.password(info), 'unscoped')),
  }
  const headersOf = (as: string): Record<string, string> => (as === '' ? {} : { 'X-Auth-Token': tokens[as] ?? as })
  const account = new URL(info.endpoints['object-store'] ?? '').pathname
  const send: Fixture['send'] = async (service, method, path, body) => {
    const type = body?.startsWith('{') === true ? 'application/json' : 'application/octet-stream'
    const headers = { ...headersOf('demo'), 'Content-Type': type }
    const init = { method, headers, ...(body === undefined ? {} : { body }) }
    const reply = await fetch(info.endpoints[service] + path, init)
    return { status: reply.status, text: await reply.text() }
  }
  await send('object-store', 'PUT', '/box')
  await send('object-store', 'PUT', '/box/disk.vmdk', disk)
  const ask: Fixture['ask'] = async (method, path, { as = 'demo', json, text } = {}) => {
    const body = text ?? (json === undefined ? undefined : JSON.stringify(json))
    const init = { method, headers: headersOf(as), ...(body === undefined ? {} : { body }) }
    const reply = await fetch(`${info.endpoints['import-export']}/v1${path}`, init)
    const received = await reply.text()
    return { status: reply.status, headers: reply.headers, body: received === '' ? {} : JSON.parse(received) }
  }
  return {
    account,
    send,
    ask,
    pass: (milliseconds = step) => {
      now += milliseconds
    },
    ended: async path => {
      for (let attempt = 0; attempt < 200; attempt += 1) {
        now += step
        const { body } = await ask('GET', `${path}/status`)
        if (/^(?:succeeded|failed|canceled)$/.test(String(body.import_status ?? body.export_status))) return body
        await new Promise(resolve => setTimeout(resolve, 10))
      }
      throw new Error(`${path} does not end`)
    },
    close: () => emulator.close(),
  }
}
