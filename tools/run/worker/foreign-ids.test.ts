import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CallOptions } from '../../model/check.ts'
import { packageRoot } from '../../shared/package-root.ts'
import { Redactor } from '../../shared/redact.ts'
import { validateJson } from '../../shared/validate-json.ts'
import { connect } from '../../target/client.ts'
import { outFiles } from '../out-folder.ts'
import { importRegistry } from '../registry.ts'
import { removeLeftovers } from '../remove-leftovers.ts'
import { readLedger, sweep } from '../sweep.ts'
import { type LyingCloud, startLyingCloud } from '../testing/lying-cloud.ts'
import { registryOf, temporaryFolder } from '../testing/run-child.ts'
import { type Caller, callOperation } from './caller.ts'
import { openWorkerRun, type WorkerRun } from './worker-run.ts'

// The suite of compute against a cloud in which somebody else has servers, and which lies about their ids.

const theirs = '0f0e0d0c-aaaa-4bbb-8ccc-1234567890ab'
const check: Caller = { tag: 'a.check.of.ours', effect: 'create', uses: { servers: 9, volumes: 9, gigabytes: 9 } }

let cloud: LyingCloud
let folder: ReturnType<typeof temporaryFolder>
let run: WorkerRun

beforeEach(async () => {
  cloud = await startLyingCloud()
  cloud.servers.set(theirs, { id: theirs, name: 'accounting' })
  folder = temporaryFolder()
  run = await openRun()
})
afterEach(async () => {
  await run.client.close()
  await cloud.close()
  folder.remove()
})

async function openRun(): Promise<WorkerRun> {
  const main = await connect(cloud.target, { redactor: new Redactor(), onExchange: () => {} })
  const session = main.session()
  await main.close()
  return openWorkerRun(
    {
      target: cloud.target,
      session,
      run: { id: 'r1d', seed: 1, dir: folder.dir },
      effects: ['read', 'create'],
      checks: [],
      fixtures: {},
      cost: { peak: {}, room: {}, shared: {}, refused: [] },
      concurrency: 4,
      allowance: { sent: 0 },
    },
    await importRegistry(registryOf('compute')),
    expect,
  )
}

const call = (operation: string, options?: CallOptions, caller = check) =>
  callOperation(run, caller, `compute.${operation}`, options)

