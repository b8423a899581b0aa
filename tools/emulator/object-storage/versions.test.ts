import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { StorageFixture } from './storage-fixture.ts'

const store = new StorageFixture()
beforeAll(async () => {
  await store.start()
  await store.send('PUT', '/old%20versions')
})
afterAll(() => store.stop())

describe('versions', () => {
  test('are kept when replaced, and come back when deleted', async () => {
    await store.send('PUT', '/c', { headers: { 'x-versions-location': 'old%20versions' } })
    expect((await store.send('HEAD', '/c')).headers['x-versions-location']).toBe('old%20versions')
    for (const body of ['one', 'two', 'three']) await store.send('PUT', '/c/o', { body })
    const kept = (await store.send('GET', '/old%20versions')).text
    expect(kept).toMatch(/^001o\/\d{10}\.\d{5}\n001o\/\d{10}\.\d{5}\n$/)
    for (const body of ['two', 'one']) {
      expect((await store.send('DELETE', '/c/o')).status).toBe(204)
      expect((await store.send('GET', '/c/o')).text).toBe(body)
    }
    expect((await store.send('DELETE', '/c/o')).status).toBe(204)
    expect((await store.send('DELETE', '/c/o')).status).toBe(404)
  })

  test.each([{ 'x-versions-location': '' }, { 'x-remove-versions-location': 'x' }])('end with %j', async headers => {
    await store.send('PUT', '/c', { headers: { 'x-versions-location': 'old%20versions' } })
    await store.send('POST', '/c', { headers: headers as Record<string, string> })
    expect((await store.send('HEAD', '/c')).headers).not.toHaveProperty('x-versions-location')
  })

  test('412 when there is nowhere to keep them', async () => {
    await store.send('PUT', '/d', { headers: { 'x-versions-location': 'nowhere' } })
    expect((await store.send('PUT', '/d/o', { body: 'one' })).status).toBe(201)
    expect((await store.send('PUT', '/d/o', { body: 'two' })).status).toBe(412)
    expect((await store.send('GET', '/d/o')).text).toBe('one')
  })

  test('in history mode a delete adds a marker', async () => {
    await store.send('PUT', '/history')
    await store.send('PUT', '/h', { headers: { 'x-history-location': 'history' } })
    await store.send('PUT', '/h/o', { body: 'one' })
    expect((await store.send('DELETE', '/h/o')).status).toBe(204)
    expect((await store.send('GET', '/h/o')).status).toBe(404)
    const rows = JSON.parse((await store.send('GET', '/history?format=json')).text) as { content_type: string }[]
    expect(rows.map(row => row.content_type)).toEqual([
      'application/octet-stream',
      'application/x-deleted;swift_versions_deleted=1',
    ])
  })
})
