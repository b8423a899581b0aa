import { expect, test } from 'vitest'
import type { Operation, Parameter } from '../../model/catalog.ts'
import { withDiscriminators } from './discriminators.ts'

const clause = { document: 'k5-foundation-1.12' as const, section: '9.7' }
const argument = (name: string, more: Partial<Parameter> = {}): Parameter => ({ name, in: 'form', clause, ...more })
const operation = (id: string, path: string, ...parameters: Parameter[]): Operation =>
  ({ id, title: id, method: 'PUT', path, parameters, samples: [] }) as unknown as Operation

test('operations on one method and path are told apart by a fixed value, else by an argument of their own', () => {
  const told = withDiscriminators([
    operation('a', '/books/{bookId}', argument('page', { presence: 'optional' }), argument('colour'), argument('size')),
    operation('b', '/books/{otherId}', argument('colour'), argument('type', { values: ['flat'] })),
    operation(
      'c',
      '/books/{bookId}',
      argument('type', { values: ['thick', 'thin'] }),
      argument('ink', { in: 'query' }),
    ),
    operation('d', '/books', argument('type', { values: ['flat'] })),
  ])
  expect(told.map(({ discriminator }) => discriminator)).toEqual([
    { in: 'form', name: 'size' },
    { in: 'form', name: 'type', value: 'flat' },
    { in: 'query', name: 'ink' },
    undefined,
  ])
})

test('nothing tells operations apart that take the same', () => {
  const same = ['a', 'b'].map(id => operation(id, '/books', argument('colour')))
  expect(withDiscriminators(same)).toEqual(same)
})
