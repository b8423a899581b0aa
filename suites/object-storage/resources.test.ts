import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningEmulator, startEmulator } from '../../tools/emulator/server.ts'
import { pathBelowEndpoint } from '../../tools/model/catalog.ts'
import type { CallOptions } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { loadSpec } from '../../tools/shared/load-spec.ts'
import { Chunks } from './chunks.ts'
import { cleanup, creates, removes, stores } from './resources.ts'

type Row = { given: [operation: string, options: CallOptions]; want: [kind: string, path: string][] }

const made: [string, Row][] = [
  ['a container', { given: ['containers.create', { path: { container: 'a b' } }], want: [['container', '/a%20b']] }],
  [
    'an object, its slashes kept',
    {
      given: ['objects.upload', { path: { container: 'c', object: 'x/y z' } }],
      want: [['object', '/c/x/y%20z']],
    },
  ],
  [
    'the destination of a copy, encoded already',
    {
      given: ['objects.copy', { path: { container: 'c', object: 'o' }, headers: { Destination: '/d/p%20q' } }],
      want: [['object', '/d/p%20q']],
    },
  ],
  [
    'each item of the account that gets a value',
    {
      given: ['accounts.update', { headers: { 'X-Account-Meta-A': '1', 'X-Account-Meta-B': '', 'X-Other': 'x' } }],
      want: [['account-metadata', '#X-Account-Meta-A']],
    },
  ],
  ['nothing by reading', { given: ['objects.list', { path: { container: 'c' } }], want: [] }],
]

const removed: [string, Row][] = [
  ['a container', { given: ['containers.delete', { path: { container: 'c' } }], want: [['container', '/c']] }],
  ['an object', { given: ['objects.delete', { path: { container: 'c', object: 'o' } }], want: [['object', '/c/o']] }],
  [
    'items of the account, by an empty value and by name',
    {
      given: ['accounts.update', { headers: { 'X-Account-Meta-A': '', 'X-Remove-Account-Meta-B': 'x' } }],
      want: [
        ['account-metadata', '#X-Account-Meta-A'],
        ['account-metadata', '#X-Account-Meta-B'],
      ],
    },
  ],
]

describe('what calls make', () => {
  test.each(made)('%s', (_, { given: [operation, options], want }) => {
    expect(creates(`object-storage.${operation}`, options).map(({ kind, path }) => [kind, path])).toEqual(want)
  })
})

describe('what calls store', () => {
  const path = { container: 'c', object: 'o' }
  test.each<[string, string, CallOptions, objects: number, bytes: number]>([
    ['bytes of a text', 'objects.upload', { path, body: 'ü' }, 1, 2],
    ['bytes', 'objects.upload', { path, body: new Uint8Array(7) }, 1, 7],
    ['chunks', 'objects.upload', { path, body: new Chunks(new Uint8Array(3), new Uint8Array(4)) }, 1, 7],
    ['an empty object', 'objects.upload', { path }, 1, 0],
    ['a copy, of which nothing is uploaded', 'objects.copy', { path, headers: { Destination: '/d/p' } }, 1, 0],
    ['nothing by a container', 'containers.create', { path: { container: 'c' } }, 0, 0],
  ])('%s', (_, operation, options, objects, bytes) => {
    expect(stores(`object-storage.${operation}`, options)).toEqual({ objects, bytes })
  })

  test('a stream of unknown length is refused', () => {
    const body = (async function* () {})()
    expect(() => stores('object-storage.objects.upload', { path, body })).toThrow('how much it is')
  })
})

describe('what calls remove', () => {
  test.each(removed)('%s', (_, { given: [operation, options], want }) => {
    expect(removes(`object-storage.${operation}`, options).map(({ kind, path }) => [kind, path])).toEqual(want)
  })
})

describe('clean-up', () => {
  const { catalog } = loadSpec('object-storage')
  let emulator: RunningEmulator
  let endpoint = ''
  let token = ''

  beforeAll(async () => {
    emulator = await startEmulator()
    const { authUrl, user, key } = emulator.info.tempauth
    const reply = await fetch(authUrl, { headers: { 'X-Auth-User': user, 'X-Auth-Key': key } })
    token = reply.headers.get('x-auth-token') ?? ''
    endpoint = reply.headers.get('x-storage-url') ?? ''
  })
  afterAll(() => emulator.close())

  async function send(id: string, options: CallOptions = {}): Promise<TargetReply> {
    const operation = catalog.operations.find(candidate => candidate.id === id)
    if (operation === undefined) throw new TypeError(id)
    const { container = '', object = '' } = options.path ?? {}
    const path = pathBelowEndpoint(catalog, operation)
      .replace('{container}', encodeURIComponent(container))
      .replace('{object}', object.split('/').map(encodeURIComponent).join('/'))
    const query = new URLSearchParams(
      Object.entries(options.query ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
    )
    const reply = await fetch(`${endpoint}${path}?${query}`, {
      method: operation.method,
      headers: { 'X-Auth-Token': token, ...(options.headers as Record<string, string>) },
      body: (options.body as string | undefined) ?? null,
    })
    const body = new Uint8Array(await reply.arrayBuffer())
    const text = Buffer.from(body).toString()
    return {
      status: reply.status,
      reason: reply.statusText,
      headers: [...reply.headers],
      header: name => reply.headers.get(name) ?? undefined,
      body,
      text: () => text,
      json: () => JSON.parse(text),
      continued: false,
      exchange: '',
    }
  }

  const statusOf = async (container: string): Promise<number> =>
    (await send('object-storage.containers.show', { path: { container } })).status

  test('deletes a container with all that is in it', async () => {
    const container = 'k5c-full ü'
    await send('object-storage.containers.create', { path: { container } })
    for (const object of ['a', 'b c/d%', 'ü'])
      await send('object-storage.objects.upload', { path: { container, object }, body: 'x' })
    const resource = { service: 'object-storage', kind: 'container', path: `/${encodeURIComponent(container)}` }
    await cleanup(resource, send)
    expect(await statusOf(container)).toBe(404)
    await expect(cleanup(resource, send)).resolves.toBeUndefined()
  })

  test('deletes a versioned container without bringing old versions back', async () => {
    await send('object-storage.containers.create', { path: { container: 'k5c-old' } })
    const headers = { 'X-Versions-Location': 'k5c-old' }
    await send('object-storage.containers.create', { path: { container: 'k5c-now' }, headers })
    for (const body of ['one', 'two', 'three'])
      await send('object-storage.objects.upload', { path: { container: 'k5c-now', object: 'o' }, body })
    for (const name of ['k5c-now', 'k5c-old'])
      await cleanup({ service: 'object-storage', kind: 'container', path: `/${name}` }, send)
    expect([await statusOf('k5c-now'), await statusOf('k5c-old')]).toEqual([404, 404])
  })

  test('removes an item of the account, and one that is gone already', async () => {
    const header = 'X-Account-Meta-K5c-Item'
    await send('object-storage.accounts.update', { headers: { [header]: 'x' } })
    const resource = { service: 'object-storage', kind: 'account-metadata', path: `#${header}` }
    await cleanup(resource, send)
    await cleanup(resource, send)
    expect((await send('object-storage.accounts.show')).header(header)).toBeUndefined()
  })
})
