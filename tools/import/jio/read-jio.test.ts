import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Operation, ServiceCatalog } from '../../model/catalog.ts'
import type { Adjudication } from '../errata/adjudications.ts'
import { type JioForm, readNames } from './form.ts'
import { inventedForm } from './invented.fixture.ts'
import { readJioDocument } from './read-document.ts'
import { readJio } from './read-jio.ts'
import { readPath } from './request.ts'

const text = readFileSync(join(import.meta.dirname, '../fixtures/jio.txt'), 'utf8')
const everything: Adjudication = { id: 'all', clause: '§9', chosen: 'either', why: 'invented', finds: ['*'] }
const other = (id: string, method: string, path: string) =>
  ({ id, method, path, clause: { document: 'k5-foundation-1.12', section: '9.1' } }) as Operation
const others = [
  {
    document: 'k5-foundation-1.12',
    operations: [
      other('lending.shelves.list', 'GET', '/v7/{town}/shelves'),
      other('lending.shelves.show', 'PUT', '/v7/shelf'),
    ],
  },
  {
    document: 'k5-rst-index',
    operations: [other('lending.shelves.list', 'GET', '/'), other('lending.pictures.show', 'GET', '/')],
  },
] as ServiceCatalog[]
const read = (adjudications = [everything], source = text) =>
  readJio({ file: 'lending.txt', text: source }, inventedForm, adjudications, others)
const { catalogs, errata } = read()
const operations = catalogs.flatMap(catalog => catalog.operations)
const operation = (id: string): Operation => operations.find(each => each.id === id) as Operation

describe('the catalogs', () => {
  test('are one for each part, with a chapter for each group', () => {
    expect(
      catalogs.map(({ service, chapters }) => [
        service,
        chapters.map(({ section, pathPrefix }) => [section, pathPrefix]),
      ]),
    ).toEqual([
      [
        'lending',
        [
          ['lending.shelves', '/v7/{town_id}'],
          ['lending.shelf-images', ''],
          ['lending.actions', '/v7/{town_id}'],
          ['lending.actions-2', '/v7/{town_id}'],
          ['lending.borrowers', '/v7/{town_id}'],
        ],
      ],
      ['attic-storage', [['attic-storage', '/v8/{attic}']]],
    ])
  })

  test('have what the introduction states of the whole part', () => {
    const [chapter] = catalogs[0]?.chapters ?? []
    expect(chapter?.errorCodes.map(({ code, fault, clause }) => [code, fault, clause.page])).toEqual([
      [404, 'noSuchBook', 4],
      [503, 'Closed', 4],
    ])
    expect(chapter?.facts?.map(({ name, value }) => [name, value])).toEqual([
      ['scheme', 'https'],
      ['port', '8443'],
    ])
    expect(catalogs[1]?.chapters[0]).not.toHaveProperty('facts')
  })

  test('are refused where a line of the faults is no row', () => {
    const damaged = text.replace('noSuchBook\t404', 'noSuchBook\tforty')
    const line = damaged.split('\n').findIndex(each => each.startsWith('noSuchBook')) + 1
    expect(() => read([everything], damaged)).toThrow(
      expect.objectContaining({ code: 'IMPORT_STRUCTURE', where: `lending.txt:${line}` }),
    )
  })

  test('cite group, page and row, and name what stands in path and response', () => {
    expect(operation('lending.shelves.paint')).toMatchObject({
      path: '/v7/{town_id}/shelves/{shelf_id}',
      clause: { document: 'jio-api', section: 'lending.shelves', page: 5, detail: 'row 4' },
      parameters: [{ name: 'town_id' }, { name: 'shelf_id' }],
    })
    expect(operation('lending.pictures.show').responseElements.map(({ name }) => name)).toEqual(['SHELF-EXT:dust'])
  })

  test('tell actions apart, also those that only a sentence names', () => {
    expect(operation('lending.shelves.dust').discriminator).toEqual({ in: 'body', name: 'dustOff' })
    expect(operation('lending.shelves.close').discriminator).toEqual({ in: 'body', name: 'os-close', inferred: true })
    expect(operation('lending.shelves.close').transition).toEqual({ to: 'CLOSED' })
  })

  test('say what comes again, and what another document has too', () => {
    expect(operations.flatMap(({ id, variantOf }) => (variantOf === undefined ? [] : [[id, variantOf]]))).toEqual([
      ['lending.shelves.list-borrowers', 'lending.shelves.list'],
    ])
    expect(operations.flatMap(({ id, sameAs }) => (sameAs === undefined ? [] : [[id, ...sameAs]]))).toEqual([
      ['lending.shelves.list', 'k5-foundation-1.12 lending.shelves.list'],
      ['lending.shelves.show', 'k5-foundation-1.12 lending.shelves.show'],
      ['lending.pictures.show', 'k5-rst-index lending.pictures.show'],
      ['lending.shelves.list-borrowers', 'k5-foundation-1.12 lending.shelves.list'],
    ])
  })

  test('have paths as decided, with their parameters', () => {
    const path = '/v7/{town_id}/pictures/{shelf_id}'
    const decided = read([{ ...everything, corrects: [{ in: 'operation', name: 'lending.pictures.create', path }] }])
    const created = decided.catalogs[0]?.operations.find(({ id }) => id === 'lending.pictures.create')
    expect(created).toMatchObject({ path, parameters: [{ name: 'town_id' }, { name: 'shelf_id', in: 'path' }] })
  })
})

