import { describe, expect, it } from 'vitest'
import type { Operation, Parameter, ServiceCatalog } from '../../model/catalog.ts'
import { type Correction, correctCatalog } from './corrections.ts'

const clause = { document: 'k5-foundation-1.12' as const, section: '9.9.1' }

function catalogOf(...ids: string[]): ServiceCatalog {
  const parameter: Parameter = { name: 'tray', in: 'body', at: '/tray', type: 'string', clause }
  const operations = ids.map(id => ({ id, parameters: [parameter], responseElements: [] }) as unknown as Operation)
  return { service: 'shop', operations } as unknown as ServiceCatalog
}

function typesAfter(corrects: Correction, ...ids: string[]): (string | undefined)[] {
  const rows = [{ id: 'a', clause: '§9', chosen: 'b', why: 'c', finds: [], corrects: [corrects] }]
  return correctCatalog(catalogOf(...ids), rows).operations.map(({ parameters }) => parameters[0]?.type)
}

describe('correctCatalog', () => {
  it('corrects a member of bodies in every operation', () => {
    expect(typesAfter({ in: 'body', name: 'tray', type: 'array' }, 'shop.a', 'shop.b')).toEqual(['array', 'array'])
  })

  it('corrects it in the operations that are named only', () => {
    const correction: Correction = { in: 'body', operation: '*.b', name: 't*', type: 'object' }
    expect(typesAfter(correction, 'shop.a', 'shop.b')).toEqual(['string', 'object'])
  })

  it.each([
    [{ in: 'body', name: 'lid', type: 'array' }, 'corrects nothing'],
    [{ in: 'query', name: 'tray', type: 'array' }, 'corrects nothing'],
    [{ in: 'body', name: 'tray', type: 'wood' }, 'no type'],
  ] as const)('refuses %j', (correction, message) => {
    expect(() => typesAfter(correction, 'shop.a')).toThrow(message)
  })
})
