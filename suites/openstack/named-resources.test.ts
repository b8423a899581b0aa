import { describe, expect, test } from 'vitest'
import type { CallOptions, CheckContext } from '../../tools/model/check.ts'
import type { TargetReply } from '../../tools/model/target.ts'
import { jsonBody } from './json.ts'
import { type NamedKind, namedResources } from './named-resources.ts'

const things: NamedKind = {
  kind: 'thing',
  makes: { 'tiny.things.create': { name: ['thing', 'display_name'], id: ['thing', 'id'] } },
  list: { operation: 'tiny.things.list', rows: 'things', name: 'display_name' },
  show: 'tiny.things.show',
  remove: 'tiny.things.delete',
  variable: 'thing_id',
}
const suite = namedResources([things])

function replyOf(status: number, body: unknown = {}): TargetReply {
  const text = JSON.stringify(body)
  return {
    status,
    reason: 'a reason',
    headers: [],
    header: () => undefined,
    body: Buffer.from(text),
    text: () => text,
    json: () => JSON.parse(text),
    continued: false,
    exchange: 'x1',
  }
}

/** A service with pages of two, whose deletes are refused at first and take two looks to be done. */
function service(names: Record<string, string>, refusals = 0) {
  const rows = Object.entries(names).map(([id, display_name]) => ({ id, display_name, looks: 2 }))
  const going = new Set<string>()
  let refused = 0
  const send: CheckContext['call'] = async (operation: string, { path, query }: CallOptions = {}) => {
    const at = rows.findIndex(({ id }) => id === path?.thing_id)
    const row = rows[at]
    if (operation === 'tiny.things.list') {
      const begin = query?.marker === undefined ? 0 : rows.findIndex(({ id }) => id === query.marker) + 1
      return replyOf(200, { things: rows.slice(begin, begin + 2) })
    }
    if (row === undefined) return replyOf(404)
    if (operation === 'tiny.things.delete') {
      refused += 1
      if (refused <= refusals) return replyOf(409)
      going.add(row.id)
      return replyOf(202)
    }
    if (going.has(row.id)) row.looks -= 1
    if (row.looks === 0) rows.splice(at, 1)
    return replyOf(200, { thing: row })
  }
  return { send, left: () => rows.map(({ id }) => id) }
}

describe('resources that are known by name', () => {
  test.each([
    ['a named one', 'create', jsonBody({ thing: { display_name: 'a b' } }), ['/thing?name=a%20b']],
    ['one without a name', 'create', jsonBody({ thing: {} }), []],
    ['a body that is no JSON', 'create', { body: '{' }, []],
    ['another operation', 'list', jsonBody({ thing: { display_name: 'a' } }), []],
  ])('are entered before they are made: %s', (_, operation, options, paths) => {
    expect(suite.creates(`tiny.things.${operation}`, options).map(({ path }) => path)).toEqual(paths)
  })

  test('without a name are known by the id that the answer tells', async () => {
    const reply = replyOf(202, { thing: { id: 'a' } })
    const made = suite.nameless('tiny.things.create', jsonBody({ thing: { display_name: 5 } }), reply)
    expect(made.map(({ path }) => path)).toEqual(['/thing?id=a'])
    expect(suite.nameless('tiny.things.create', jsonBody({ thing: { display_name: 'n' } }), reply)).toEqual([])
    expect(suite.nameless('tiny.things.show', jsonBody({}), reply)).toEqual([])
    const again = { path: { thing_id: 'a' }, ...jsonBody({}) }
    expect(suite.nameless('tiny.things.create', again, reply)).toEqual([])
    const { send, left } = service({ a: '5', b: '5' })
    await suite.cleanup({ service: 'tiny', kind: 'thing', path: '/thing?id=a' }, send)
    expect(left()).toEqual(['b'])
  })

  test('get their ids from the answer', () => {
    const reply = replyOf(202, { thing: { id: 'one' } })
    expect(suite.identifies('tiny.things.create', reply)).toEqual(['one'])
    expect(suite.identifies('tiny.things.show', reply)).toEqual([])
    expect(suite.identifies('tiny.things.create', replyOf(202, []))).toEqual([])
  })

  test('are all removed by their name, from every page, and nothing else is', async () => {
    const { send, left } = service({ a: 'mine', b: 'mine too', c: 'mine', d: 'other', e: 'mine' })
    await suite.cleanup({ service: 'tiny', kind: 'thing', path: '/thing?name=mine' }, send)
    expect(left()).toEqual(['b', 'd'])
  })

  test('are tried again while the service refuses', async () => {
    const { send, left } = service({ a: 'mine' }, 2)
    await suite.cleanup({ service: 'tiny', kind: 'thing', path: '/thing?name=mine' }, send)
    expect(left()).toEqual([])
  })

  test('are found by what their names begin with, each name once', async () => {
    const { send } = service({ a: 'k5c-1-x', b: 'other', c: 'k5c-1-x', d: 'k5c-1-y z' })
    const found = await suite.find('k5c-1-', send)
    expect(found.map(({ path }) => path)).toEqual(['/thing?name=k5c-1-x', '/thing?name=k5c-1-y%20z'])
  })

  test('that cannot be listed are not taken for gone', async () => {
    const send = async () => replyOf(503)
    const gone = suite.cleanup({ service: 'tiny', kind: 'thing', path: '/thing?name=mine' }, send)
    await expect(gone).rejects.toThrow('503')
  })
})
