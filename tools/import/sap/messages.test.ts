// biome-ignore-all lint/suspicious/noTemplateCurlyInString: arguments of messages, as documents write them
import { describe, expect, test } from 'vitest'
import type { Operation } from '../../model/catalog.ts'
import { LineReadings } from '../document/line-readings.ts'
import { inventedSection, table, thrownBy } from '../parts/section.fixture.ts'
import { withMessages } from './message-owners.ts'
import { type MessageGroup, readMessage, readMessages } from './messages.ts'

const header = ['Status code', 'Error messages', 'Cause']
const section = (text: string) => inventedSection('9.7.7', 'Error messages', text)
const read = (text: string): MessageGroup[] => readMessages(section(text), new LineReadings())

describe('readMessage', () => {
  test.each([
    ['Page is torn', 'Page is torn', undefined],
    ['\\${0}:not readable \\${0}: Page number', '${0}:not readable', undefined],
    ['<p>Lamp "\\${0}" is out.</p> <p>\\${0}: Name</p>', 'Lamp "${0}" is out.', undefined],
    ['reading stopped. {0}', 'reading stopped. ${0}', undefined],
    [
      '\\${0}:gone.(\\${1}) \\${0}: Shelf, \\${1}: Literal text "the (old) book"',
      '${0}:gone.(${1})',
      { '1': ['the (old) book'] },
    ],
    [
      '\\${0}:gone.(\\${1}) \\${0}: Shelf, \\${1}: Can be any of the following: <ol><li>1. \\${1}=bookName:was sold</li><li>2. \\${1}=bookName:is at <shelf_name></li></ol> <p> bookName is replace with the name. </p>',
      '${0}:gone.(${1})',
      { '1': ['${bookName}:was sold', '${bookName}:is at ${shelf_name}'] },
    ],
    ['Text explaining why it is dark', '${0}', undefined],
  ])('%s', (cell, message, values) => {
    expect(readMessage(cell)).toEqual({ message, ...(values === undefined ? {} : { arguments: values }) })
  })
})

describe('readMessages', () => {
  test('groups by heading, over pages, with a row whose cells are joined', () => {
    const first = table(header, ['404 \\${0}:not known', '\\${0}: Path', 'Because'], ['409', 'Page is torn', 'Because'])
    const second = table(header, ['', '', 'and so on'], ['500', 'Fire', 'Because'])
    const groups = read(`Common\n\n${first}\n\n${second}\n\nOpen book\n\n${table(header, ['412', 'Shut', 'x'])}`)
    expect(
      groups.map(({ heading, errors }) => [heading, errors.map(({ status, message }) => [status, message])]),
    ).toEqual([
      [
        'Common',
        [
          [404, '${0}:not known'],
          [409, 'Page is torn'],
          [500, 'Fire'],
        ],
      ],
      ['Open book', [[412, 'Shut']]],
    ])
  })

  test.each([
    ['a table without a heading', table(header, ['404', 'Gone', 'x']), 'line 101 '],
    ['other columns', `Common\n\n${table(['Status', 'Message'], ['404', 'Gone'])}`, 'line 103 '],
    ['a row without a status', `Common\n\n${table(header, ['4O4', 'Gone', 'x'])}`, 'line 104 '],
    ['a row without a message', `Common\n\n${table(header, ['404', '', 'x'])}`, 'line 104 '],
  ])('tells the line of %s', (_, text, where) => {
    const error = thrownBy(() => read(text))
    expect([error.code, error.where?.includes(where)]).toEqual(['IMPORT_STRUCTURE', true])
  })
})

describe('withMessages', () => {
  const operation = (id: string, title: string): Operation => ({ id, title, samples: [] }) as unknown as Operation
  const operations = [
    operation('a.b.open', 'Open book'),
    operation('a.b.shut', 'Shut book'),
    operation('a.b.list', 'List'),
  ]
  const group = (heading: string): MessageGroup => ({
    heading,
    line: 4,
    errors: [{ status: 404, message: heading, clause: { document: 'k5-foundation-1.12', section: '9.7.7' } }],
  })

  test('gives them to the operations that a heading means, and what is common to the chapter', () => {
    const told = withMessages(section(''), operations, [
      group('Common'),
      group('Open book/Shut book'),
      group('Open book'),
    ])
    expect(told.common.map(({ message }) => message)).toEqual(['Common'])
    expect(told.operations.map(({ errors }) => errors?.map(({ message }) => message))).toEqual([
      ['Open book/Shut book', 'Open book'],
      ['Open book/Shut book'],
      undefined,
    ])
  })

  test('tells the line of a heading that means no operation', () => {
    const error = thrownBy(() => withMessages(section(''), operations, [group('Open book/Burn book')]))
    expect([error.code, error.where?.includes('line 105 ')]).toEqual(['IMPORT_STRUCTURE', true])
  })
})
