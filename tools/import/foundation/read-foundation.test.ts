import { describe, expect, test } from 'vitest'
import type { Operation } from '../../model/catalog.ts'
import { LineReadings } from '../document/line-readings.ts'
import type { OperationReading, ReadChapter } from '../reading.ts'
import { bakery, bakeryNames, inventedSection } from './invented.fixture.ts'
import { foundationReader } from './read-foundation.ts'

const chapters = [{ section: '9.1', details: '9.1.6' }]

function read(change: Readonly<Record<string, string>> = {}): ReadChapter {
  return foundationReader(chapters, bakeryNames)(bakery(change), new LineReadings())
}

function readingOf(id: string, chapter = read()): OperationReading {
  return chapter.operations.find(({ operation }) => operation.id === id) as OperationReading
}

function operationOf(id: string): Operation {
  return readingOf(id).operation
}

describe('a chapter', () => {
  test('says what holds for all of its operations', () => {
    const [chapter] = read().chapters
    expect(chapter).toMatchObject({
      service: 'compute',
      serviceType: 'compute',
      section: '9.1',
      title: 'Bakery',
      pathPrefix: '/v2/{tenant_id}',
    })
    expect(chapter?.requestHeaders?.map(({ name, value }) => [name, value])).toEqual([
      ['Accept', 'application/json'],
      ['Content-Type', 'application/json'],
      ['X-Auth-Token', undefined],
    ])
  })

  test('names the rows of its list that mean each operation', () => {
    const rows = read().operations.map(({ operation }) => operation.listedAs?.map(({ detail }) => detail))
    expect(rows).toEqual([['Trays item 1'], ['Trays item 2'], ['Trays item 3'], ['Ovens item 1'], ['Ovens item 2']])
  })

  test('has an id for each section and a section for each id', () => {
    const without = bakery()
    without.delete('9.1.6.5')
    without.set('9.1.6.6', inventedSection('9.1.6.6', 'Open oven', ''))
    expect(() => foundationReader(chapters, bakeryNames)(without, new LineReadings())).toThrow(/9\.1\.6\.6, 9\.1\.6\.5/)
  })

  test.each(['9.1', '9.1.1', '9.1.2', '9.1.3', '9.1.4'])('without section %s is none', number => {
    const without = bakery()
    without.delete(number)
    expect(() => foundationReader(chapters, bakeryNames)(without, new LineReadings())).toThrow(
      expect.objectContaining({ code: 'IMPORT_SECTION_MISSING' }),
    )
  })
})

