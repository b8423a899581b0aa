import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accountPath, StorageFixture } from './storage-fixture.ts'

const store = new StorageFixture()
beforeAll(async () => {
  await store.start()
  await store.send('PUT', '/site')
  const html = { 'content-type': 'text/html' }
  await store.send('PUT', '/site/index.html', { body: 'welcome', headers: html })
  await store.send('PUT', '/site/docs/index.html', { body: 'the docs', headers: html })
  await store.send('PUT', '/site/files/a&b.txt', { body: 'x'.repeat(2048) })
  await store.send('PUT', '/site/files/deep/c.txt', { body: 'c' })
  await store.send('PUT', '/site/404error.html', { body: 'nothing here', headers: html })
  await store.send('PUT', '/site/401error.html', { body: 'members only', headers: html })
})
beforeEach(() => settle({ 'x-container-read': '.r:*,.rlistings' }))
afterAll(() => store.stop())

const names = ['index', 'error', 'listing', 'listing-css', 'listing-label']

/** Makes the container a site with these settings and no others. */
async function settle(headers: Record<string, string>): Promise<void> {
  const none = Object.fromEntries(names.map(name => [`x-container-meta-web-${name}`, '']))
  await store.send('POST', '/site', { headers: { ...none, ...headers } })
}

describe('static web', () => {
  test.each<[string, string, Record<string, string>, number, string | RegExp]>([
    ['index of the container', '/site/', { index: 'index.html' }, 200, 'welcome'],
    ['index of a folder', '/site/docs/', { index: 'index.html' }, 200, 'the docs'],
    ['an object', '/site/files/deep/c.txt', { index: 'index.html' }, 200, 'c'],
    ['no index and no list', '/site/files/', { index: 'index.html' }, 404, /Web Listing Disabled/],
    [
      'list',
      '/site/files/',
      { listing: 'TRUE' },
      200,
      /<a href="deep\/">deep\/<\/a>[\s\S]*<a href="a%26b.txt">a&amp;b.txt</,
    ],
    ['list with sizes', '/site/files/', { listing: 'true' }, 200, /<td class="colsize">2Ki<\/td>/],
    ['list with a style sheet', '/site/files/', { listing: 'true', 'listing-css': 's.css' }, 200, /href="..\/s.css"/],
    ['list with a label', '/site/files/', { listing: 'true', 'listing-label': 'My' }, 200, /Listing of My\/files\//],
    ['list of nothing', '/site/none/', { listing: 'true' }, 404, /Not Found/],
    ['error page', '/site/none', { index: 'index.html', error: 'error.html' }, 404, 'nothing here'],
  ])('%s', async (_, path, settings, status, want) => {
    const headers = Object.entries(settings).map(([name, value]) => [`x-container-meta-web-${name}`, value])
    await settle(Object.fromEntries(headers))
    const reply = await store.send('GET', path, { as: '' })
    expect(reply.status).toBe(status)
    if (typeof want === 'string') expect(reply.text).toBe(want)
    else expect(reply.text).toMatch(want)
  })

  test.each(['/site', '/site/docs'])('%s leads to the folder', async path => {
    await settle({ 'x-container-meta-web-index': 'index.html' })
    const reply = await store.send('GET', path, { as: '' })
    expect(reply).toMatchObject({ status: 301, headers: { location: `${accountPath}${path}/` } })
  })

  test('the right to read opens pages, not lists', async () => {
    await settle({ 'x-container-meta-web-listing': 'true', 'x-container-read': '.r:*' })
    const status = async (path: string) => (await store.send('GET', path, { as: '' })).status
    expect(await status('/site/index.html')).toBe(200)
    expect(await status('/site/')).toBe(401)
    expect(await status('/site/files/')).toBe(401)
    expect(await status('/site/files')).toBe(404)
  })

  test('401 has its page', async () => {
    await settle({ 'x-container-meta-web-error': 'error.html', 'x-container-read': '' })
    expect(await store.send('GET', '/site/index.html', { as: '' })).toMatchObject({ status: 401, text: 'members only' })
  })

  test('who has a token gets the container itself, unless the web is asked for', async () => {
    await settle({ 'x-container-meta-web-index': 'index.html' })
    expect((await store.send('GET', '/site/')).text).toContain('404error.html\n')
    expect((await store.send('GET', '/site/', { headers: { 'x-web-mode': 'true' } })).text).toBe('welcome')
  })
})