describe('the errata', () => {
  const keysOf = (source = text): string[] => {
    try {
      read([], source)
      return []
    } catch (error) {
      return [...(error as Error).message.matchAll(/not decided: (\S+)/g)].map(match => match[1] as string)
    }
  }

  test('are every damage and contradiction of the invented document', () => {
    expect(keysOf()).toEqual([
      'parentheses:lending.shelves.delete',
      'row-as-header:lending.versions.show',
      'blank-in-path:lending.pictures.list-old',
      'lost-cell:lending.shelves.close',
      'wrapped-alias:lending.actions.list',
      'wrapped-alias:lending.actions.show',
      'contents-title:lending.shelf-images',
      'title-again:lending.actions-2',
      'contents-page:lending.actions-2',
      'contents-page:lending.borrowers',
      'action-not-named:lending.shelves.close',
      'other-request:lending.shelves.show',
      'other-request:lending.pictures.show',
      'endpoint-not-named:lending',
      'endpoint-not-named:attic-storage',
      'fault-spelling:Closed',
    ])
    expect(errata[0]?.readings.length).toBeGreaterThan(18)
  })

  /** The invented form, with the requests of another text. */
  const formOf = (source: string): JioForm => {
    const groups = readJioDocument({ file: 'f', text: source }, Object.keys(inventedForm.services)).flatMap(
      part => part.groups,
    )
    const requests = groups.map(({ rows }) =>
      rows.map(row => `${row.method} ${readPath(row, inventedForm.words).path.slice(1)}`),
    )
    const names = [...inventedForm.names].map(
      ([section, group], index) =>
        [section, group.map((name, at) => ({ ...name, request: requests[index]?.[at] as string }))] as const,
    )
    return { ...inventedForm, names: new Map(names) }
  }

  test.each<[string, string, string]>([
    ['wrapped-hyphen', 'os-shelf-\t\n\tactions\t\nGET', 'os-shelf-actions\t\nGET'],
    ['word-doubled', 'Lists boxes', 'Lists boxes of of books'],
    ['spelling', 'Lists boxes', 'Lists boxes by flavour'],
    ['blank-in-header', 'Lists boxes', 'Lists boxes with X-Box-Meta- name'],
    ['misread-letter', 'the dustOff action', 'the dustlmage action'],
    ['action-named-elsewhere', 'the dustOff action', 'the os-close action'],
    ['actions-not-told-apart', 'Specify the dustOff action in the', 'Say so in the'],
    ['create-at-item', 'PUT\tv7/{town_id}/shelves/\tPaints a', 'POST\tv7/{town_id}/shelves/\tCreates a '],
    ['action-by-get', 'POST\tv7/{town_id}/shelves/\tDusts', 'GET\tv7/{town_id}/shelves/\tDusts'],
    ['no-resource', 'POST\tv7/{town_id}\t', 'POST\tv7/{tenant_id}\t'],
    ['placeholder-twice', 'v8/{attic}/\tCopies', 'v8/{box}/\tCopies'],
    ['segment-twice', 'v8/{attic}/\tCopies', 'v8/{attic}/box/box/\tCopies'],
    ['list-below-item', 'v8/{attic}\tLists', 'v8/{attic}/detail\tLists'],
    ['delete-of-list', 'GET\tv8/{attic}\tLists boxes', 'DELETE\tv8/{attic}/boxes\tDeletes a box'],
    ['one-of-list', 'v8/{attic}\tLists boxes', 'v8/{attic}/boxes\tLists details for a specified box'],
    ['tenant-missing', 'v7/pictures/{picture_id}', 'v7/shelves/{picture_id}'],
    ['same-shape', 'v7/pictures/{picture_id}', 'v7/{town_id}/shelves/{other_id}'],
    ['row-again', 'Lists shelves. Includes the borrowers', 'Lists shelves'],
  ])('%s is found', (head, before, after) => {
    const source = text.replace(before, after)
    expect(source).not.toBe(text)
    const decide = () => readJio({ file: 'f', text: source }, formOf(source), [], [])
    expect(decide).toThrow(`not decided: ${head}:`)
    expect(keysOf().some(key => key.startsWith(`${head}:`))).toBe(false)
  })

  test('are also that a title says default and no path does, and that a group comes again', () => {
    const shelves = text.slice(text.indexOf('### Shelves'), text.indexOf('## Shelf Images'))
    const source = text
      .replace('Borrowers\t', 'Default borrowers\t')
      .replace(/### Borrowers[^#]+/, shelves.replace('Shelves', 'Default borrowers'))
    const names = new Map(inventedForm.names)
    const again = names.get('lending.shelves')?.map(name => ({ ...name, id: `${name.id}-again` })) ?? []
    names.delete('lending.borrowers')
    names.set('lending.default-borrowers', again)
    const decide = () => readJio({ file: 'f', text: source }, { ...inventedForm, names }, [], [])
    expect(decide).toThrow('not decided: group-again:lending.default-borrowers')
    expect(decide).toThrow('not decided: default-not-in-path:lending.default-borrowers')
  })
})

describe('the names', () => {
  test('must agree with the rows', () => {
    expect(() => read([everything], text.replace('GET\tv8/{attic}\tLists', 'GET\tv8/{loft}\tLists'))).toThrow(
      'row 1 of attic-storage is GET v8/{loft}',
    )
    expect(() => read([everything], text.replace(/COPY\t.*/s, ''))).toThrow('attic-storage has 1 rows, and names for 2')
  })

  test.each([['GET a | shelf.a'], ['GET a | shelf.a | A\nGET b | shelf.a | B']])('%j is refused', table => {
    expect(() => readNames([`# g\n${table}`])).toThrow('gives no new name')
  })
})
