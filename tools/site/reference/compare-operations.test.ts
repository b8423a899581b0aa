import { expect, test } from 'vitest'
import type { Operation, Parameter } from '../../model/catalog.ts'
import { compareOperations, untold } from './compare-operations.ts'

const clause = { document: 'jio-api', section: 'things' } as const

function operation(more: Partial<Operation> = {}): Operation {
  return {
    id: 'a.things.show',
    title: 'Show thing',
    method: 'GET',
    path: '/things/{id}',
    clause,
    normalCodes: [],
    errorCodes: [],
    parameters: [],
    responseHeaders: [],
    responseElements: [],
    samples: [],
    ...more,
  }
}

function headers(...names: string[]): Pick<Operation, 'parameters'> {
  return { parameters: names.map((name): Parameter => ({ name, in: 'header', clause })) }
}

test.each<[string, Partial<Operation>, Partial<Operation>, unknown[]]>([
  ['the same', {}, {}, []],
  ['names of variables are free', { path: '/things/{thing_id}' }, {}, []],
  ['another method', { method: 'POST' }, {}, [{ what: 'method', own: 'POST', other: 'GET' }]],
  ['another path', { path: '/os-things/{id}' }, {}, [{ what: 'path', own: '/os-things/{id}', other: '/things/{id}' }]],
  [
    'a variable without braces',
    { path: '/things/thingId' },
    {},
    [{ what: 'unmarked variable', own: '/things/thingId', other: '/things/{id}' }],
  ],
  ['what one does not tell is no difference', {}, headers('X-Thing'), []],
  ['headers have no case', headers('x-thing'), headers('X-Thing'), []],
  [
    'names that only one has',
    headers('X-Thing', 'X-Own'),
    headers('X-Thing', 'X-Other', 'X-More'),
    [{ what: 'header', own: 'X-Own', other: 'X-Other, X-More' }],
  ],
  [
    'statuses of success',
    { normalCodes: [{ code: 200, reason: 'OK', clause }] },
    { normalCodes: [{ code: 202, reason: 'Accepted', clause }] },
    [{ what: 'status', own: '200', other: '202' }],
  ],
  [
    'what tells it apart',
    { discriminator: { in: 'body', name: 'stop' } },
    { discriminator: { in: 'body', name: 'os-stop' } },
    [{ what: 'told apart by', own: 'body stop', other: 'body os-stop' }],
  ],
])('%s', (_, own, other, expected) => {
  expect(compareOperations(operation(own), operation(other))).toEqual(expected)
})

test('of what a document says nothing', () => {
  expect(untold(operation(), operation(headers('X-Thing')))).toEqual(['headers'])
  expect(untold(operation(headers('X-Thing')), operation())).toEqual([])
})
