import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readRecord } from '../shared/read-record.ts'
import { serveKeystone } from '../target/loopback.fixture.ts'
import { registryOf, startRun, temporaryFolder } from './testing/run-child.ts'

test('a run goes on while tokens are revoked again and again', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder()
  const things = new Set<string>()
  let good = new Set<string>()
  let served = 0
  const { base, issued } = await serveKeystone({
    catalog: url => [{ type: 'tiny', endpoints: [{ interface: 'public', region: 'one', url: `${url}/things` }] }],
    onToken: () => {
      good.add(`issued-token-${issued.length}`)
    },
    onStorage: (request, response) => {
      if (!good.has(String(request.headers['x-auth-token']))) return void response.writeHead(401).end()
      served += 1
      if (served % 8 === 0) good = new Set()
      const name = String(request.url)
      if (request.method === 'PUT') return void response.writeHead(things.add(name) && 201).end()
      if (!things.has(name)) return void response.writeHead(404).end()
      if (request.method === 'DELETE') return void response.writeHead(things.delete(name) ? 204 : 404).end()
      response.writeHead(200).end()
    },
  })
  const { outcome, stderr } = startRun({
    target: {
      name: 'loopback',
      kind: 'cloud',
      default: {
        credentials: {
          kind: 'v3password',
          authUrl: `${base}/v3`,
          user: { name: 'u' },
          userDomain: { name: 'd' },
          password: 'marked-password',
          scope: { project: { name: 'p' }, domain: { name: 'd' } },
        },
        endpoints: {},
        interface: 'public',
      },
      expiredToken: 'expired-token',
      tls: { insecure: false },
    },
    registry: registryOf('limited'),
    out: join(folder.dir, 'out'),
    effects: ['read', 'create'],
    concurrency: 2,
    allure: false,
  })
  expect(await outcome, stderr()).toEqual({ verdict: 'conformant', interrupted: false, leftovers: [] })
  const { checks } = await readRecord(join(folder.dir, 'out'))
  expect(checks.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 12 }, () => 'pass'))
  expect(things.size).toBe(0)
  // A probe, and a create, a show and a delete for each of twelve checks: tokens were revoked four times.
  expect(served).toBe(37)
  expect(issued).toHaveLength(5)
  folder.remove()
})
