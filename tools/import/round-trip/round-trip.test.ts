import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Operation, Parameter } from '../../model/catalog.ts'
import { assembleCatalogs } from '../assemble-catalogs.ts'
import { LineReadings } from '../document/line-readings.ts'
import { splitSections } from '../document/sections.ts'
import { checkWholeManual } from '../document/whole-manual.ts'
import { foundationReader } from '../foundation/read-foundation.ts'
import {
  type InventedChapter,
  type InventedOperation,
  type InventedRow,
  inventedChapters,
  type JsonValue,
} from './invented-chapter.fixture.ts'
import { chapterNumber, renderManual } from './render-manual.fixture.ts'

/** What must come back of an operation. */
interface Expected {
  id: string
  method: string
  path: string
  listed: string[]
  codes: number[]
  parameters: Pick<Parameter, 'name' | 'in' | 'type' | 'presence' | 'at'>[]
  samples: { role: string; value: JsonValue }[]
}

const idOf = (index: number): string => `compute.things.handle-${'abcdef'[index]}`
const types = { String: 'string', Int: 'integer', Boolean: 'boolean', UUID: 'uuid' } as const

function expectedOf(operation: InventedOperation, index: number): Expected {
  const { method, path, normalCodes, variables, query, body, root, response } = operation
  const parameter = (place: Parameter['in']) => (row: InventedRow) => ({
    name: row.name,
    in: place,
    type: types[row.type],
    ...(place === 'path' ? { presence: 'required' as const } : row.optional ? { presence: 'optional' as const } : {}),
    ...(place === 'body' ? { at: `/${root}/${row.name}` } : {}),
  })
  const request = { [root]: Object.fromEntries(body.map(({ name, value }) => [name, value])) }
  return {
    id: idOf(index),
    method,
    path: `/v2/{tenant_id}${path}`,
    listed: [`item ${index + 1}`],
    codes: normalCodes,
    parameters: [
      { name: 'tenant_id', in: 'path', type: 'string', presence: 'required' },
      ...variables.map(parameter('path')),
      ...query.map(parameter('query')),
      ...body.map(parameter('body')),
    ],
    samples: [
      ...(body.length === 0 ? [] : [{ role: 'request', value: request }]),
      ...(response === undefined ? [] : [{ role: 'response', value: response }]),
    ],
  }
}

function parametersOf({ parameters }: Operation): Expected['parameters'] {
  return parameters.map(({ name, in: place, type, presence, at }) => ({
    name,
    in: place,
    ...(type === undefined ? {} : { type }),
    ...(presence === undefined ? {} : { presence }),
    ...(at === undefined ? {} : { at }),
  }))
}

function readBack(chapter: InventedChapter): { operations: Expected[]; errorCodes: number[] } {
  const text = renderManual(chapter)
  const sections = splitSections(text, 'invented.txt')
  checkWholeManual({ text, file: 'invented.txt' }, sections)
  const names = Object.fromEntries(chapter.operations.map((_, index) => [`9.1.6.${index + 1}`, { id: idOf(index) }]))
  const read = foundationReader([{ section: chapterNumber, details: `${chapterNumber}.6` }], names)
  const [service] = assembleCatalogs([read(sections, new LineReadings())])
  return {
    operations: (service?.operations ?? []).map(({ operation, samples }) => ({
      id: operation.id,
      method: operation.method,
      path: operation.path,
      listed: (operation.listedAs ?? []).map(({ detail }) => detail ?? ''),
      codes: operation.normalCodes.map(({ code }) => code),
      parameters: parametersOf(operation),
      samples: samples.map(({ sample, text: content }) => ({
        role: sample.role,
        value: JSON.parse(content) as JsonValue,
      })),
    })),
    errorCodes: service?.catalog.chapters[0]?.errorCodes.map(({ code }) => code) ?? [],
  }
}

test('a rendered chapter, wherever its pages break, is read back as it was', () => {
  fc.assert(
    fc.property(inventedChapters, chapter => {
      expect(readBack(chapter)).toEqual({
        operations: chapter.operations.map(expectedOf),
        errorCodes: chapter.errorCodes.map(({ code }) => code),
      })
    }),
    { numRuns: 150, seed: 1207 },
  )
})
