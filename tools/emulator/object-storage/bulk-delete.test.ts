import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Answer, StorageFixture } from './storage-fixture.ts'

const store = new StorageFixture()
beforeAll(() => store.start())
beforeEach(async () => {
  for (const container of ['/container1', '/container2']) await store.send('PUT', container)
  await store.send('PUT', '/container1/a%20b')
  await store.send('PUT', '/container1/%C3%BC')
})
afterAll(() => store.stop())

function bulkDelete(body: string, headers: Record<string, string> = {}, as = 'owner'): Promise<Answer> {
  const all = { 'content-type': 'text/plain', accept: 'application/json', ...headers }
  return store.send('POST', '?bulk-delete', { body, headers: all, as })
}

const report = (notFound: number, deleted: number, status: string, errors: string[][], text = ''): unknown => ({
  'Number Not Found': notFound,
  'Response Status': status,
  Errors: errors,
  'Number Deleted': deleted,
  'Response Body': text,
})

describe('bulk delete', () => {
  test.each<[string, string, unknown]>([
    ['objects and their container', '/container1\n/container1/a%20b\n/container1/%C3%BC', report(0, 3, '200 OK', [])],
    ['names without a slash in front', 'container1/a%20b\n\n', report(0, 1, '200 OK', [])],
    ['what is not there', '/container1/x\n/container3\n/container4/y', report(3, 0, '200 OK', [])],
    ['a container with objects', '/container1', report(0, 0, '400 Bad Request', [['/container1', '409 Conflict']])],
    ['bad bytes', '/c/%ff', report(0, 0, '400 Bad Request', [['/c/%ff', '412 Precondition Failed']])],
    ['nothing', '', report(0, 0, '400 Bad Request', [], 'Invalid bulk delete.')],
    [
      'too many',
      '/c/o\n'.repeat(10_001),
      report(0, 0, '413 Request Entity Too Large', [], 'Maximum Bulk Deletes: 10000 per request'),
    ],
  ])('%s', async (_, body, want) => {
    const reply = await bulkDelete(body)
    expect(reply).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } })
    expect(JSON.parse(reply.text)).toEqual(want)
  })

  test.each([
    ['text/plain', 'Number Deleted: 0\nNumber Not Found: 1\nResponse Body: \nResponse Status: 200 OK\nErrors:\n'],
    ['text/xml', /^<\?xml version="1.0" encoding="UTF-8"\?>\n<delete>\n<number_deleted>0<\/number_deleted>/],
    ['application/xml', /<errors>\n<\/errors>\n<\/delete>\n$/],
  ])('reports as %s', async (type, want) => {
    const reply = await bulkDelete('/none', { accept: type })
    expect(reply).toMatchObject({ status: 200, headers: { 'content-type': type } })
    if (typeof want === 'string') expect(reply.text).toBe(want)
    else expect(reply.text).toMatch(want)
  })

  test('another kind of body is reported as 406', async () => {
    const reply = await bulkDelete('{}', { 'content-type': 'application/json' })
    expect(JSON.parse(reply.text)).toEqual(report(0, 0, '406 Not Acceptable', []))
  })

  test('others are kept out, line by line or as a whole', async () => {
    expect((await bulkDelete('/container2', {}, '')).status).toBe(401)
    const reply = await bulkDelete('/container1/a%20b\n/container2', {}, 'stranger')
    expect(JSON.parse(reply.text)).toEqual(
      report(0, 0, '400 Bad Request', [
        ['/container1/a%20b', '403 Forbidden'],
        ['/container2', '403 Forbidden'],
      ]),
    )
  })
})
