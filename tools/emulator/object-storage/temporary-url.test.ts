import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountPath, StorageFixture } from './storage-fixture.ts'

const store = new StorageFixture()
const later = Math.floor(store.now / 1000) + 600
beforeAll(async () => {
  await store.start()
  await store.send('PUT', '/c', { headers: { 'x-container-meta-temp-url-key': 'k3' } })
  const headers = { 'x-account-meta-temp-url-key': 'k1', 'x-account-meta-temp-url-key-2': 'k2' }
  await store.send('POST', '', { headers })
  await store.send('PUT', '/c/t/o.txt', { body: 'shared', headers: { 'x-object-meta-secret': '1' } })
})
afterAll(() => store.stop())

interface Signing {
  method?: string
  key?: string
  expires?: number
  path?: string
  digest?: string
  encoding?: 'hex' | 'base64url'
  signed?: string
  query?: string
  iso?: boolean
  aliases?: boolean
}

function sign(options: Signing): string {
  const { method = 'GET', key = 'k1', expires = later, path = '/c/t/o.txt', digest = 'sha256', query = '' } = options
  const mac = createHmac(digest, key).update(`${method}\n${expires}\n${options.signed ?? accountPath + path}`)
  const signature = options.encoding === 'base64url' ? `${digest}:${mac.digest('base64url')}` : mac.digest('hex')
  const until = options.iso ? new Date(expires * 1000).toISOString().replace('.000', '') : String(expires)
  const [name, end] = options.aliases ? ['signature', 'expires'] : ['temp_url_sig', 'temp_url_expires']
  return `${path}?${name}=${signature}&${end}=${until}${query}`
}

describe('temporary URLs', () => {
  test.each<[string, string, Signing, number]>([
    ['first key', 'GET', {}, 200],
    ['second key', 'GET', { key: 'k2' }, 200],
    ['key of the container', 'GET', { key: 'k3' }, 200],
    ['wrong key', 'GET', { key: 'k4' }, 401],
    ['SHA-1', 'GET', { digest: 'sha1' }, 200],
    ['SHA-512 in base64', 'GET', { digest: 'sha512', encoding: 'base64url' }, 200],
    ["the manual's names", 'GET', { aliases: true }, 200],
    ['expiry as a date', 'GET', { iso: true }, 200],
    ['expired', 'GET', { expires: later - 601 }, 401],
    ['HEAD with a GET signature', 'HEAD', {}, 200],
    ['HEAD with a PUT signature', 'HEAD', { method: 'PUT' }, 200],
    ['GET with a HEAD signature', 'GET', { method: 'HEAD' }, 401],
    ['PUT with a GET signature', 'PUT', {}, 401],
    ['another object', 'GET', { signed: `${accountPath}/c/other` }, 401],
    ['prefix', 'GET', { signed: `prefix:${accountPath}/c/t/`, query: '&temp_url_prefix=t/' }, 200],
    ['outside the prefix', 'GET', { signed: `prefix:${accountPath}/c/x/`, query: '&temp_url_prefix=x/' }, 401],
    ['a container', 'GET', { path: '/c' }, 401],
    ['POST', 'POST', { method: 'POST' }, 202],
    ['PUT', 'PUT', { method: 'PUT', path: '/c/t/new' }, 201],
    ['DELETE', 'DELETE', { method: 'DELETE', path: '/c/t/new' }, 204],
  ])('%s', async (_, method, signing, status) => {
    expect((await store.send(method, sign(signing), { as: '' })).status).toBe(status)
  })

  test.each([
    ['', 'attachment; filename="o.txt"; filename*=UTF-8\'\'o.txt'],
    ['&inline', 'inline'],
    ['&filename=a%20b.txt', 'attachment; filename="a b.txt"; filename*=UTF-8\'\'a%20b.txt'],
  ])('name the download: %j', async (query, disposition) => {
    const { headers } = await store.send('GET', sign({ query }), { as: '' })
    expect(headers['content-disposition']).toBe(disposition)
    expect(headers.expires).toBe(new Date(later * 1000).toUTCString())
    expect(headers).not.toHaveProperty('x-object-meta-secret')
  })

  test('an upload must not become a manifest', async () => {
    const url = sign({ method: 'PUT', path: '/c/t/m' })
    expect((await store.send('PUT', url, { as: '', headers: { 'x-object-manifest': 'c/t/' } })).status).toBe(400)
  })
})