describe('an operation', () => {
  test('has the path without damage, and the printed one beside it', () => {
    expect(operationOf('compute.trays.show').path).toBe('/v2/{tenant_id}/trays/{tray_id}')
    expect(readingOf('compute.trays.show').endpoint.path).toBe('/v2/{tenant_id}/trays/<TRAY_ID>')
    expect(operationOf('compute.ovens.heat').path).toBe('/v2/{tenant_id}/ovens/{oven_id}/action')
  })

  test('takes the path of the list where its own lacks the account', () => {
    const { '9.1.6.5': text = '' } = Object.fromEntries(
      [...bakery()].map(([key, value]) => [key, value.lines.join('\n')]),
    )
    const chapter = read({
      '9.1.6.5': text.replace('/v2/ {tenant_id}/ovens', '/v2/ovens').replace(/^\{tenant.*$/m, ''),
    })
    const { operation } = readingOf('compute.ovens.delete', chapter)
    expect(operation.path).toBe('/v2/{tenant_id}/ovens/{oven_id}')
    expect(operation.parameters[0]).toMatchObject({ name: 'tenant_id', in: 'path', clause: { section: '9.1.2' } })
  })

  test('has its parameters where the facts place them', () => {
    const places = operationOf('compute.trays.create').parameters.map(each => [each.name, each.in, each.at])
    expect(places).toEqual([
      ['tenant_id', 'path', undefined],
      ['shelf', 'body', '/tray/shelf'],
      ['name', 'body', '/tray/name'],
    ])
  })

  test('joins what page breaks split', () => {
    const [, size] = operationOf('compute.trays.list').parameters
    expect(size).toMatchObject({ name: 'size', in: 'query', type: 'string', presence: 'optional' })
    const name = readingOf('compute.trays.create').entries.find(({ place }) => place === 'body')
    expect(name?.text).toBe('The name. It is shown to guests.')
  })

  test('requires every variable of its path, with or without a row', () => {
    expect(operationOf('compute.trays.show').parameters).toMatchObject([
      { name: 'tenant_id', in: 'path', presence: 'required', clause: { detail: 'path tenant_id' } },
      { name: 'tray_id', in: 'path', presence: 'required', clause: { detail: 'path tray_id' } },
    ])
  })

  test('keeps the rows as printed', () => {
    const entries = readingOf('compute.trays.create').entries.map(entry => [
      entry.place,
      entry.name,
      entry.clause.detail,
    ])
    expect(entries).toEqual([
      ['path', '{tenant_id}', 'URI parameter tenant_id'],
      ['path', 'name', 'URI parameter name'],
      ['path', 'shelf', 'URI parameter shelf'],
      ['body', 'name', 'body parameter name'],
      ['header', 'Location', 'response header Location'],
      ['response', 'tray', 'response parameter tray'],
      ['response', 'wood', 'response parameter wood'],
      ['response', 'id', 'response parameter id'],
      ['response', 'age', 'response parameter age'],
      ['response', 'shelf', 'response parameter shelf'],
    ])
  })

  test('has headers and elements of its response', () => {
    const { responseHeaders, responseElements } = operationOf('compute.trays.create')
    expect(responseHeaders).toMatchObject([{ name: 'Location', presence: 'required' }])
    expect(responseElements.map(each => [each.name, each.type, each.at, each.parent])).toEqual([
      ['tray', 'dict', '/tray', null],
      ['wood', 'dict', '/tray/wood', 'tray'],
      ['id', 'string', '/tray/wood/id', 'wood'],
      ['age', 'int', '/tray/wood/age', 'wood'],
      ['shelf', 'string', '/tray/shelf', 'tray'],
    ])
    expect(responseElements[1]).toMatchObject({ presence: 'required', children: ['id', 'age'] })
  })

  test.each([
    ['compute.trays.list', undefined, ['application/json']],
    ['compute.trays.create', ['application/json'], ['application/json']],
    ['compute.trays.show', [], ['application/json']],
    ['compute.ovens.heat', ['application/json'], []],
    ['compute.ovens.delete', [], []],
  ])('%s consumes %j and produces %j', (id, consumes, produces) => {
    expect(operationOf(id).consumes).toEqual(consumes)
    expect(operationOf(id).produces).toEqual(produces)
  })

  test('names the values that its description gives to the attribute it is about', () => {
    const text = (bakery().get('9.1.6.1')?.lines.join('\n') ?? '').replace(
      'Lists trays.',
      'Lists by type, either old or new.',
    )
    const names = { ...bakeryNames, '9.1.6.1': { id: 'compute.trays.list', shows: ['id'] } }
    const { operations } = foundationReader(chapters, names)(bakery({ '9.1.6.1': text }), new LineReadings())
    expect(operations[0]?.operation.responseElements).toMatchObject([
      { name: 'id', at: '/trays/[]/id', values: ['old', 'new'], clause: { detail: 'attribute id' } },
    ])
  })

  test('is told from other actions by the body of its sample', () => {
    expect(operationOf('compute.ovens.heat').discriminator).toEqual({ in: 'body', name: 'heat' })
    const none =
      'Method: POST\nURI: /v2/{tenant_id}/ovens/{oven_id}/action\nDescription: Heats.\n\nNormal response code: 202'
    expect(() => read({ '9.1.6.4': none })).toThrow(/nothing that names the action/)
  })

  test('has the codes that its text and the notes of its chapter name', () => {
    expect(operationOf('compute.trays.create').errorCodes).toMatchObject([{ code: 413, fault: 'overLimit' }])
    expect(operationOf('compute.trays.show').errorCodes).toMatchObject([
      { code: 500, reason: 'Server Error', note: expect.stringContaining('role'), clause: { section: '9.1.5' } },
    ])
    expect(operationOf('compute.trays.list').normalCodes.map(({ code }) => code)).toEqual([200, 203])
  })
})

test('lines that no rule read are left for review', () => {
  const lines = new LineReadings()
  const sections = bakery()
  foundationReader(chapters, bakeryNames)(sections, lines)
  const unread = [...sections.values()].flatMap(section =>
    section.lines.filter((line, index) => line.trim() !== '' && lines.ruleOf(section, index) === undefined),
  )
  expect(unread).toEqual(['- Trays are warm.', '- About codes'])
})
