import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { TargetRequest } from '../model/target.ts'
import { certificate, certificateKey } from './certificate.fixture.ts'
import { connected, target } from './loopback.fixture.ts'
import { resolveTarget } from './resolve.ts'

const request = { service: 'object-store', method: 'GET', path: '/a', check: 'c' } satisfies TargetRequest

async function serveTls(): Promise<string> {
  const server = createServer({ cert: certificate, key: certificateKey }, (_request, response) => response.end('safe'))
  server.on('tlsClientError', () => {})
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`
}

it.each(['auto', 'none'] as const)(
  'trusts a certificate that is named, any when told to, and no other (framing %s)',
  async framing => {
    const url = await serveTls()
    for (const tls of [{ insecure: false, ca: certificate }, { insecure: true }]) {
      const { client } = await connected({ ...target(url), tls })
      expect((await client.send({ ...request, framing })).text()).toBe('safe')
    }
    const { client, exchanges } = await connected(target(url))
    await expect(client.send({ ...request, framing })).rejects.toMatchObject({
      code: 'TARGET_TLS',
      next: expect.stringContaining('OS_CACERT'),
    })
    expect(exchanges[0]?.error?.code).toBe('TARGET_TLS')
  },
)

it('refuses a certificate of another host', async () => {
  const url = (await serveTls()).replace('127.0.0.1', 'localhost')
  const { client } = await connected({ ...target(url), tls: { insecure: false, ca: certificate } })
  await expect(client.send(request)).rejects.toMatchObject({ code: 'TARGET_TLS' })
})

it('reads the certificate that OS_CACERT names', async () => {
  const url = await serveTls()
  const folder = mkdtempSync(join(tmpdir(), 'k5c-tls-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'ca.pem'), certificate)
  const env = { OS_TOKEN: 'some-token', OS_STORAGE_URL: url, OS_CACERT: join(folder, 'ca.pem') }
  const { client } = await connected(await resolveTarget({ folder, home: folder }, env))
  expect((await client.send(request)).status).toBe(200)
})
