import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningEmulator, startEmulator } from '../server.ts'

const patchType = 'application/openstack-images-v2.1-json-patch'
type Json = Record<string, unknown>
let emulator: RunningEmulator
let url = ''
const tokens: Record<string, string> = {}
const projects: Record<string, string> = {}

beforeAll(async () => {
  emulator = await startEmulator()
  url = emulator.info.endpoints.image as string
  for (const who of ['default', 'alternate'] as const) {
    const { username, password, project } = who === 'default' ? emulator.info : emulator.info.alternate
    const domain = { name: emulator.info.domain }
    const identity = { methods: ['password'], password: { user: { name: username, domain, password } } }
    const answer = await fetch(`${emulator.info.authUrl}/auth/tokens`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ auth: { identity, scope: { project: { name: project, domain } } } }),
    })
    tokens[who] = answer.headers.get('x-subject-token') as string
    projects[who] = ((await answer.json()) as { token: { project: { id: string } } }).token.project.id
  }
})
afterAll(() => emulator.close())

async function ask(method: string, path: string, body?: unknown, who = 'default', type = 'application/json') {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { 'X-Auth-Token': tokens[who] as string, ...(body === undefined ? {} : { 'Content-Type': type }) },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  const isJson = answer.headers.get('content-type') === 'application/json'
  return { status: answer.status, json: (isJson ? JSON.parse(text) : {}) as Json, text }
}

async function made(name: string, data?: string, more: Json = {}): Promise<string> {
  const id = (await ask('POST', '/v2/images', { name, ...more })).json.id as string
  if (data !== undefined) await ask('PUT', `/v2/images/${id}/file`, data, 'default', 'application/octet-stream')
  return id
}
const ids = (answer: { json: Json }): string[] => (answer.json.images as { id: string }[]).map(({ id }) => id)

describe('images', () => {
  test('are queued until they have their data, and show what it is', async () => {
    const id = await made('loaf', undefined, { os_type: 'linux', min_disk: 2, tags: ['a', 'a'] })
    const before = (await ask('GET', `/v2/images/${id}`)).json
    expect(before).toMatchObject({ status: 'queued', size: null, os_type: 'linux', min_disk: 2, tags: ['a'] })
    expect((await ask('PUT', `/v2/images/${id}/file`, 'rye', 'default', 'application/octet-stream')).status).toBe(204)
    const after = (await ask('GET', `/v2/images/${id}`)).json
    expect(after).toMatchObject({ status: 'active', size: 3, checksum: createHash('md5').update('rye').digest('hex') })
    expect((await ask('DELETE', `/v2/images/${id}`)).status).toBe(204)
    expect((await ask('GET', `/v2/images/${id}`)).status).toBe(404)
  })

  test('give their data back, where they were uploaded', async () => {
    const id = await made('read', 'a loaf of rye')
    const { status, text } = await ask('GET', `/v2/images/${id}/file`)
    expect([status, text]).toEqual([200, 'a loaf of rye'])
    expect((await ask('GET', `/v2/images/${await made('empty')}/file`)).status).toBe(204)
    expect((await ask('GET', `/v2/images/${id}/file`, undefined, 'alternate')).status).toBe(404)
  })

  test('are listed by pages without losing or repeating one', async () => {
    const mine = [await made('page', 'a'), await made('page', 'bb'), await made('page', 'ccc')]
    const first = await ask('GET', '/v2/images?name=page&limit=2&sort_key=size&sort_dir=asc')
    const second = await ask('GET', first.json.next as string)
    expect([...ids(first), ...ids(second)]).toEqual(mine)
    expect(second.json.next).toBeUndefined()
    expect(ids(await ask('GET', '/v2/images?name=page&size_min=2&size_max=2'))).toEqual([mine[1]])
  })

  test.each([
    ['sort_dir=up', 400],
    ['sort_key=tags', 400],
    ['limit=-1', 400],
    ['marker=nobody', 400],
    ['size_min=big', 400],
    ['member_status=perhaps', 400],
  ])('%s is refused', async (query, status) => {
    expect((await ask('GET', `/v2/images?${query}`)).status).toBe(status)
  })
})

describe('changes to an image', () => {
  test.each([
    [[{ op: 'replace', path: '/name', value: 'new' }], 200],
    [[{ op: 'add', path: '/login-user', value: 'kvothe' }], 200],
    [[{ op: 'remove', path: '/color' }], 200],
    [[{ op: 'remove', path: '/nothing' }], 409],
    [[{ op: 'remove', path: '/name' }], 403],
    [[{ op: 'replace', path: '/status', value: 'active' }], 403],
    [[{ op: 'replace', path: '/visibility', value: 'public' }], 403],
    [[{ op: 'move', path: '/name' }], 400],
    [[{ op: 'add', path: 'name', value: 'x' }], 400],
    [{ op: 'add' }, 400],
  ])('%j answers %i', async (patch, status) => {
    const id = await made('changed', undefined, { color: 'red' })
    const answer = await ask('PATCH', `/v2/images/${id}`, patch, 'default', patchType)
    expect(answer.status, answer.text).toBe(status)
  })

  test('are made whole or not at all, and by their own media type only', async () => {
    const id = await made('kept')
    const patch = [
      { op: 'replace', path: '/name', value: 'lost' },
      { op: 'remove', path: '/nothing' },
    ]
    expect((await ask('PATCH', `/v2/images/${id}`, patch, 'default', patchType)).status).toBe(409)
    expect((await ask('GET', `/v2/images/${id}`)).json.name).toBe('kept')
    expect((await ask('PATCH', `/v2/images/${id}`, [], 'default')).status).toBe(415)
  })
})

describe('sharing', () => {
  test('shows an image in the list of a member only once it has accepted', async () => {
    const id = await made('shared', 'x')
    const member = projects.alternate as string
    const members = `/v2/images/${id}/members`
    expect((await ask('GET', `/v2/images/${id}`, undefined, 'alternate')).status).toBe(404)
    expect((await ask('POST', members, { member })).json).toMatchObject({ member_id: member, status: 'pending' })
    expect((await ask('POST', members, { member })).status).toBe(409)
    expect(ids(await ask('GET', '/v2/images', undefined, 'alternate'))).not.toContain(id)
    expect((await ask('PUT', `${members}/${member}`, { status: 'accepted' })).status).toBe(403)
    expect((await ask('PUT', `${members}/${member}`, { status: 'maybe' }, 'alternate')).status).toBe(400)
    expect((await ask('PUT', `${members}/${member}`, { status: 'accepted' }, 'alternate')).status).toBe(200)
    expect(ids(await ask('GET', '/v2/images', undefined, 'alternate'))).toContain(id)
    expect((await ask('DELETE', `/v2/images/${id}`, undefined, 'alternate')).status).toBe(403)
    expect((await ask('DELETE', `${members}/${member}`, undefined, 'alternate')).status).toBe(403)
    expect((await ask('DELETE', `${members}/${member}`)).status).toBe(204)
    expect((await ask('GET', `/v2/images/${id}`, undefined, 'alternate')).status).toBe(404)
  })

  test('is refused for public images', async () => {
    const [open] = ids(await ask('GET', '/v2/images?visibility=public'))
    expect((await ask('POST', `/v2/images/${open}/members`, { member: 'p' })).status).toBe(403)
    expect((await ask('GET', `/v2/images/${open}/members`)).status).toBe(404)
  })
})
