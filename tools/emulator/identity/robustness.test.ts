import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RunningEmulator, startEmulator } from '../server.ts'
import { IdentityClient } from '../testing/identity-client.ts'

let emulator: RunningEmulator
let client: IdentityClient

beforeAll(async () => {
  emulator = await startEmulator()
  client = new IdentityClient(emulator.info)
})
afterAll(() => emulator.close())

/** Documents that are like a request to sign in, but for one part or another. */
const nearly = fc.record(
  {
    methods: fc.oneof(fc.subarray(['password', 'token', 'application_credential']), fc.jsonValue()),
    password: fc.oneof(fc.record({ user: fc.jsonValue() }), fc.jsonValue()),
    token: fc.oneof(fc.record({ id: fc.jsonValue() }), fc.jsonValue()),
    application_credential: fc.oneof(fc.record({ id: fc.jsonValue(), secret: fc.string() }), fc.jsonValue()),
  },
  { requiredKeys: [] },
)

it('refuses whatever is not a sign-in by 400 or 401, never by a failure of its own', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(nearly, fc.jsonValue()), fc.option(fc.jsonValue()), async (identity, scope) => {
      const reply = await client.call('POST', '/auth/tokens', { body: { auth: { identity, scope } } })
      expect([400, 401]).toContain(reply.status)
      expect(reply.json.error.code).toBe(reply.status)
    }),
    { numRuns: 200, seed: 2 },
  )
})

it('asks for the body of a client that waits, and ends the connection of one that it refuses', async () => {
  const body = JSON.stringify({ auth: { identity: client.password() } })
  const head = (path: string): string =>
    `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n`
  const wanted = await converse([head('/v3/auth/tokens'), body], 'X-Subject-Token')
  expect(wanted).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 201 /)
  const refused = await converse([head('/v3/nothing')], 'Connection: close')
  expect(refused).toMatch(/^HTTP\/1\.1 404 /)
})

/** Sends the first part, then each next one when something has come back; returns all that came, up to `until`. */
function converse(parts: string[], until: string): Promise<string> {
  const port = Number(new URL(emulator.info.authUrl).port)
  return new Promise((resolve, reject) => {
    let received = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(parts.shift() as string))
    socket.on('error', reject)
    socket.on('close', () => reject(new Error(`It ended after: ${received}`)))
    socket.on('data', chunk => {
      received += chunk
      const next = parts.shift()
      if (next !== undefined) socket.write(next)
      if (!received.includes(until)) return
      resolve(received)
      socket.destroy()
    })
  })
}
