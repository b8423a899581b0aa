import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { CheckLine } from '../model/record.ts'
import { temporaryFolder } from '../run/testing/run-child.ts'
import { readRecord } from '../shared/read-record.ts'
import { type Proxying, startProxiedCloud } from './testing/proxied-cloud.ts'
import { startRun } from './testing/start-run.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

/** Loses a change of metadata that comes while another by the same user is under way: it writes what it had read. */
function forgetful(): Proxying {
  const underWay = new Set<string>()
  const changesMetadata = (method: string, url: string): boolean =>
    method === 'POST' && /\/servers\/[^/]+\/metadata$/.test(url)
  return {
    answer({ method, url, token, body }) {
      if (!changesMetadata(method, url)) return undefined
      const change = `${url} ${token}`
      if (underWay.has(change)) return { status: 202, body }
      underWay.add(change)
      setTimeout(() => underWay.delete(change), 100)
      return undefined
    },
    delayMs: ({ method, url }) => (changesMetadata(method, url) ? 120 : 0),
  }
}

/** Boots no server from an image alone (§1.2.6.2 block_device_mapping_v2). */
const bootsVolumesOnly: Proxying = {
  answer({ method, url, body }) {
    if (method !== 'POST' || !/\/servers$/.test(url) || !/"imageRef"/.test(body)) return undefined
    if (/"block_device_mapping_v2"/.test(body)) return undefined
    return { status: 400, body: JSON.stringify({ badRequest: { code: 400, message: 'name a system volume' } }) }
  },
}

const rows: [does: string, proxying: Proxying, check: string, least: number][] = [
  ['forgets what is changed at the same time', forgetful(), 'compute.server-metadata.update.*', 10],
  ['boots servers from volumes only', bootsVolumesOnly, 'compute.servers.{start,stop,resize,update}.*', 20],
]

/** The real suites against the cloud; gives the lines of checks that sent anything. */
async function judged(proxying: Proxying, check: string): Promise<CheckLine[]> {
  const cloud = await startProxiedCloud('peculiar', proxying)
  const out = join(folder.dir, check.slice(0, 20).replace(/\W/g, '-'))
  await startRun({ target: cloud.target, out, check: [check], effects: ['read', 'create'] })
  await cloud.close()
  return (await readRecord(out)).checks.filter(({ verdict }) => verdict !== 'skipped')
}

test.each(rows)('a cloud that %s is not blamed for it', { timeout: 60_000 }, async (_, proxying, check, least) => {
  const lines = await judged(proxying, check)
  expect(lines.length).toBeGreaterThan(least)
  expect(lines.filter(({ verdict }) => verdict !== 'pass').map(({ id, message }) => `${id}: ${message}`)).toEqual([])
})
