import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { StorageFixture } from './storage-fixture.ts'

const store = new StorageFixture()
beforeAll(async () => {
  await store.start()
  await store.send('PUT', '/janeausten')
  await store.send('PUT', '/marktwain')
  const type = { 'content-type': 'application/octet-stream' }
  await store.send('PUT', '/marktwain/goodbye', { body: 'Goodbye World!', headers: type })
})
afterAll(() => store.stop())

describe('listings come out as in the samples', () => {
  test.each([
    ['?format=json', 'application/json; charset=utf-8', 96],
    ['?format=xml', 'application/xml; charset=utf-8', 262],
    ['', 'text/plain; charset=utf-8', 21],
  ])('§2.7.5.1 %s', async (query, type, length) => {
    const reply = await store.send('GET', query)
    expect(reply).toMatchObject({
      status: 200,
      headers: {
        'content-type': type,
        'content-length': String(length),
        'x-account-container-count': '2',
        'x-account-object-count': '1',
        'x-account-bytes-used': '14',
        'accept-ranges': 'bytes',
        'x-timestamp': expect.stringMatching(/^\d{10}\.\d{5}$/),
        'x-trans-id': expect.stringMatching(/^tx[0-9a-f]{21}-[0-9a-f]{10}$/),
      },
    })
  })

  test.each([
    ['json', 341],
    ['xml', 500],
  ])('§2.7.5.4 %s', async (format, length) => {
    await store.send('PUT', '/marktwain/helloworld', {
      body: 'Hello World!',
      headers: { 'content-type': 'application/octet-stream' },
    })
    const reply = await store.send('GET', `/marktwain?format=${format}`)
    expect(reply.headers['content-length']).toBe(String(length))
    expect(reply.text).toContain('451e372e48e0f6b1114fa0724aa79fa1')
    await store.send('DELETE', '/marktwain/helloworld')
  })

  test.each([
    ['/janeausten', {}, 204, 'text/plain; charset=utf-8', ''],
    ['/janeausten?format=json', {}, 200, 'application/json; charset=utf-8', '[]'],
    ['/marktwain?format=xml', { accept: 'application/json' }, 200, 'application/json; charset=utf-8', undefined],
    ['/marktwain?format=json', { accept: '*/*' }, 200, 'application/json; charset=utf-8', undefined],
    ['/marktwain', { accept: 'text/xml' }, 200, 'text/xml; charset=utf-8', undefined],
    ['/marktwain', { accept: 'image/png' }, 406, 'text/html; charset=UTF-8', undefined],
    ['/marktwain?limit=10001', {}, 412, 'text/html; charset=UTF-8', 'Maximum limit is 10000'],
    ['/nobody', {}, 404, 'text/html; charset=UTF-8', undefined],
    ['/%ff', {}, 412, 'text/html; charset=UTF-8', 'Invalid UTF8 or contains NULL'],
    ['/v1//x/y', {}, 412, 'text/html; charset=UTF-8', 'Bad URL'],
  ])('GET %s %j', async (path, headers, status, type, text) => {
    const reply = await store.send('GET', path, { headers: headers as Record<string, string> })
    expect(reply).toMatchObject({ status, headers: { 'content-type': type } })
    if (text !== undefined) expect(reply.text).toBe(text)
  })

  test('path stands for a prefix with a slash and the delimiter slash', async () => {
    for (const name of ['p/a', 'p/b/c']) await store.send('PUT', `/janeausten/${name}`)
    const [path, prefix] = [
      await store.send('GET', '/janeausten?path=p'),
      await store.send('GET', '/janeausten?prefix=p/&delimiter=/'),
    ]
    expect(path.text).toBe('p/a\np/b/\n')
    expect(prefix.text).toBe(path.text)
    for (const name of ['p/a', 'p/b/c']) await store.send('DELETE', `/janeausten/${name}`)
  })
})

describe('containers', () => {
  test('201 when made, 202 when there, 409 with objects, 204 when deleted, 404 after', async () => {
    const steps = [
      await store.send('PUT', '/steven'),
      await store.send('PUT', '/steven'),
      await store.send('PUT', '/steven/o', { body: 'x' }),
      await store.send('DELETE', '/steven'),
      await store.send('DELETE', '/steven/o'),
      await store.send('DELETE', '/steven'),
      await store.send('DELETE', '/steven'),
    ]
    expect(steps.map(step => step.status)).toEqual([201, 202, 201, 409, 204, 204, 404])
    expect(steps[3]?.headers['content-length']).toBe('95')
    expect(steps[6]?.headers['content-length']).toBe('70')
    expect(steps[5]?.headers).toMatchObject({ 'content-length': '0', 'content-type': 'text/html; charset=UTF-8' })
  })

  test.each([
    ['/c', 'container'],
    ['', 'account'],
  ])('metadata of %j is merged, and removed by an empty value or by X-Remove', async (path, kind) => {
    await store.send('PUT', '/c')
    const [meta, remove] = [`x-${kind}-meta-`, `x-remove-${kind}-meta-`]
    const post = (headers: Record<string, string>) => store.send('POST', path, { headers })
    await post({ [`${meta}book`]: 'TomSawyer', [`${meta}author`]: 'MarkTwain', [`${meta}century`]: 'Nineteenth' })
    expect((await post({ [`${meta}author`]: 'SamuelClemens' })).status).toBe(204)
    await post({ [`${remove}century`]: 'x', [`${meta}book`]: '' })
    const { status, headers } = await store.send('HEAD', path)
    expect(status).toBe(204)
    expect(Object.entries(headers).filter(([name]) => name.startsWith(meta))).toEqual([
      [`${meta}author`, 'SamuelClemens'],
    ])
    await post({ [`${remove}author`]: 'x' })
  })

  test.each([
    ['PUT', `/${'c'.repeat(257)}`, {}, 'Container name length of 257 longer than 256'],
    ['POST', '/c', { [`x-container-meta-${'n'.repeat(129)}`]: 'v' }, /^Metadata name too long/],
    ['POST', '/c', { 'x-container-meta-v': 'v'.repeat(257) }, /^Metadata value longer than 256/],
    ['POST', '/c', Object.fromEntries(Array.from({ length: 91 }, (_, n) => [`x-container-meta-${n}`, 'v'])), /max 90$/],
    ['POST', '/c', { 'x-container-read': '.r:' }, /^No host/],
    ['POST', '/c', { 'x-container-write': '.r:*' }, /^Referrers not allowed/],
    ['PUT', '/c/o', { 'x-delete-at': '5' }, 'X-Delete-At in past'],
    ['PUT', '/c/o', { 'x-delete-after': 'soon' }, 'Non-integer X-Delete-After'],
    ['PUT', `/c/${'o'.repeat(1025)}`, {}, 'Object name length of 1025 longer than 1024'],
    ['PUT', '/c/o', { 'x-object-manifest': 'nowhere' }, /must be in the format/],
  ] as const)('%s %s is refused with 400: %j', async (method, path, headers, message) => {
    const reply = await store.send(method, path, { headers: headers as Record<string, string> })
    expect(reply.status).toBe(400)
    if (typeof message === 'string') expect(reply.text).toBe(message)
    else expect(reply.text).toMatch(message)
  })
})
