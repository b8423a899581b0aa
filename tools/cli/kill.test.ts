import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningEmulator, startEmulator } from '../emulator/server.ts'
import { removeLeftovers } from '../run/remove-leftovers.ts'
import { resolveTarget } from '../target/resolve.ts'
import type { ResolvedTarget } from '../target/resolved-target.ts'
import { giveBelongings } from './testing/belongings.ts'
import { inventory, type Tenant, tenantOf } from './testing/inventory.ts'
import { environmentOf, killAt, profileOf, startCommand } from './testing/killed-run.ts'

// One emulated cloud in which somebody else has things too, and runs against it that are killed, wherever they are.

/** Full runs that are killed; without it a few of narrow ones. */
const kills = Number(process.env.K5C_KILLS ?? 0)

/** What makes most kinds of things, in both projects. */
const narrow = [
  ...[
    'object-storage.containers.*',
    'object-storage.accounts.update',
    'image.members.*',
    'block-storage.snapshots.create',
  ],
  ...['compute.server-groups.*', 'compute.key-pairs.*', 'orchestration.*', 'autoscale.schedules.*', 'sap.networks.*'],
]

let emulator: RunningEmulator
let tenants: Tenant[]
let before: string[]
let folder: string
let env: NodeJS.ProcessEnv
let options: string[]
let target: ResolvedTarget

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'k5c-kill-'))
  emulator = await startEmulator({ stepMs: 10 })
  const { info } = emulator
  const main = await tenantOf(info, info)
  const neighbour = await tenantOf(info, info.alternate)
  await giveBelongings(main)
  await giveBelongings(neighbour)
  tenants = [main, neighbour]
  before = await inventory(tenants)
  env = environmentOf(info)
  target = await resolveTarget({}, env)
  const selection = kills > 0 ? [] : narrow.flatMap(pattern => ['--api', pattern])
  options = ['run', '--effects', 'read,create', '--profile', profileOf(info, folder), ...selection]
}, 60_000)

afterAll(async () => {
  await emulator.close()
  rmSync(folder, { recursive: true })
})

/** Lines that the ledger of a full run has at least; it has 1,868, and one that is to be killed later ends by itself. */
const fullLedger = 1850

/** Lines of the ledger after which a run is killed. */
const moments =
  kills > 0 ? Array.from({ length: kills }, () => 1 + Math.floor(Math.random() * fullLedger)) : [1, 40, 160]

test.for(moments)(
  'a run that is killed after %i lines of its ledger leaves what clean-up deletes, and nothing else is touched',
  { timeout: 300_000 },
  async (lines, { expect: expected }) => {
    const dir = join(folder, `killed-${lines}`)
    const ledger = join(dir, 'ledger.jsonl')
    const killed = await killAt(ledger, lines, startCommand([...options, '--out', dir], env))
    expected(killed, 'the run was killed').toBe(true)
    const told = await removeLeftovers({ target, from: { dir }, dryRun: true })
    // Killed while it cleans up, and begun again.
    if (lines === moments.at(-1)) await killAt(ledger, 1, startCommand(['cleanup', dir], env))
    const cleaned = await removeLeftovers({ target, from: { dir } })
    expected(told.found, 'what the dry run told').toEqual(expected.arrayContaining(cleaned.found))
    expected(cleaned.left).toEqual([])
    expected(await inventory(tenants), 'what there was before the run').toEqual(before)
    expected((await removeLeftovers({ target, from: { dir } })).found, 'a second time').toEqual([])
  },
)

test('somebody else had things of every kind', () => {
  const kinds = [
    'photos',
    'k5c-cat.jpg',
    'kept',
    'k5c-other-data',
    'upgrade',
    'laptop',
    'apart',
    'web',
    'shop',
    'ledger',
  ]
  for (const { name } of tenants)
    for (const kind of kinds)
      expect(
        before.some(line => line.startsWith(name) && line.includes(kind)),
        kind,
      ).toBe(true)
})
