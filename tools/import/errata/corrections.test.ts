import { describe, expect, it } from 'vitest'
import type { Operation, Parameter, ServiceCatalog } from '../../model/catalog.ts'
import type { Adjudication } from './adjudications.ts'
import { type Correction, correctCatalog } from './corrections.ts'

const clause = { document: 'k5-foundation-1.12' as const, section: '9.9.1' }

function catalogOf(...ids: string[]): ServiceCatalog {
  const parameter: Parameter = { name: 'tray', in: 'body', at: '/tray', type: 'string', clause }
  const operations = ids.map(id => ({ id, parameters: [parameter], responseElements: [] }) as unknown as Operation)
  return { service: 'shop', operations } as unknown as ServiceCatalog
}

function decision(corrects: Correction): Adjudication {
  return { id: 'a', clause: '§9', chosen: 'b', why: 'c', finds: [], corrects: [corrects] }
}

function typesAfter(corrects: Correction, ...ids: string[]): (string | undefined)[] {
  return correctCatalog(catalogOf(...ids), [decision(corrects)]).operations.map(({ parameters }) => parameters[0]?.type)
}

describe('correctCatalog', () => {
  it('corrects a member of bodies in every operation', () => {
    expect(typesAfter({ in: 'body', name: 'tray', type: 'array' }, 'shop.a', 'shop.b')).toEqual(['array', 'array'])
  })

  it('corrects it in the operations that are named only', () => {
    const correction: Correction = { in: 'body', operation: '*.b', name: 't*', type: 'object' }
    expect(typesAfter(correction, 'shop.a', 'shop.b')).toEqual(['string', 'object'])
  })

  it.each<[what: string, correction: Correction, after: Partial<Parameter>]>([
    ['place', { in: 'body', name: 'tray', to: 'query' }, { in: 'query' }],
    ['place in the body', { in: 'body', name: 'tray', at: '/trays/[]/tray' }, { at: '/trays/[]/tray' }],
    ['spelling', { in: 'body', name: 'tray', spelled: 'trays' }, { name: 'trays' }],
    ['presence', { in: 'body', name: 'tray', presence: 'optional' }, { presence: 'optional' }],
    ['values', { in: 'body', name: 'tray', values: ['a', 'b'] }, { values: ['a', 'b'] }],
    ['default', { in: 'body', name: 'tray', default: 'a' }, { default: 'a' }],
  ])('corrects the %s of a parameter and nothing else', (_what, corrects, after) => {
    const before = catalogOf('shop.a')
    const [operation] = correctCatalog(before, [decision(corrects)]).operations
    expect(operation?.parameters).toEqual([{ ...before.operations[0]?.parameters[0], ...after }])
  })

  it('corrects title and path of an operation, and with the path its parameters', () => {
    const corrects: Correction = { in: 'operation', name: 'shop.a', title: 'Fill tray', path: '/trays/{tray}' }
    const [one, other] = correctCatalog(catalogOf('shop.a', 'shop.b'), [decision(corrects)]).operations
    expect(one).toMatchObject({ title: 'Fill tray', path: '/trays/{tray}' })
    expect(one?.parameters.map(({ name, in: place }) => [name, place])).toEqual([
      ['tray', 'path'],
      ['tray', 'body'],
    ])
    expect(other).toEqual(catalogOf('shop.b').operations[0])
  })

  it.each([
    [{ in: 'body', name: 'lid', type: 'array' }, 'corrects nothing'],
    [{ in: 'query', name: 'tray', type: 'array' }, 'corrects nothing'],
    [{ in: 'body', name: 'tray', type: 'wood' }, 'no type'],
  ] as const)('refuses %j', (correction, message) => {
    expect(() => typesAfter(correction, 'shop.a')).toThrow(message)
  })
})
