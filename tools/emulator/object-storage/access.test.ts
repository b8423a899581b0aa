import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { StorageFixture } from './storage-fixture.ts'

const store = new StorageFixture()
beforeAll(async () => {
  await store.start()
  await store.send('PUT', '/c')
})
beforeEach(() => store.send('PUT', '/c/o', { body: 'x' }))
afterAll(() => store.stop())

const status = async (method: string, path: string, as: string, headers: Record<string, string> = {}) =>
  (await store.send(method, path, { as, headers })).status

describe('access', () => {
  test.each([
    ['GET', ''],
    ['HEAD', ''],
    ['POST', ''],
    ['GET', '/c'],
    ['PUT', '/c'],
    ['POST', '/c'],
    ['DELETE', '/c'],
    ['HEAD', '/c/o'],
    ['GET', '/c/none'],
    ['GET', '/none/o'],
    ['PUT', '/c/new'],
    ['POST', '/c/o'],
    ['DELETE', '/c/o'],
  ])('%s %j is for those who own the account', async (method, path) => {
    expect(await status(method, path, '')).toBe(401)
    expect(await status(method, path, 'never-issued')).toBe(401)
    expect(await status(method, path, 'stranger')).toBe(403)
    expect(await status(method, path, 'reader')).toBe(403)
    expect([401, 403]).not.toContain(await status(method, path, 'colleague'))
  })

  test.each<[string, string, [anonymousList: number, anonymousGet: number, strangerList: number, strangerGet: number]]>(
    [
      ['nobody', '', [401, 401, 403, 403]],
      ['everyone', '.r:*', [401, 200, 403, 200]],
      ['everyone, with lists', '.r:*,.rlistings', [200, 200, 200, 200]],
      ['project by name', 'writing', [401, 401, 200, 200]],
      ['project by id', '0123456789abcdef0123456789abcdef', [401, 401, 200, 200]],
      ['user by names', 'writing:bob', [401, 401, 200, 200]],
      ['user by ids', '0123456789abcdef0123456789abcdef:u2', [401, 401, 200, 200]],
      ['user of any project', '*:bob', [401, 401, 200, 200]],
      ['any user of a project', 'writing:*', [401, 401, 200, 200]],
      ['another user', 'writing:cem', [401, 401, 403, 403]],
    ],
  )('X-Container-Read for %s', async (_, acl, want) => {
    await store.send('POST', '/c', { headers: { 'x-container-read': acl } })
    expect([
      await status('GET', '/c', ''),
      await status('GET', '/c/o', ''),
      await status('GET', '/c', 'stranger'),
      await status('GET', '/c/o', 'stranger'),
    ]).toEqual(want)
    expect(await status('PUT', '/c/new', 'stranger')).toBe(403)
  })

  test.each([
    ['http://www.example.com/page', 200],
    ['http://thief.example.com/page', 401],
    ['http://example.org/', 401],
  ])('a referrer %s', async (referer, want) => {
    const headers = { 'x-container-read': '.r:*.example.com, .r:-thief.example.com' }
    await store.send('POST', '/c', { headers })
    expect((await store.send('HEAD', '/c')).headers['x-container-read']).toBe('.r:.example.com,.r:-thief.example.com')
    expect(await status('GET', '/c/o', '', { referer })).toBe(want)
  })

  test('X-Container-Write lets others write, not read or administer', async () => {
    await store.send('POST', '/c', { headers: { 'x-container-read': '', 'x-container-write': 'writing:bob' } })
    expect(await status('PUT', '/c/new', 'stranger')).toBe(201)
    expect(await status('POST', '/c/new', 'stranger')).toBe(202)
    expect(await status('DELETE', '/c/new', 'stranger')).toBe(204)
    expect(await status('GET', '/c/o', 'stranger')).toBe(403)
    expect(await status('POST', '/c', 'stranger')).toBe(403)
    await store.send('POST', '/c', { headers: { 'x-remove-container-write': 'x' } })
    expect(await status('PUT', '/c/new', 'stranger')).toBe(403)
  })

  test('a role that owns no account gets what a list gives it', async () => {
    await store.send('POST', '/c', { headers: { 'x-container-read': 'reading:dee' } })
    expect(await status('GET', '/c/o', 'reader')).toBe(200)
    expect(await status('PUT', '/c/o', 'reader')).toBe(403)
  })

  test('only the owner sees the lists and the keys', async () => {
    const headers = { 'x-container-read': '.r:*,.rlistings', 'x-container-meta-temp-url-key': 'k' }
    await store.send('POST', '/c', { headers })
    expect((await store.send('HEAD', '/c')).headers).toMatchObject(headers)
    const seen = (await store.send('HEAD', '/c', { as: 'stranger' })).headers
    for (const name of Object.keys(headers)) expect(seen).not.toHaveProperty(name)
  })

  test('a copy needs the source to be readable and the target writable', async () => {
    await store.send('POST', '/c', { headers: { 'x-container-read': '' } })
    const destination = { destination: '/mine/o', 'destination-account': 'AUTH_0123456789abcdef0123456789abcdef' }
    await store.send('PUT', '/v1/AUTH_0123456789abcdef0123456789abcdef/mine', { as: 'stranger' })
    expect(await status('COPY', '/c/o', 'stranger', destination)).toBe(403)
    await store.send('POST', '/c', { headers: { 'x-container-read': 'writing:bob' } })
    expect(await status('COPY', '/c/o', 'stranger', destination)).toBe(201)
    expect(await status('COPY', '/c/o', 'owner', destination)).toBe(403)
  })
})
