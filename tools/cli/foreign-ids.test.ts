import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningEmulator, startEmulator } from '../emulator/server.ts'
import { removeLeftovers } from '../run/remove-leftovers.ts'
import { startRun, temporaryFolder } from '../run/testing/run-child.ts'
import { readRecord } from '../shared/read-record.ts'
import type { ResolvedTarget } from '../target/resolved-target.ts'
import { emulatorTarget } from './emulator-target.ts'
import { giveBelongings } from './testing/belongings.ts'
import { inventory, type Tenant, tenantOf } from './testing/inventory.ts'
import { type RewritingProxy, startRewritingProxy } from './testing/rewriting-proxy.ts'

// The emulated cloud behind proxies that answer every create with the id of something that somebody else has.

/** Where such things are listed, and how each service tells an id. */
const lists: [type: string, path: string, id: RegExp][] = [
  ['compute', '/servers', /"id": *"([^"]+)"/],
  ['blockstoragev2', '/volumes', /"id": *"([^"]+)"/],
  ['image', '/v2/images?name=kept', /"id": *"([^"]+)"/],
  ['orchestration', '/stacks', /"id": *"([^"]+)"/],
  ['sap', '/l_servers', /<LServer\b[^>]*\bid="([^"]+)"/],
]

/** Good requests, each of which would go on with what it is told that it has made. */
const checks = [
  'compute.servers.delete.status-204-*',
  'compute.servers.reboot.status-202-soft',
  'compute.server-metadata.update.*',
  'block-storage.volumes.update.status-*',
  'block-storage.snapshots.*.status-*',
  'image.images.delete.status-*',
  'image.images.update.status-*',
  'orchestration.resources.signal.status-*',
  'sap.servers.*.status-*',
]

let emulator: RunningEmulator
let main: Tenant
let proxies: Map<string, RewritingProxy>
let foreign: string[]
let target: ResolvedTarget
let folder: ReturnType<typeof temporaryFolder>

beforeAll(async () => {
  folder = temporaryFolder()
  emulator = await startEmulator({ stepMs: 10 })
  const { info } = emulator
  main = await tenantOf(info, info)
  await giveBelongings(main)
  proxies = new Map()
  foreign = []
  for (const [type, path, pattern] of lists) {
    const id = pattern.exec((await main.ask(type, `GET ${path}`)).text)?.[1] ?? ''
    foreign.push(id)
    proxies.set(type, await startRewritingProxy(info.endpoints[type] ?? '', id))
  }
  const all = emulatorTarget(info)
  const endpoints = Object.fromEntries([...proxies].map(([type, { url }]) => [type, url]))
  target = { name: 'behind proxies', kind: 'cloud', tls: all.tls, default: { ...all.default, endpoints } }
}, 60_000)

afterAll(async () => {
  for (const proxy of proxies.values()) await proxy.close()
  await emulator.close()
  folder.remove()
})

test('nothing of it is changed or deleted, by the run or by a cleanup', { timeout: 120_000 }, async () => {
  expect(foreign).not.toContain('')
  const before = await inventory([main])
  const out = join(folder.dir, 'out')
  const outcome = await startRun({ target, out, effects: ['read', 'create'], check: checks, allure: false }).outcome
  expect(outcome).toMatchObject({ verdict: 'inconclusive', leftovers: [] })
  const { checks: told } = await readRecord(out)
  expect(told.filter(({ message }) => message.includes('was on the target before')).length).toBeGreaterThan(0)
  for (const { changes } of proxies.values()) {
    expect(changes.filter(line => foreign.some(id => line.includes(id)))).toEqual([])
    // It did try.
    expect(changes.length).toBeGreaterThan(0)
  }
  expect((await removeLeftovers({ target, from: { dir: out } })).left).toEqual([])
  expect(await inventory([main])).toEqual(before)
})
