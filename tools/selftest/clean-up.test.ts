import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, test } from 'vitest'
import { importRegistry, registryUrl } from '../run/registry.ts'
import { removeLeftovers } from '../run/remove-leftovers.ts'
import { readLedger } from '../run/sweep.ts'
import { temporaryFolder } from '../run/testing/run-child.ts'
import { cleanUpCases, endless } from './clean-up-cases.ts'
import { startCleanedCloud } from './testing/cleaned-cloud.ts'

const name = 'k5c-run0-thing'

const made = {
  server: { service: 'compute', kind: 'server', path: `/server?name=${name}` },
  container: { service: 'object-storage', kind: 'container', path: `/${name}` },
}

// Loading takes longer than any of the tests.
beforeAll(() => importRegistry(registryUrl), 120_000)

// The real suites; only their patience is less.
test.concurrent.for(cleanUpCases)('clean-up of a cloud that $does', async (hostile, { expect, onTestFinished }) => {
  const cloud = await startCleanedCloud(name, hostile)
  const folder = temporaryFolder()
  onTestFinished(async () => {
    folder.remove()
    await cloud.close()
  })
  const line = { at: '2020-01-01T00:00:00Z', event: 'create', ...made[hostile.kind] }
  writeFileSync(join(folder.dir, 'ledger.jsonl'), `${JSON.stringify(line)}\n`)
  const bounds = hostile.says === endless ? { rounds: 1, patience: 2 / 900 } : { rounds: 1 }
  const { deleted, left } = await removeLeftovers({ target: cloud.target, from: folder, ...bounds })
  const { own } = cloud.scene
  if (hostile.says === undefined)
    expect({ deleted: deleted.length, left, there: own.there }).toMatchObject({ deleted: 1, left: [], there: false })
  else {
    expect(left).toEqual([expect.stringMatching(hostile.says)])
    expect(deleted).toEqual([])
    expect(readLedger(folder.dir)).toMatchObject([{ event: 'create' }])
  }
  const foreign = cloud.changes.filter(change => !change.includes(own.id) && !change.includes(`/${name}`))
  expect(foreign).toEqual([])
  expect(cloud.changes.filter(change => change.includes('..'))).toEqual([])
  expect(cloud.astray).toEqual([])
})