const json = (body: object): CallOptions => ({
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

const create = (server: object = { name: 'k5c-r1d-web' }) => call('servers.create', json({ server }))
const of = (server_id: string): CallOptions => ({ path: { server_id } })

/** Cleans up as a run does at its end, then as `cleanup` does. */
async function cleanUp(): Promise<string[]> {
  const first = await sweep(folder.dir, { registry: run.registry, client: run.client, rounds: 1 })
  const { left } = await removeLeftovers({
    target: cloud.target,
    from: folder,
    rounds: 1,
    registry: registryOf('compute'),
  })
  expect(left).toEqual(first)
  return left
}

function expectUntouched(): void {
  expect(cloud.servers.get(theirs)).toEqual({ id: theirs, name: 'accounting' })
  expect(cloud.changes.filter(line => !line.startsWith('POST /servers {'))).toEqual([])
}

describe('a create that is answered with the id of somebody else', () => {
  test.each([
    ['as it is', theirs],
    ['in capitals', theirs.toUpperCase()],
    ['without hyphens', theirs.replaceAll('-', '')],
    ['with a slash', `${theirs}/`],
    ['percent-encoded', `%30${theirs.slice(1)}`],
    ['as a URL', `https://cloud.example/v2/t/servers/${theirs}`],
    ['by a way back', `99999999/../${theirs}`],
  ])('%s is an error, and nothing is done with it', async (_, told) => {
    Object.assign(cloud, { told, makesNothing: true })
    await expect(create()).rejects.toMatchObject({ code: 'TARGET_FOREIGN' })
    await expect(call('servers.delete', of(told))).rejects.toMatchObject({ code: 'CHECK_EFFECT' })
    expect(await cleanUp()).toEqual([])
    expectUntouched()
  })

  test('of a page far behind', async () => {
    cloud.pageSize = 400
    for (let at = 0; at < 1000; at += 1) cloud.servers.set(`s-${at}`, { id: `s-${at}`, name: 'many' })
    cloud.told = 's-999'
    await expect(create()).rejects.toMatchObject({ code: 'TARGET_FOREIGN' })
    expect(cloud.looks.filter(path => path.startsWith('/servers'))).toHaveLength(4)
  })

  test('without a name is not in the ledger', async () => {
    Object.assign(cloud, { told: theirs, makesNothing: true })
    await expect(create({})).rejects.toMatchObject({ code: 'TARGET_FOREIGN' })
    expect(readLedger(folder.dir)).toEqual([])
    expect(await cleanUp()).toEqual([])
    expectUntouched()
  })

  test('by a redirect is not followed, and not taken for the run’s', async () => {
    cloud.redirect = `/servers/${theirs}`
    expect((await create()).status).toBe(302)
    await expect(call('servers.delete', of(theirs))).rejects.toMatchObject({ code: 'CHECK_EFFECT' })
    expect(await cleanUp()).toEqual([])
    expectUntouched()
    expect(cloud.looks).not.toContain(`/servers/${theirs}`)
  })

  test('is cleaned up after by the name, what it really made', async () => {
    cloud.told = theirs
    await expect(create()).rejects.toMatchObject({ code: 'TARGET_FOREIGN' })
    expect(await cleanUp()).toEqual([])
    expect([...cloud.servers.keys()]).toEqual([theirs])
  })
})

describe('a list that gives the id of somebody else for a name of the run', () => {
  test('has it left alone and told, again and again', async () => {
    await create()
    cloud.makesNothing = true
    cloud.listedAs = ({ name }) => ({ id: theirs, name: name === 'accounting' ? 'k5c-r1d-web' : 'other' })
    cloud.shownAs = cloud.listedAs
    const [left] = await cleanUp()
    expect(left).toContain(`${theirs} was on the target before the run`)
    expectUntouched()
  })

  test('of what came during the run is not believed: it must be shown by that name, too', async () => {
    await create()
    const others = '77777777-aaaa-4bbb-8ccc-1234567890ab'
    cloud.servers.set(others, { id: others, name: 'theirs, new' })
    cloud.listedAs = row => (row.id === others ? { ...row, name: 'k5c-r1d-web' } : row)
    const [left] = await cleanUp()
    expect(left).toContain('shows as something else')
    expect([...cloud.servers.keys()]).toEqual([theirs, others])
  })

  test('is not believed in a check either', async () => {
    await create()
    cloud.listedAs = row => ({ ...row, name: 'k5c-r1d-web' })
    await call('servers.list')
    await expect(call('servers.delete', of(theirs))).rejects.toMatchObject({ code: 'CHECK_EFFECT' })
    expectUntouched()
  })
})

describe('what is not the run’s own', () => {
  const others = '77777777-aaaa-4bbb-8ccc-1234567890ab'

  test.each<[string, string, CallOptions]>([
    ['deleted', 'servers.delete', of(others)],
    ['restarted', 'servers.reboot', { ...of(others), ...json({ reboot: { type: 'SOFT' } }) }],
    ['renamed', 'servers.update', { ...of(others), ...json({ server: { name: 'k5c-r1d-web' } }) }],
    ['attached to', 'volume-attachments.create', { ...of(others), ...json({ volumeAttachment: {} }) }],
    ['deleted by its name', 'key-pairs.delete', { path: { keypair_name: 'laptop' } }],
  ])('is not %s by a check', async (_, operation, options) => {
    await expect(call(operation, options)).rejects.toMatchObject({ code: 'CHECK_EFFECT' })
    expect(cloud.changes).toEqual([])
  })

  test('is not named in the body of a request that would change it', async () => {
    await create()
    const options = {
      ...of('99999999-0000-4000-8000-000000000001'),
      ...json({ volumeAttachment: { volumeId: theirs } }),
    }
    await expect(call('volume-attachments.create', options)).rejects.toMatchObject({ code: 'TARGET_FOREIGN' })
    expect(cloud.changes).toHaveLength(1)
  })
})

describe('the run’s own', () => {
  test('is changed and deleted, however its id is written', async () => {
    await create()
    const id = '99999999-0000-4000-8000-000000000001'
    expect((await call('servers.reboot', { ...of(id), ...json({ reboot: { type: 'SOFT' } }) })).status).toBe(202)
    expect((await call('servers.delete', of(id))).status).toBe(204)
    expect(await cleanUp()).toEqual([])
    expect([...cloud.servers.keys()]).toEqual([theirs])
  })

  test('is in the ledger, and what was there is noted, before a create arrives', async () => {
    const files = outFiles(folder.dir)
    let noted = ''
    cloud.onCreate = () => {
      noted = readFileSync(files.ledger, 'utf8') + readFileSync(files.before, 'utf8')
    }
    await create()
    expect(noted).toContain('k5c-r1d-web')
    expect(noted).toContain('"list":"compute.servers.list"')
    expect(noted).not.toContain(theirs)
    const schema = join(packageRoot, 'formats', 'before.schema.json')
    for (const line of readFileSync(files.before, 'utf8').trim().split('\n'))
      expect(validateJson(schema, JSON.parse(line)), line).toEqual([])
  })

  test('is looked for once, however much is made, and not at all where nothing is', async () => {
    await call('servers.show', of(theirs))
    expect(existsSync(outFiles(folder.dir).before)).toBe(false)
    await Promise.all(['a', 'b', 'c'].map(name => create({ name: `k5c-r1d-${name}` })))
    expect(cloud.looks.filter(path => path === '/servers')).toHaveLength(1)
  })

  test('is not made where what is there cannot be listed', async () => {
    cloud.listStatus = 403
    await expect(create()).rejects.toMatchObject({ verdict: 'not-run', message: expect.stringContaining('403') })
    expect(cloud.changes).toEqual([])
    expect(readLedger(folder.dir)).toEqual([])
  })
})
