import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type StorageFixture, serveBlockStorage } from './storage-fixture.ts'

let cloud: StorageFixture
beforeEach(async () => {
  cloud = await serveBlockStorage()
})
afterEach(() => cloud.close())

describe('what clients of Cinder use beyond the manual', () => {
  test.each(['volume', 'snapshot'] as const)('metadata of a %s', async kind => {
    const volume = await cloud.volume({ metadata: { a: '1' } })
    const one = kind === 'volume' ? `/volumes/${volume}` : `/snapshots/${await cloud.snapshot(volume)}`
    const path = `${one}/metadata`
    await cloud.ask('PUT', path, { metadata: { a: '1' } })
    expect(await cloud.ask('POST', path, { metadata: { b: '2' } })).toEqual({
      status: 200,
      body: { metadata: { a: '1', b: '2' } },
    })
    expect((await cloud.ask('DELETE', `${path}/a`)).status).toBe(200)
    expect((await cloud.ask('DELETE', `${path}/a`)).status).toBe(404)
    expect((await cloud.ask('GET', path)).body).toEqual({ metadata: { b: '2' } })
    expect((await cloud.ask('PUT', path, { metadata: { c: '3' } })).status).toBe(200)
    expect((await cloud.show(one)).metadata).toEqual({ c: '3' })
    for (const metadata of [undefined, null, 'text', { c: 3 }])
      expect((await cloud.ask('POST', path, { metadata })).status).toBe(400)
    expect((await cloud.ask('POST', path, { metadata: {} }, 'two')).status).toBe(404)
  })

  test('the names that the first version gave to name and description', async () => {
    const id = await cloud.volume({ name: 'old' })
    const given = { display_name: 'new', display_description: 'why' }
    const renamed = { name: 'new', description: 'why' }
    expect((await cloud.ask('PUT', `/volumes/${id}`, { volume: given })).body.volume).toMatchObject(renamed)
    const both = { ...given, name: 'newest' }
    expect((await cloud.ask('PUT', `/volumes/${id}`, { volume: both })).body.volume).toMatchObject({ name: 'newest' })
  })

  test('limits, quotas and zones', async () => {
    await cloud.snapshot(await cloud.volume({ size: 7 }))
    const { rate, absolute } = await cloud.show('/limits')
    expect([rate, absolute]).toEqual([
      [],
      {
        maxTotalVolumes: 500,
        maxTotalSnapshots: 500,
        maxTotalVolumeGigabytes: 204_800,
        totalVolumesUsed: 1,
        totalSnapshotsUsed: 1,
        totalGigabytesUsed: 14,
      },
    ])
    const quota = { id: 'project-one', volumes: 500, snapshots: 500, gigabytes: 204_800 }
    expect(await cloud.show('/os-quota-sets/project-one')).toEqual(quota)
    expect((await cloud.ask('GET', '/os-quota-sets/project-two')).status).toBe(403)
    expect(await cloud.show('/os-availability-zone')).toHaveLength(2)
  })
})
